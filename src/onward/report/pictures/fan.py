"""The forecast: the chance of an offer by each day, with "even" marked."""

from __future__ import annotations

from onward.ledger.findings import Forecast
from onward.report import words
from onward.report.pictures.svg import WIDTH, Picture, canvas, finish, label, path, put

_HEIGHT = 220.0
_TOP, _FOOT, _LEFT, _RIGHT = 20.0, 178.0, 36.0, WIDTH - 8


def fan(forecast: Forecast) -> Picture:
    """Draw the rising chance over a year."""
    root = canvas(_HEIGHT, words.fan_title(), forecast.words)
    start, end = forecast.fan[0][0], forecast.fan[-1][0]
    span = (end - start).days
    points = [
        (_LEFT + (day - start).days / span * (_RIGHT - _LEFT), _FOOT - p * (_FOOT - _TOP))
        for day, p in forecast.fan
    ]
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        y = _FOOT - share * (_FOOT - _TOP)
        put(root, "line", x1=_LEFT, x2=_RIGHT, y1=y, y2=y, class_="grid")
        label(root, _LEFT - 6, y + 4, f"{100 * share:.0f}", "label small faint", "end")
    path(root, [(points[0][0], _FOOT), *points, (points[-1][0], _FOOT)], "band-green", closed=True)
    path(root, points, "line-green")
    for day, name, share in zip(forecast.by, words.fan_marks(), (0.1, 0.5, 0.9), strict=True):
        if day is None:
            continue
        x, y = _LEFT + (day - start).days / span * (_RIGHT - _LEFT), _FOOT - share * (_FOOT - _TOP)
        put(root, "line", x1=x, x2=x, y1=y, y2=_FOOT, class_="mark")
        put(root, "circle", cx=x, cy=y, r=4, class_="dot-green")
        right = x < 300
        label(
            root,
            x + 8 if right else x - 8,
            y + 15 if share > 0.2 else y - 7,
            name,
            "label",
            "start" if right else "end",
        )
    label(root, _LEFT, _FOOT + 17, words.day(start), "label small faint")
    label(root, _RIGHT, _FOOT + 17, words.day(end), "label small faint", "end")
    table = tuple((words.day(day), words.of_100(p)) for day, p in forecast.fan[::4])
    return Picture(finish(root), words.fan_caption(), words.fan_head(), table)
