"""The chance that an answer still comes, over days of silence, and where the waiting ones stand on it."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, sqrt
from xml.etree.ElementTree import Element

from onward.ledger.findings import SilenceCurve, Silent
from onward.report import words
from onward.report.pictures.scale import Frame, Scale, above, rule
from onward.report.pictures.svg import Picture, band, canvas, clean, finish, label, path, put

_FRAME = Frame(below=40.0)
_MOST_DOTS = 100
_NAMED = (0, 2, 7, 14, 30, 60, 120, 240, 365)


def silence(curve: SilenceCurve, waiting: Sequence[Silent]) -> Picture | None:
    """Draw the curve with its band; days on a square-root scale, since the first ones tell most."""
    if len(curve.days) < 2:
        return None
    root = canvas(_FRAME.height, words.silence_title(), words.silence_text(curve))
    above(root, words.silence_height())
    top = ceil(10 * max(0.1, *curve.high)) / 10
    x, y = _FRAME.across(0, sqrt(curve.days[-1])), _FRAME.up(0, top)
    for tens in range(0, round(10 * top) + 1, 1 if top <= 0.5 else 2):
        rule(root, _FRAME, y(tens / 10), str(10 * tens))
    across = [x(sqrt(day)) for day in curve.days]
    band(root, across, [y(p) for p in curve.low], [y(p) for p in curve.high], "band-green")
    path(root, [(at, y(p)) for at, p in zip(across, curve.still_coming, strict=True)], "line-green")
    _dots(root, waiting, x, y)
    _days(root, x, curve.days[-1])
    return Picture(finish(root), words.silence_caption(len(waiting)), words.silence_head(), _table(curve))


def _dots(root: Element, waiting: Sequence[Silent], x: Scale, y: Scale) -> None:
    for silent in waiting[:_MOST_DOTS]:
        dot = put(root, "circle", cx=x(sqrt(silent.days)), cy=y(silent.still_coming), r=3.5, class_="dot-ink")
        put(dot, "title").text = clean(words.dot_title(silent))


def _days(root: Element, x: Scale, longest: int) -> None:
    for day in (day for day in _NAMED if day <= longest):
        at = x(sqrt(day))
        anchor = "end" if at > _FRAME.right - 8 else "middle"
        label(root, at, _FRAME.foot + 18, str(day), "label small faint", anchor)
    label(root, _FRAME.right, _FRAME.foot + 35, words.silence_axis(), "label small faint", "end")


def _table(curve: SilenceCurve) -> tuple[tuple[str, ...], ...]:
    points = zip(curve.days, curve.still_coming, curve.low, curve.high, strict=True)
    return tuple((str(day), words.of_100(mid), words.span_100(low, high)) for day, mid, low, high in points)
