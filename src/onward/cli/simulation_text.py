"""A simulation in a terminal: what was taught first, then a table an effect, then where the ledger loses."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from onward.cli.layout import section
from onward.simulate import words
from onward.simulate.run import Simulation
from onward.simulate.summary import rows


def report(simulation: Simulation) -> str:
    """All that was simulated, with the seed and every parameter."""
    plan, found, say = simulation.plan, rows(simulation), words.page()
    tables = [
        f"{section(words.effect(effect), ())}{_table([words.table_head(), *map(words.table_row, group)])}"
        for effect, group in groupby(found, key=lambda row: row.effect)
    ]
    loses = list(words.ledger_loses(found))
    sections = [
        (say["loses"], [*loses, words.ledger_why(plan.searcher)] if loses else []),
        (say["policies"], [f"{name}: {words.policy_meaning(name)}" for name in plan.policies]),
        (say["assumed"], list(words.assumptions(plan))),
    ]
    top = section(words.headline(plan), [*words.taught(found), words.table_note()])
    return "\n".join([top, *tables, *(section(title, lines) for title, lines in sections if lines)])


def _table(lines: Sequence[Sequence[str]]) -> str:
    """Columns as broad as their broadest cell; the first to the left, figures to the right."""
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    return "".join(
        "  " + "  ".join([line[0].ljust(widths[0]), *map(str.rjust, line[1:], widths[1:])]) + "\n"
        for line in lines
    )
