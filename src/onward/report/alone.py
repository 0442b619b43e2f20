"""A picture as a file of its own: with its style inside and the sentence under it, in light and dark."""

from __future__ import annotations

import textwrap
from xml.etree.ElementTree import Element, SubElement, fromstring

from onward.report.parts import style
from onward.report.pictures.svg import TEXT, WIDTH, Picture, broad, finish, label, put

SVG_SIGN = 'class="made-by-onward"'
"""By this a picture is known to be one of ours."""
_MARGIN, _LINE = 12.0, 16.0
_LARGER = 1.6  # than a unit a pixel, as a wide page shows it


def alone(picture: Picture) -> str:
    """The text of an SVG file."""
    drawn = fromstring(picture.svg)
    height = float(drawn.get("viewBox", "").split()[-1])
    lines = textwrap.wrap(picture.caption, int(WIDTH / broad("m", TEXT)))
    whole = height + _LINE * len(lines)
    root = Element("svg", {"class": "made-by-onward", "xmlns": "http://www.w3.org/2000/svg", **drawn.attrib})
    root.set("viewBox", f"{-_MARGIN:g} {-_MARGIN:g} {WIDTH + 2 * _MARGIN:g} {whole + 2 * _MARGIN:g}")
    root.set("width", f"{_LARGER * (WIDTH + 2 * _MARGIN):g}")
    root.set("font-family", "sans-serif")
    SubElement(root, "style").text = style()
    put(root, "rect", x=-_MARGIN, y=-_MARGIN, width="100%", height="100%", class_="paper")
    root.extend(drawn)
    for number, line in enumerate(lines):
        label(root, 0, height + _LINE * (number + 0.8), line, "label small faint")
    return finish(root)
