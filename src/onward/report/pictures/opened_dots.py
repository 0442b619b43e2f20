"""Applications as dots that can be opened: filled where the stage was reached, dashed where it is too early to say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onward.report.pictures.svg import WIDTH, canvas, clean, finish, put

_A_ROW = 20
_STEP = WIDTH / _A_ROW
_RADIUS = 6.0


@dataclass(frozen=True)
class Dot:
    """One application: where it opens, what is said of it, and how it is drawn."""

    address: str
    words: str
    reached: bool
    counts: bool


def opened_dots(dots: Sequence[Dot], name: str, description: str) -> str:
    """Draw them, a link each, twenty a row."""
    root = canvas(max(1, -(-len(dots) // _A_ROW)) * _STEP, name, description)
    root.set("role", "group")  # a picture has no parts that could be opened
    root.set("class", "opened-dots")
    for place, dot in enumerate(dots):
        link = put(root, "a", href=dot.address, aria_label=clean(dot.words))
        put(link, "title").text = clean(dot.words)
        kind = "one-full" if dot.reached else "one-ring" if dot.counts else "one-young"
        x, y = place % _A_ROW, place // _A_ROW
        put(link, "circle", cx=(x + 0.5) * _STEP, cy=(y + 0.5) * _STEP, r=_RADIUS, class_=kind)
    return finish(root)
