"""Which contrasts a search is asked about without anyone asking: decided by the arms alone, never by outcomes.

Every column with 2-6 levels of at least 8 applications gives contrasts of a level against the rest. Each column
has the same share of the ledger's level, and its contrasts split that in the order in which their levels reached 8
applications. So a weight is known when its claim begins and does not change when more applications come:
docs/decisions/weights.md.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from onward.ledger.findings import Design
from onward.outcomes import Attribute, Bools, Ints, Outcomes

FEWEST = 8
"""Applications that make a level usable."""
MOST_LEVELS = 6

CONTRASTS_SHARE, LEVELS_SHARE, STREAK_SHARE = 0.8, 0.1, 0.1
_FIRST_OF_COLUMN = 2 / 3
_FEWEST_COLUMNS = 6  # so that a column that fills up later hardly moves the others' shares

MONTH_HALF = "Time of the month"
_NAMED_FIRST = {"yes", "second half"}


@dataclass(frozen=True, eq=False)
class Contrast:
    """A level of a column against the rest.

    Attributes:
        column, level, rest: names to show; rest is the other level where there are just two.
        weight: its share of the ledger's level.
        member: (N,) applications that are in either arm.
        arm: (N,) True for the level.
        design: "chosen", or "before-after" where one arm came wholly before the other.
    """

    column: str
    level: str
    rest: str
    weight: float
    member: Bools
    arm: Bools
    design: Design


def contrasts(search: Outcomes) -> list[Contrast]:
    """All scanned contrasts of a search, in the order of the columns."""
    columns = dict(search.attributes) | {MONTH_HALF: _month_half(search)}
    share = CONTRASTS_SHARE / max(len(columns), _FEWEST_COLUMNS)
    return [c for name, attribute in columns.items() for c in _of_column(search, name, attribute, share)]


def _month_half(search: Outcomes) -> Attribute:
    day = (search.applied_on - search.applied_on.astype("datetime64[M]")).astype(np.int64)
    code = np.where(search.sent, (day >= 15).astype(np.int64), -1)
    return Attribute(("first half", "second half"), code)


def _of_column(search: Outcomes, name: str, attribute: Attribute, share: float) -> list[Contrast]:
    member = search.sent & (attribute.code >= 0)
    order = _order_of_becoming_usable(search, attribute, member)
    if not 2 <= len(order) <= MOST_LEVELS:
        return []
    levels = [int(code) for code in order]
    if len(np.unique(attribute.code[member])) == 2:
        levels = levels[:1]  # A against B is B against A
    weights = share * _FIRST_OF_COLUMN * (1 - _FIRST_OF_COLUMN) ** np.arange(len(levels))
    return [_contrast(search, name, attribute, level, w) for level, w in zip(levels, weights, strict=True)]


def _order_of_becoming_usable(search: Outcomes, attribute: Attribute, member: Bools) -> Ints:
    """Levels with at least FEWEST applications, by the day on which they had so many."""
    when: dict[int, np.datetime64] = {}
    for level in range(len(attribute.levels)):
        days = np.sort(search.applied_on[member & (attribute.code == level)])
        if len(days) >= FEWEST:
            when[level] = days[FEWEST - 1]
    return np.array(sorted(when, key=lambda level: (when[level], level)), dtype=np.int64)


def _contrast(search: Outcomes, name: str, attribute: Attribute, level: int, weight: float) -> Contrast:
    member = search.sent & (attribute.code >= 0)
    arm = member & (attribute.code == level)
    others = np.unique(attribute.code[member & ~arm])
    names = [attribute.levels[level], attribute.levels[others[0]] if len(others) == 1 else ""]
    if names[1].casefold() in _NAMED_FIRST:
        names, arm = names[::-1], member & ~arm
    return Contrast(name, names[0], names[1], float(weight), member, arm, _design(search, member, arm))


def _design(search: Outcomes, member: Bools, arm: Bools) -> Design:
    inside, outside = search.applied_on[arm], search.applied_on[member & ~arm]
    apart = inside.min() > outside.max() or outside.min() > inside.max()
    return "before-after" if apart else "chosen"


def level_weights(stages: int) -> float:
    """The weight of one of so many level claims."""
    return LEVELS_SHARE / stages
