"""Where the applications went: stages from top to bottom, endings leave to the right, each with its count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from onward.language import number
from onward.ledger.findings import Funnel
from onward.report import words
from onward.report.pictures.svg import WIDTH, Picture, broad, canvas, finish, label, path, put

_STAGES = ("applied", "answered", "live", "interview", "offer")
_BROADEST = 150.0
_BAR = 22.0
_LINE = 18.0
_END_X = 208.0
_STRONG = 1.1  # bold letters are that much broader


@dataclass(frozen=True)
class _Row:
    """A stage, how many went on from it, and the endings that leave here."""

    stage: str
    count: int
    on: int
    endings: tuple[tuple[str, int], ...]


def sankey(funnel: Funnel) -> Picture | None:
    """Draw the flows; None where nothing was sent."""
    rows = _rows(funnel)
    if not rows:
        return None
    scale = _scale(rows)
    heights = [_height(row, scale) for row in rows]
    root = canvas(sum(heights), words.sankey_title(), words.sankey_text(rows[0].count))
    y = 0.0
    for row, height in zip(rows, heights, strict=True):
        _draw(root, row, y, height, scale)
        y += height
    table = tuple((words.place(a), words.reached(b, a), number(count)) for a, b, count in funnel.flows)
    return Picture(finish(root), words.sankey_caption(), words.sankey_head(), table)


def _rows(funnel: Funnel) -> list[_Row]:
    """The stages in use. One that an application jumped over was passed all the same."""
    on: Counter[str] = Counter()
    for a, b, count in funnel.flows:
        if b in _STAGES:
            on.update(dict.fromkeys(_STAGES[_STAGES.index(a) : _STAGES.index(b)], count))
    rows = []
    for stage in _STAGES:
        endings = tuple((b, count) for a, b, count in funnel.flows if a == stage and b not in _STAGES and count)
        total = on[stage] + sum(count for _, count in endings)
        if total:
            rows.append(_Row(stage, total, on[stage], endings))
    return rows


def _scale(rows: Sequence[_Row]) -> float:
    """Units an application: as broad as can be while every stage's name fits inside its bar or beside it."""
    scale = _BROADEST / rows[0].count
    for row in rows:
        width = broad(words.counted(row.count, row.stage)) * _STRONG
        if width + 12 > row.count * scale:
            scale = min(scale, (WIDTH - 7 - width) / row.count)
    return scale


def _height(row: _Row, scale: float) -> float:
    ends = sum(max(count * scale, _LINE) + 4 for _, count in row.endings)
    return _BAR + max(ends + 10 if row.endings else 0.0, 30.0 if row.on else 4.0)


def _draw(root: Element, row: _Row, y: float, height: float, scale: float) -> None:
    foot = y + _BAR
    x = row.on * scale
    if row.on:
        path(root, [(0.0, foot), (x, foot), (x, y + height), (0.0, y + height)], "flow-on", closed=True)
    _endings(root, row, foot, scale)
    put(root, "rect", x=0, y=y, width=max(row.count * scale, 2.0), height=_BAR, rx=2, class_="stage")
    text = words.counted(row.count, row.stage)
    inside = row.count * scale >= broad(text) * _STRONG + 12
    at = 8 if inside else row.count * scale + 7
    label(root, at, y + 15.5, text, "label on-stage" if inside else "label strong")


def _endings(root: Element, row: _Row, foot: float, scale: float) -> None:
    """The ending that starts furthest right leaves highest, so that no two cross."""
    right = row.count * scale
    top = foot + 8
    for ending, count in row.endings[::-1]:
        thick = count * scale
        room = max(thick, _LINE)
        middle = top + room / 2
        _branch(root, (right - thick, right), foot, (middle - thick / 2, middle + thick / 2), ending)
        label(root, _END_X + 6, middle + 4.5, words.ended(count, ending, row.stage))
        right -= thick
        top += room + 4


def _branch(root: Element, start: tuple[float, float], foot: float, end: tuple[float, float], ending: str) -> None:
    """A flow that bends from the foot of a bar to the right; never thinner than can be seen."""
    left, right = start
    top, bottom = end[0], max(end[1], end[0] + 1.2)
    upper, lower = f"{top:.1f}", f"{bottom:.1f}"
    there = f"M{right:.1f},{foot:.1f} C{right:.1f},{upper} {(right + _END_X) / 2:.1f},{upper} {_END_X:g},{upper}"
    back = f"L{_END_X:g},{lower} C{(left + _END_X) / 2:.1f},{lower} {left:.1f},{lower} {left:.1f},{foot:.1f}Z"
    put(root, "path", d=f"{there} {back}", class_=f"flow-end {ending}")
