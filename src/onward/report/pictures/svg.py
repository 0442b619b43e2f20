"""Building blocks of a picture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

WIDTH = 360.0
"""Units across, about the width of a phone. Wide screens show a picture larger and its text relatively smaller
(report.css), so what fits here fits there."""
TEXT = 13.0
"""Size of a label on a phone, in units."""
_WIDEST = 0.64  # of its size: the mean advance of a broad sans (DejaVu Sans, Verdana)
# Controls, halves of surrogate pairs and non-characters are no text in XML or HTML; the marks that turn the
# direction of a line could make a file's words run over ours.
_NOT_TEXT = re.compile("[^\t\n\r\x20-\x7e\xa0-\u2029\u202f-\u2065\u206a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Picture:
    """A drawing with the sentence under it and the table behind it."""

    svg: str
    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def canvas(height: float, title: str, description: str) -> Element:
    """An empty picture that says what it is to those who can't see it."""
    box = f"0 0 {WIDTH:g} {height:g}"
    # The label stands beside the title because not every screen reader takes a drawing's name from its title.
    root = Element("svg", {"viewBox": box, "role": "img", "aria-label": clean(title)})
    for tag, text in (("title", title), ("desc", description)):
        SubElement(root, tag).text = clean(text)
    return root


def put(parent: Element, tag: str, **attributes: str | float) -> Element:
    """Add a shape; underscores in names become dashes, numbers are kept short."""
    given = {
        name.rstrip("_").replace("_", "-"): value if isinstance(value, str) else f"{round(value, 2):g}"
        for name, value in attributes.items()
    }
    return SubElement(parent, tag, given)


def label(parent: Element, x: float, y: float, text: str, class_: str = "label", anchor: str = "start") -> None:
    """Add a line of text."""
    put(parent, "text", x=x, y=y, class_=class_, text_anchor=anchor).text = clean(text)


def broad(text: str, size: float = TEXT) -> float:
    """About how many units a label takes, rather more than less."""
    return len(text) * size * _WIDEST


def path(parent: Element, points: Sequence[tuple[float, float]], class_: str, *, closed: bool = False) -> None:
    """Add a line or an area through points."""
    start, *rest = (f"{x:.1f},{y:.1f}" for x, y in points)
    put(parent, "path", d=f"M{start} " + " ".join(f"L{p}" for p in rest) + ("Z" if closed else ""), class_=class_)


def band(parent: Element, xs: Sequence[float], low: Sequence[float], high: Sequence[float], class_: str) -> None:
    """Add the area between two lines."""
    there = list(zip(xs, high, strict=True))
    back = list(zip(xs, low, strict=True))[::-1]
    path(parent, there + back, class_, closed=True)


def finish(root: Element) -> str:
    """The picture as text."""
    return tostring(root, encoding="unicode")


def clean(text: str) -> str:
    """Text in which what is no text, or would turn the direction of the line, is shown as a replacement mark."""
    return _NOT_TEXT.sub("\N{REPLACEMENT CHARACTER}", text)
