"""The chance that an answer still comes, over days of silence, and where the waiting ones stand on it."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from onward.ledger.findings import SilenceCurve, Silent
from onward.report import words
from onward.report.pictures.svg import WIDTH, Picture, band, canvas, finish, label, path, put

_HEIGHT = 220.0
_TOP, _FOOT, _LEFT, _RIGHT = 16.0, 178.0, 36.0, WIDTH - 8
_MOST_DOTS = 100


def silence(curve: SilenceCurve, waiting: Sequence[Silent]) -> Picture:
    """Draw the curve with its band; days on a square-root scale, since the first ones tell most."""
    root = canvas(_HEIGHT, words.silence_title(), words.silence_text(curve))
    most = max(0.1, *curve.high)
    longest = curve.days[-1]

    def x_of(day: int) -> float:
        return _LEFT + sqrt(min(day, longest) / longest) * (_RIGHT - _LEFT)

    def y_of(chance: float) -> float:
        return _FOOT - chance / most * (_FOOT - _TOP)

    for tens in range(0, int(most * 10) + 1, 1 if most < 0.5 else 2):
        y = y_of(tens / 10)
        put(root, "line", x1=_LEFT, x2=_RIGHT, y1=y, y2=y, class_="grid")
        label(root, _LEFT - 6, y + 4, str(10 * tens), "label small faint", "end")
    xs = [x_of(day) for day in curve.days]
    band(root, xs, [y_of(p) for p in curve.low], [y_of(p) for p in curve.high], "band-green")
    path(root, [(x, y_of(p)) for x, p in zip(xs, curve.still_coming, strict=True)], "line-green")
    for silent in waiting[:_MOST_DOTS]:
        dot = put(root, "circle", cx=x_of(silent.days), cy=y_of(silent.still_coming), r=4, class_="dot-ink")
        put(dot, "title").text = words.dot_title(silent)
    for day in (1, 7, 14, 30, 60, 120):
        if day <= longest:
            label(root, x_of(day), _FOOT + 17, str(day), "label small faint", "middle")
    label(root, _RIGHT, _FOOT + 35, words.silence_axis(), "label small faint", "end")
    table = tuple(
        (str(day), words.of_100(mid), words.span_100(low, high))
        for day, mid, low, high in zip(curve.days, curve.still_coming, curve.low, curve.high, strict=True)
    )
    return Picture(finish(root), words.silence_caption(len(waiting)), words.silence_head(), table)
