"""Building blocks of a picture."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

WIDTH = 440.0
"""Units across; a picture is shown at most 620 pixels wide, so its text stays legible on a phone."""
_ids = itertools.count(1)
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Picture:
    """A drawing with the sentence under it and the table behind it."""

    svg: str
    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def canvas(height: float, title: str, description: str) -> Element:
    """An empty picture that says what it is to those who can't see it."""
    number = next(_ids)
    box = f"0 0 {WIDTH:g} {height:g}"
    names = f"picture-{number}-title picture-{number}-text"
    root = Element(
        "svg", {"viewBox": box, "role": "img", "aria-labelledby": names, "xmlns": "http://www.w3.org/2000/svg"}
    )
    for tag, text, part in (("title", title, "title"), ("desc", description, "text")):
        SubElement(root, tag, {"id": f"picture-{number}-{part}"}).text = clean(text)
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
    """Text without what XML and HTML can't hold."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def spread(wanted: Iterable[float], gap: float, lowest: float, highest: float) -> list[float]:
    """Positions as near to the wanted ones as labels that must not overlap can be; wanted ones rise."""
    places: list[float] = []
    for y in wanted:
        places.append(max(y, places[-1] + gap) if places else max(y, lowest))
    over = places[-1] - highest if places else 0.0
    if over > 0:
        places[-1] = highest
        for i in range(len(places) - 2, -1, -1):
            places[i] = min(places[i], places[i + 1] - gap)
    return places
