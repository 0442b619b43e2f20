"""Which contrasts a search is asked about without anyone asking: decided by the arms alone, never by outcomes.

Every column with 2-6 levels of at least 8 applications gives contrasts of a level against the rest. The first six
columns to become usable have the same share of the ledger's level, later ones the terms of a series that converges;
a column's contrasts split its share in the order in which their levels reached 8 applications. So a weight is known
when its claim begins and does not change when more applications or columns come: docs/decisions/weights.md.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from onward.ledger.findings import Design
from onward.outcomes import Attribute, Bools, Outcomes

FEWEST = 8
"""Applications that make a level usable."""
MOST_LEVELS = 6

CONTRASTS_SHARE, LEVELS_SHARE, STREAK_SHARE = 0.8, 0.1, 0.1
_FIRST_OF_COLUMN = 2 / 3
_FIRST_COLUMNS, _FIRST_SHARE = 6, 0.75

MONTH_HALF = "Time of the month"
MONTH_HALVES = ("first half", "second half")
_NAMED_FIRST = {"yes", MONTH_HALVES[1]}


@dataclass(frozen=True, eq=False)
class Contrast:
    """A level of a column against the rest.

    Attributes:
        column, level, rest: names to show; rest is the other level where there are just two.
        weight: its share of the ledger's level.
        member: (N,) applications that are in either arm.
        arm: (N,) True for the level.
        design: "chosen", or "before-after" where one arm came wholly before the other.
        registered: the number of the claim that a person registered; 0 for a scanned one.
        eligible: (N,) applications that could be in an arm.
        twin: 2, 3, … where another contrast has the same name already; else 0.
    """

    column: str
    level: str
    rest: str
    weight: float
    member: Bools
    arm: Bools
    design: Design
    eligible: Bools
    registered: int = 0
    twin: int = 0


def contrasts(search: Outcomes, *, share: float = 1.0) -> list[Contrast]:
    """All scanned contrasts of a search, in the order of the columns.

    Args:
        search: the columns.
        share: of the ledger's level that the scan has; a half where claims may be registered too.
    """
    columns = dict(search.attributes) | {MONTH_HALF: _month_half(search)}
    usable = {name: _becoming_usable(search, attribute) for name, attribute in columns.items()}
    # A column begins when its second level does.
    begun = sorted((days[1][0], place, name) for place, (name, days) in enumerate(usable.items()) if len(days) > 1)
    own = {name: share * column_share(place) for place, (_, _, name) in enumerate(begun)}
    return [c for name in columns if name in own for c in _of_column(search, name, columns[name], own[name])]


def column_share(place: int) -> float:
    """The share of the ledger's level of the column that became usable as number `place`, from 0.

    Six equal ones, then 3 / ((i + 3)(i + 4)) of the rest for i = 0, 1, …: all together CONTRASTS_SHARE, however
    many columns there are.
    """
    if place < _FIRST_COLUMNS:
        return CONTRASTS_SHARE * _FIRST_SHARE / _FIRST_COLUMNS
    later = place - _FIRST_COLUMNS
    return CONTRASTS_SHARE * (1 - _FIRST_SHARE) * 3 / ((later + 3) * (later + 4))


def _month_half(search: Outcomes) -> Attribute:
    day = (search.applied_on - search.applied_on.astype("datetime64[M]")).astype(np.int64)
    code = np.where(search.sent, (day >= 15).astype(np.int64), -1)
    return Attribute(MONTH_HALVES, code)


def _of_column(search: Outcomes, name: str, attribute: Attribute, share: float) -> list[Contrast]:
    member = search.sent & (attribute.code >= 0)
    levels = [level for _, level in _becoming_usable(search, attribute)]
    if not 2 <= len(levels) <= MOST_LEVELS:
        return []
    if len(np.unique(attribute.code[member])) == 2:
        levels = levels[:1]  # A against B is B against A
    weights = share * _FIRST_OF_COLUMN * (1 - _FIRST_OF_COLUMN) ** np.arange(len(levels))
    return [contrast_of(search, name, attribute, level, w) for level, w in zip(levels, weights, strict=True)]


def _becoming_usable(search: Outcomes, attribute: Attribute) -> list[tuple[np.datetime64, int]]:
    """The levels with at least FEWEST applications, each with the day on which it had so many, in that order."""
    found = []
    for level in range(len(attribute.levels)):
        days = np.sort(search.applied_on[search.sent & (attribute.code == level)])
        if len(days) >= FEWEST:
            found.append((days[FEWEST - 1], level))
    return sorted(found)


def contrast_of(
    search: Outcomes,
    name: str,
    attribute: Attribute,
    level: int,
    weight: float,
    *,
    eligible: Bools | None = None,
    registered: int = 0,
) -> Contrast:
    """A level of a column against all others that are written there; eligible: all that were sent, if not said."""
    member = search.sent & (attribute.code >= 0)
    arm = member & (attribute.code == level)
    others = np.unique(attribute.code[member & ~arm])
    names = [attribute.levels[level], attribute.levels[others[0]] if len(others) == 1 else ""]
    if names[1].casefold() in _NAMED_FIRST:
        names, arm = names[::-1], member & ~arm
    design = _design(search, member, arm)
    could = search.sent if eligible is None else eligible
    return Contrast(name, names[0], names[1], float(weight), member, arm, design, could, registered)


def _design(search: Outcomes, member: Bools, arm: Bools) -> Design:
    inside, outside = search.applied_on[arm], search.applied_on[member & ~arm]
    apart = inside.min() > outside.max() or outside.min() > inside.max()
    return "before-after" if apart else "chosen"


def level_weights(stages: int) -> float:
    """The weight of one of so many level claims."""
    return LEVELS_SHARE / stages
