"""What learning costs: weeks to an offer under each policy, and the false lessons that it teaches."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from math import ceil, floor
from xml.etree.ElementTree import Element

from onward.report.pictures.scale import Scale
from onward.report.pictures.svg import WIDTH, Picture, canvas, finish, label, put
from onward.simulate import words
from onward.simulate.summary import Row

_HEAD, _TITLE, _ROW, _GAP, _AXIS = 26.0, 20.0, 18.0, 14.0, 18.0
_LEFT, _RIGHT = 78.0, WIDTH - 58.0
_STEP = 5  # weeks: where the scale may begin and end


def simulation(rows: Sequence[Row]) -> Picture:
    """Draw each policy's weeks as a band, two standard errors to each side of a dot, a group an effect."""
    groups = [(effect, list(group)) for effect, group in groupby(rows, key=lambda row: row.effect)]
    height = _HEAD + sum(_TITLE + _ROW * len(group) + _GAP for _, group in groups) + _AXIS
    root = canvas(height, words.picture_title(), " ".join(words.picture_text(row) for row in rows))
    x = _weeks(rows)
    label(root, 0, 12, words.picture_axis(), "label small faint")
    label(root, WIDTH, 12, words.picture_false(), "label small faint", "end")
    y = _HEAD
    for effect, group in groups:
        label(root, 0, y + 13, words.picture_effect(effect), "label strong")
        _never(root, x, group, y + _TITLE)
        for place, row in enumerate(group):
            _band(root, x, row, y + _TITLE + place * _ROW)
        y += _TITLE + _ROW * len(group) + _GAP
    _axis(root, x, y)
    table = tuple(words.picture_row(row) for row in rows)
    return Picture(finish(root), words.picture_caption(), words.picture_head(), table)


def _weeks(rows: Sequence[Row]) -> Scale:
    low = min(row.weeks.mean - 2 * row.weeks.se for row in rows)
    high = max(row.weeks.mean + 2 * row.weeks.se for row in rows)
    return Scale(max(0, _STEP * floor(low / _STEP)), _STEP * ceil(high / _STEP), _LEFT, _RIGHT)


def _band(root: Element, x: Scale, row: Row, y: float) -> None:
    ours = row.policy == "ledger"
    low, high = (x(row.weeks.mean + side * 2 * row.weeks.se) for side in (-1, 1))
    kind = "label small strong" if ours else "label small"
    label(root, 0, y + 12, row.policy, kind)
    put(root, "rect", x=low, y=y + 3, width=max(high - low, 2), height=11, rx=3, class_=_CLASS[ours][0])
    put(root, "circle", cx=x(row.weeks.mean), cy=y + 8.5, r=3, class_=_CLASS[ours][1])
    label(root, WIDTH, y + 12, words.few_digits(row.false_lessons.mean), kind, "end")


_CLASS = {True: ("band-green", "dot-green"), False: ("usual", "dot-ink")}


def _never(root: Element, x: Scale, group: Sequence[Row], y: float) -> None:
    """A line down the group where one resume throughout would end."""
    for row in group:
        if row.policy == "never":
            at = x(row.weeks.mean)
            put(root, "line", x1=at, x2=at, y1=y, y2=y + _ROW * len(group), class_="mark")


def _axis(root: Element, x: Scale, y: float) -> None:
    put(root, "line", x1=_LEFT, x2=_RIGHT, y1=y, y2=y, class_="axis")
    for week, anchor in ((x.first, "start"), ((x.first + x.last) / 2, "middle"), (x.last, "end")):
        label(root, x(week), y + 14, f"{week:g}", "label small faint", anchor)
