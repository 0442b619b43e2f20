"""Where the applications went: stages from top to bottom, endings leave to the right, each with its count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from onward.ledger.findings import Funnel
from onward.report import words
from onward.report.pictures.svg import Picture, canvas, finish, label, put

_STAGES = ("applied", "answered", "live", "interview", "offer")
_BROAD = 230.0
_BAR = 22.0
_GAP = 15.0
_END_X = 292.0


@dataclass(frozen=True)
class _Row:
    """A stage, the stage after it, and the endings that leave here."""

    stage: str
    count: int
    onward: str | None
    on: int
    endings: tuple[tuple[str, int], ...]


def sankey(funnel: Funnel) -> Picture | None:
    """Draw the flows; None where nothing was sent."""
    rows = _rows(funnel)
    if not rows:
        return None
    scale = _BROAD / rows[0].count
    heights = [_height(row, scale) for row in rows]
    root = canvas(sum(heights) + 8, words.sankey_title(), words.sankey_text(rows[0].count))
    y = 4.0
    for row, height, below in zip(rows, heights, [*rows[1:], None], strict=True):
        _draw(root, row, y, height, scale, below)
        y += height
    table = tuple((words.place(a), words.place(b), str(count)) for a, b, count in funnel.flows)
    return Picture(finish(root), words.sankey_caption(), words.sankey_head(), table)


def _rows(funnel: Funnel) -> list[_Row]:
    found = []
    for stage in _STAGES:
        out = [(b, count) for a, b, count in funnel.flows if a == stage]
        if not out:
            continue
        on = [(b, count) for b, count in out if b in _STAGES]
        onward, through = on[0] if on else (None, 0)
        endings = tuple((b, count) for b, count in out if b not in _STAGES)
        found.append(_Row(stage, sum(count for _, count in out), onward, through, endings))
    return found


def _height(row: _Row, scale: float) -> float:
    ends = sum(max(count * scale, _GAP) + 4 for _, count in row.endings)
    return _BAR + max(ends + 8, 34.0 if row.onward else 12.0)


def _draw(root: Element, row: _Row, y: float, height: float, scale: float, below: _Row | None) -> None:
    foot = y + _BAR
    x = row.on * scale
    if below is not None:
        there = [(0.0, foot), (x, foot), (below.count * scale, y + height), (0.0, y + height)]
        put(root, "path", d="M" + " L".join(f"{a:.1f},{b:.1f}" for a, b in there) + "Z", class_="flow-on")
    # The ending that starts furthest right leaves highest, so that no two cross.
    top = foot + 6
    right = x + sum(count for _, count in row.endings) * scale
    for ending, count in row.endings[::-1]:
        thick = count * scale
        _ending(root, (right - thick, right), foot, top, thick, words.ended(count, ending, row.stage), ending)
        right -= thick
        top += max(thick, _GAP) + 4
    put(root, "rect", x=0, y=y, width=max(row.count * scale, 2.0), height=_BAR, rx=3, class_="stage")
    text = words.counted(row.count, row.stage)
    inside = row.count * scale > 7.2 * len(text) + 12
    label(root, 8 if inside else row.count * scale + 7, y + 15.5, text, "label on-stage" if inside else "label")


def _ending(
    root: Element, x: Sequence[float], foot: float, top: float, thick: float, text: str, ending: str
) -> None:
    low, high = x
    bottom = top + max(thick, 1.2)
    bend_high, bend_low = (high + _END_X) / 2, (low + _END_X) / 2
    d = (
        f"M{high:.1f},{foot:.1f} C{high:.1f},{top:.1f} {bend_high:.1f},{top:.1f} {_END_X:.1f},{top:.1f} "
        f"L{_END_X:.1f},{bottom:.1f} C{bend_low:.1f},{bottom:.1f} {low:.1f},{bottom:.1f} {low:.1f},{foot:.1f}Z"
    )
    put(root, "path", d=d, class_=f"flow-end {ending}")
    label(root, _END_X + 7, (top + bottom) / 2 + 4.5, text)
