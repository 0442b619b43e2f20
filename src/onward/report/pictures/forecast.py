"""The forecast: the chance of an offer by each day, with "even" marked."""

from __future__ import annotations

from datetime import date
from xml.etree.ElementTree import Element

from onward.ledger.findings import Forecast
from onward.report import words
from onward.report.pictures.scale import Frame, above, ends, rule
from onward.report.pictures.svg import Picture, broad, canvas, finish, label, path, put

_FRAME = Frame()
_MOST_ROWS = 13


def fan(forecast: Forecast) -> Picture | None:
    """Draw the rising chance over the days ahead; None where no day is ahead."""
    days = [day for day, _ in forecast.fan]
    if len(days) < 2:
        return None
    root = canvas(_FRAME.height, words.fan_title(), forecast.words)
    x, y = _FRAME.across(days[0].toordinal(), days[-1].toordinal()), _FRAME.up(0, 1)
    above(root, words.fan_axis())
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        rule(root, _FRAME, y(share), f"{100 * share:.0f}")
    points = [(x(day.toordinal()), y(chance)) for day, chance in forecast.fan]
    path(root, [(points[0][0], _FRAME.foot), *points, (points[-1][0], _FRAME.foot)], "band-green", closed=True)
    path(root, points, "line-green")
    for when, share, name in zip(forecast.by, (0.1, 0.5, 0.9), words.fan_marks(), strict=True):
        if when is not None:
            _mark(root, x(when.toordinal()), y(share), words.marked_day(name, when))
    ends(root, _FRAME, (words.day(days[0]), words.day(days[-1])))
    table = tuple((words.day(day), words.of_100(p)) for day, p in _rows(forecast))
    return Picture(finish(root), words.fan_caption(), words.fan_head(), table)


def _mark(root: Element, x: float, y: float, name: str) -> None:
    """A day on the curve; its name stands over the curve where there is room, else under it."""
    put(root, "line", x1=x, x2=x, y1=y, y2=_FRAME.foot, class_="mark")
    put(root, "circle", cx=x, cy=y, r=3.5, class_="dot-green")
    room = x - 8 - _FRAME.left > broad(name)
    if room:
        label(root, x - 8, y - 4, name, "label", "end")
    else:
        start = min(x + 7, _FRAME.right - broad(name))
        label(root, start, y + 13, name, "label on-band")


def _rows(forecast: Forecast) -> list[tuple[date, float]]:
    step = max(1, -(-len(forecast.fan) // _MOST_ROWS))
    return list(forecast.fan[::step])
