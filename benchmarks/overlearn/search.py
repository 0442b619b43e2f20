"""A search as data: what an advisor may see up to a look, and what is true and hidden from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Direction = Literal["better", "worse"]

PERIOD = 45
"""Days after which every outcome is known."""
WEEK = 7


class Advice(NamedTuple):
    """One piece of advice: this level of this column does better, or worse, than the rest of the column."""

    column: str
    level: str
    direction: Direction


@dataclass(frozen=True, eq=False)
class Column:
    """One column: its levels, each application's level by number, and whether a coin assigned them."""

    levels: tuple[str, ...]
    code: Ints
    coin: bool = False


@dataclass(frozen=True, eq=False)
class Seen:
    """A search as it is known on one day. All arrays have one entry an application sent by then.

    Attributes:
        day: the day of the look, counted from the search's first.
        applied: the day of each application, rising.
        known: the day on which its outcome became known; PERIOD days after `applied` at the latest, -1 if it has
            not yet.
        outcome: 1 for a yes, 0 for a no, -1 where it is not known yet. A yes is known as soon as it comes, many a
            no only after PERIOD days of silence.
        columns: what might matter.
    """

    day: int
    applied: Ints
    known: Ints
    outcome: Ints
    columns: Mapping[str, Column]


@dataclass(frozen=True, eq=False)
class Search:
    """A whole search with its truth.

    Attributes:
        applied, known, outcome: as in `Seen`, all of them known.
        columns: what might matter.
        best: column → the level that does better than its other levels, for the columns that matter.
    """

    applied: Ints
    known: Ints
    outcome: Ints
    columns: Mapping[str, Column]
    best: Mapping[str, str]

    def look(self, day: int) -> Seen:
        """What is known at the end of a day."""
        sent = int(np.searchsorted(self.applied, day, side="right"))
        hidden = self.known[:sent] > day
        return Seen(
            day,
            self.applied[:sent],
            np.where(hidden, -1, self.known[:sent]),
            np.where(hidden, -1, self.outcome[:sent]),
            {name: Column(c.levels, c.code[:sent], c.coin) for name, c in self.columns.items()},
        )

    def look_days(self) -> range:
        """A look every week until the last outcome is known."""
        return range(WEEK, int(self.applied[-1]) + PERIOD + 2 * WEEK, WEEK)

    def is_true(self, advice: Advice) -> bool:
        """Whether a piece of advice holds."""
        best = self.best.get(advice.column)
        if best is None or advice.level not in self.columns[advice.column].levels:
            return False
        return (advice.level == best) == (advice.direction == "better")

    def worse_share(self, column: str) -> float:
        """The share of the applications that were sent with a worse level of a column that matters."""
        c = self.columns[column]
        return float((c.code != c.levels.index(self.best[column])).mean())
