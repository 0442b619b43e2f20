"""A simulation → one HTML page that works offline, or its picture alone as an SVG file."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, fromstring

from onward import __version__
from onward.report.parts import SIGN, part, policy, template
from onward.report.pictures import simulation as pictures
from onward.report.pictures.svg import TEXT, WIDTH, broad, clean, finish, label, put
from onward.simulate import words
from onward.simulate.run import Simulation
from onward.simulate.summary import Row, rows

SVG_SIGN = 'class="made-by-onward"'
"""By this a picture is known to be one of ours."""
_MARGIN, _LINE = 12.0, 16.0
_LARGER = 1.6  # than a unit a pixel, as a wide page shows it


def html(simulation: Simulation) -> str:
    """The page."""
    found, style = rows(simulation), part("report.css")
    page = template("simulation.html").render(
        say=words.page(),
        headline=words.headline(simulation.plan),
        taught=list(words.taught(found)),
        picture=pictures.simulation(found),
        note=words.table_note(),
        loses=list(words.ledger_loses(found)),
        why=words.ledger_why(simulation.plan.searcher),
        policies=[(name, words.policy_meaning(name)) for name in simulation.plan.policies],
        assumed=list(words.assumptions(simulation.plan)),
        sign=SIGN,
        style=style,
        policy=policy(style),
        version=__version__,
    )
    return clean(page)


def svg(found: Sequence[Row]) -> str:
    """The picture with its style inside and the sentence under it."""
    picture = pictures.simulation(found)
    drawn = fromstring(picture.svg)
    height = float(drawn.get("viewBox", "").split()[-1])
    lines = textwrap.wrap(picture.caption, int(WIDTH / broad("m", TEXT)))
    whole = height + _LINE * len(lines)
    root = Element("svg", {"class": "made-by-onward", "xmlns": "http://www.w3.org/2000/svg", **drawn.attrib})
    root.set("viewBox", f"{-_MARGIN:g} {-_MARGIN:g} {WIDTH + 2 * _MARGIN:g} {whole + 2 * _MARGIN:g}")
    root.set("width", f"{_LARGER * (WIDTH + 2 * _MARGIN):g}")
    root.set("font-family", "sans-serif")
    SubElement(root, "style").text = part("report.css")
    put(root, "rect", x=-_MARGIN, y=-_MARGIN, width="100%", height="100%", class_="paper")
    root.extend(drawn)
    for number, line in enumerate(lines):
        label(root, 0, height + _LINE * (number + 0.8), line, "label small faint")
    return finish(root)
