"""Rates against the usual: the interval as a band on the paler band of other people."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from onward.ledger.findings import StageRate
from onward.ledger.words import stage_name
from onward.report import words
from onward.report.pictures.scale import Scale
from onward.report.pictures.svg import WIDTH, Picture, broad, canvas, finish, label, put

_ROW = 112.0
_SMALL = 12.0
_NICE = (0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.6, 0.8)


def rates(stages: Sequence[StageRate], people: str) -> Picture | None:
    """Draw each stage on a scale of its own, in counts of 100; people: whose rates the usual ones are."""
    if not stages:
        return None
    root = canvas(_ROW * len(stages) - 16, words.rates_title(), " ".join(stage.words for stage in stages))
    for place, stage in enumerate(stages):
        _row(root, stage, place * _ROW)
    table = tuple(words.rate_row(stage) for stage in stages)
    guessed = tuple(stage_name(stage.stage) for stage in stages if stage.people not in {people, ""})
    return Picture(finish(root), words.rates_caption(people, guessed), words.rates_head(), table)


def _row(root: Element, stage: StageRate, y: float) -> None:
    most = _nice(max(stage.high, stage.usual[1]))
    x = Scale(0, most, 0, WIDTH)
    label(root, 0, y + 13, words.stage(stage.stage), "label strong")
    label(root, 0, y + 30, words.k_of_n(stage.reached, stage.n, stage.pending), "label faint")
    _usual(root, x, stage, y + 38)
    if stage.n:  # without one's own data the band would only be the prior
        _yours(root, x, stage, y + 56)
    put(root, "line", x1=0, x2=WIDTH, y1=y + 74, y2=y + 74, class_="axis")
    for share, anchor in ((0.0, "start"), (0.5, "middle"), (1.0, "end")):
        name = words.of_100(most) if share == 1 else words.plain_100(share * most)
        label(root, share * WIDTH, y + 89, name, "label small faint", anchor)


def _usual(root: Element, x: Scale, stage: StageRate, y: float) -> None:
    low, high = (x(p) for p in stage.usual)
    put(root, "rect", x=low, y=y, width=max(high - low, 2), height=36, rx=3, class_="usual")
    _name(root, low + 5, high, y + 13, words.usual())


def _yours(root: Element, x: Scale, stage: StageRate, y: float) -> None:
    low, high = x(stage.low), x(stage.high)
    put(root, "rect", x=low, y=y, width=max(high - low, 2), height=12, rx=3, class_="yours")
    put(root, "line", x1=x(stage.mean), x2=x(stage.mean), y1=y - 2, y2=y + 14, class_="mean")
    name = words.yours()
    if high + 6 + broad(name, _SMALL) <= WIDTH:
        label(root, high + 6, y + 10, name, "label small")
    elif low - 6 >= broad(name, _SMALL):
        label(root, low - 6, y + 10, name, "label small", "end")


def _name(root: Element, start: float, end: float, y: float, name: str) -> None:
    """Inside the band where the band is long enough, else beside it."""
    width = broad(name, _SMALL)
    if end - start >= width or end + 6 + width > WIDTH:
        inside = min(start, WIDTH - width)
        label(root, inside, y, name, "label small")
    else:
        label(root, end + 6, y, name, "label small")


def _nice(most: float) -> float:
    return next((step for step in _NICE if most <= step), 1.0)
