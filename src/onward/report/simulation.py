"""A simulation → one HTML page that works offline, or its picture alone as an SVG file."""

from __future__ import annotations

from collections.abc import Sequence

from onward import __version__
from onward.language import spoken
from onward.report.alone import alone
from onward.report.parts import SIGN, policy, style, template
from onward.report.pictures import simulation as pictures
from onward.report.pictures.svg import clean
from onward.simulate import words
from onward.simulate.run import Simulation
from onward.simulate.summary import Row, rows


def html(simulation: Simulation) -> str:
    """The page."""
    found, look = rows(simulation), style()
    page = template("simulation.html").render(
        language=spoken(),
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
        style=look,
        policy=policy(look),
        version=__version__,
    )
    return clean(page)


def svg(found: Sequence[Row]) -> str:
    """The picture with its style inside and the sentence under it."""
    return alone(pictures.simulation(found))
