"""The figure: who lies and who is quick. Shapes and words carry it, so it reads without colour, light or dark."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from onward.report.pictures.svg import WIDTH, canvas, finish, label, put

_STYLE = """
text { font: 10.5px system-ui, sans-serif; fill: #1c1c1c }
.head { font-weight: 600; font-size: 12px }
.small { font-size: 9px }
.axis { stroke: #767676; stroke-width: 1 }
.mark { fill: #1c1c1c; stroke: #1c1c1c; stroke-width: 1.5 }
.open { fill: none }
.range { stroke: #1c1c1c; stroke-width: 2 }
@media (prefers-color-scheme: dark) {
  text { fill: #ececec } .axis { stroke: #9a9a9a } .range { stroke: #ececec }
  .mark { fill: #ececec; stroke: #ececec } .open { fill: none }
}
"""
_LEFT, _RIGHT, _STEP, _TOP = 8.0, 54.0, 30.0, 44.0
_NULL, _EFFECT = "rate .10", "coin, 0.10 v 0.30"


def figure(found: dict[str, Any]) -> str:
    """Two panels: false-lesson share where nothing matters, applications until the truth where one column does."""
    names = [case["name"] for case in found["cases"]]
    shown = [(a["name"], a["scores"]) for a in found["advisors"] if a["scores"] and a["name"] != "never advise"]
    null = [(name, scores[names.index(_NULL)]) for name, scores in shown]
    effect = [(name, scores[names.index(_EFFECT)]) for name, scores in shown]
    height = 2 * (_TOP + _STEP * len(shown)) + 24
    root = canvas(height, "Who teaches false lessons, and who finds the true one", _told(null, effect))
    root.set("xmlns", "http://www.w3.org/2000/svg")
    SubElement(root, "style").text = _STYLE
    _panel(root, 0.0, "Nothing matters: searches ever told a false lesson", 1.0, null, _false_row)
    label(root, _x(0.05), _TOP + _STEP * len(shown) - 6, "5%", "small")
    top = _TOP + _STEP * len(shown) + 8
    end = float(found["applications"])
    _panel(root, top, "One coin, 10% v 30%: applications until told", end, effect, _found_row(end))
    return finish(root)


def _x(share: float) -> float:
    return _LEFT + share * (WIDTH - _LEFT - _RIGHT)


def _panel(
    root: Element,
    top: float,
    title: str,
    end: float,
    rows: Sequence[tuple[str, dict[str, Any]]],
    draw: Callable[[Element, float, dict[str, Any]], None],
) -> None:
    label(root, _LEFT, top + 18, title, "head")
    for i, (name, score) in enumerate(rows):
        y = top + _TOP + _STEP * i
        label(root, _LEFT, y, name)
        put(root, "line", x1=_x(0), x2=_x(1), y1=y + 9, y2=y + 9, class_="axis")
        draw(root, y + 9, score)
    bottom = top + _TOP + _STEP * len(rows) - 6
    label(root, _x(0), bottom, "0", "small")
    label(root, _x(1), bottom, "100%" if end == 1.0 else f"{end:.0f}", "small", "end")


def _false_row(root: Element, y: float, score: dict[str, Any]) -> None:
    x = _x(score["false_share"])
    put(root, "line", x1=_x(0.05), x2=_x(0.05), y1=y - 6, y2=y + 6, class_="axis")
    put(root, "line", x1=_x(score["false_low"]), x2=_x(score["false_high"]), y1=y, y2=y, class_="range")
    put(root, "circle", cx=x, cy=y, r=4, class_="mark")
    label(root, WIDTH - 4, y + 4, f"{100 * score['false_share']:.1f}%", anchor="end")


def _found_row(end: float) -> Callable[[Element, float, dict[str, Any]], None]:
    def draw(root: Element, y: float, score: dict[str, Any]) -> None:
        median = score["median_applications"]
        x = _x(1.0 if median is None else median / end)
        shape = "mark open" if median is None else "mark"
        put(root, "rect", x=x - 4, y=y - 4, width=8, height=8, class_=shape)
        label(root, WIDTH - 4, y + 4, f"> {end:.0f}" if median is None else f"{median:.0f}", anchor="end")

    return draw


def _told(null: Sequence[tuple[str, dict[str, Any]]], effect: Sequence[tuple[str, dict[str, Any]]]) -> str:
    """The same in words, for those who can't see it."""
    parts = []
    for (name, nothing), (_, one) in zip(null, effect, strict=True):
        median = one["median_applications"]
        when = "not by the end" if median is None else f"after {median:.0f} applications"
        parts.append(f"{name}: {100 * nothing['false_share']:.1f}% of null searches; finds the effect {when}.")
    return " ".join(parts)
