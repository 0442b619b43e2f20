"""What a person's silence looks like so far: days that answers took, and days without one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from onward.evidence.checks import Floats, check_days_row

_MOST_AGES = 48


@dataclass(frozen=True, eq=False)
class Silence:
    """What a person's silence looks like so far.

    Attributes:
        delays: whole days to the first answer, of dated answers.
        ages: whole days since application, of those not answered.
        undated: for answers without a day, the most days that they can have taken.
    """

    delays: NDArray[np.int64]
    ages: NDArray[np.int64]
    undated: NDArray[np.int64]

    def __post_init__(self) -> None:
        for name in ("delays", "ages", "undated"):
            check_days_row(name, getattr(self, name))


@dataclass(frozen=True, eq=False)
class Grouped:
    """The same days with their multiplicities: each as it is, and how many are like it."""

    delay: Floats
    delays: Floats
    age: Floats
    ages: Floats
    by: Floats
    bys: Floats

    @staticmethod
    def of(silence: Silence) -> Grouped:
        """Delays as they are, the rest coarse."""
        delay, delays = np.unique(silence.delays, return_counts=True)
        rest = (*coarse(silence.ages), *coarse(silence.undated))
        return Grouped(*(x.astype(float) for x in (delay, delays, *rest)))


def coarse(days: ArrayLike) -> tuple[Floats, NDArray[np.int64]]:
    """Days grouped into at most 48 of about equal log width, each by its mean, and how many are in each.

    Raises:
        ValueError: on negative days, or days in no row.
    """
    given = check_days_row("days", days)
    if not len(given):
        return np.zeros(0), np.zeros(0, dtype=np.int64)
    values, counts = np.unique(given, return_counts=True)
    if len(values) <= _MOST_AGES:
        return values, counts
    edges = np.unique(np.round(np.geomspace(1, values[-1] + 2, _MOST_AGES + 1)))
    place = np.searchsorted(edges, values + 1, side="right")
    many = np.bincount(place, weights=counts)
    total = np.bincount(place, weights=counts * values)
    full = many > 0
    return total[full] / many[full], many[full].astype(np.int64)
