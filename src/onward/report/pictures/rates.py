"""Rates against the usual: the interval as a band on the paler band of other people."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from onward.ledger.findings import StageRate
from onward.report import words
from onward.report.pictures.svg import WIDTH, Picture, canvas, finish, label, put

_ROW = 74.0


def rates(stages: Sequence[StageRate]) -> Picture:
    """Draw each stage on a scale of its own, in counts of 100."""
    root = canvas(_ROW * len(stages) + 4, words.rates_title(), " ".join(stage.words for stage in stages))
    for place, stage in enumerate(stages):
        _row(root, stage, place * _ROW)
    table = tuple(words.rate_row(stage) for stage in stages)
    return Picture(finish(root), words.rates_caption(), words.rates_head(), table)


def _row(root: Element, stage: StageRate, y: float) -> None:
    most = _nice(max(stage.high, stage.usual[1]) * 1.08)

    def at(p: float) -> float:
        return p / most * WIDTH

    label(root, 0, y + 15, words.stage(stage.stage), "label strong")
    label(root, WIDTH, y + 15, words.k_of_n(stage.k, stage.n, stage.pending), "label faint", "end")
    low, high = stage.usual
    put(root, "rect", x=at(low), y=y + 24, width=at(high) - at(low), height=26, rx=3, class_="usual")
    put(
        root,
        "rect",
        x=at(stage.low),
        y=y + 31,
        width=max(at(stage.high) - at(stage.low), 2),
        height=12,
        rx=3,
        class_="yours",
    )
    put(root, "line", x1=at(stage.mean), x2=at(stage.mean), y1=y + 27, y2=y + 47, class_="mean")
    put(root, "line", x1=0, x2=WIDTH, y1=y + 52, y2=y + 52, class_="axis")
    for share, anchor in ((0.0, "start"), (0.5, "middle"), (1.0, "end")):
        label(root, share * WIDTH, y + 65, words.of_100(share * most), "label small faint", anchor)


def _nice(most: float) -> float:
    return next((step for step in (0.05, 0.1, 0.2, 0.3, 0.4, 0.6, 0.8) if most <= step), 1.0)
