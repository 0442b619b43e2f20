"""From searches to figures: means with their standard errors, and who ended sooner than whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from onward.evidence.checks import Floats
from onward.simulate.run import Cell, Simulation

CLEAR = 3.0
"""So many standard errors apart, two policies are told apart: chance does that in 3 of 1,000 pairs."""


@dataclass(frozen=True)
class Figure:
    """A mean over searches and its standard error."""

    mean: float
    se: float

    @property
    def clear(self) -> bool:
        """Whether it is told apart from 0."""
        return abs(self.mean) > CLEAR * self.se


@dataclass(frozen=True)
class Row:
    """One policy at one effect.

    Attributes:
        effect, policy: which.
        weeks: to the first offer; a search without one counts with the weeks at which it was given up.
        no_offer: share of searches without an offer by then.
        lessons, false_lessons: a search.
        ever_false: share of searches with at least one false lesson.
        rewrites, applications: a search.
        longer_than_never: weeks beyond the same searches under "never"; None where that was not simulated.
        longer_than_ledger: the same for "ledger".
    """

    effect: float
    policy: str
    weeks: Figure
    no_offer: Figure
    lessons: Figure
    false_lessons: Figure
    ever_false: Figure
    rewrites: Figure
    applications: Figure
    longer_than_never: Figure | None
    longer_than_ledger: Figure | None


def rows(simulation: Simulation) -> tuple[Row, ...]:
    """A row a cell, in their order."""
    return tuple(_row(simulation, cell) for cell in simulation.cells)


def sooner_than_ledger(found: tuple[Row, ...]) -> Iterator[tuple[Row, Figure]]:
    """Where the ledger loses: the rows that clearly end sooner, with the weeks by which they do."""
    for row in found:
        longer = row.longer_than_ledger
        if longer is not None and longer.clear and longer.mean < 0:
            yield row, Figure(-longer.mean, longer.se)


def _row(simulation: Simulation, cell: Cell) -> Row:
    return Row(
        effect=cell.effect,
        policy=cell.policy,
        weeks=_figure(cell.weeks),
        no_offer=_figure(1 - cell.offered),
        lessons=_figure(cell.lessons),
        false_lessons=_figure(cell.false_lessons),
        ever_false=_figure((cell.false_lessons > 0).astype(float)),
        rewrites=_figure(cell.rewrites),
        applications=_figure(cell.applications),
        longer_than_never=_longer(cell, simulation.cell(cell.effect, "never")),
        longer_than_ledger=_longer(cell, simulation.cell(cell.effect, "ledger")),
    )


def _longer(cell: Cell, other: Cell | None) -> Figure | None:
    """Search by search, because both were lived by the same people with the same luck."""
    return None if other is None else _figure(cell.weeks - other.weeks)


def _figure(values: Floats) -> Figure:
    return Figure(float(values.mean()), float(np.std(values, ddof=1) / np.sqrt(len(values))))
