"""Days that no search has: what an empty cell becomes in another program, and slips of the year."""

from __future__ import annotations

import re
from collections.abc import Set
from datetime import date
from functools import lru_cache
from itertools import pairwise

from onward.language import gettext as _
from onward.sources.dates import EARLIEST

_EMPTY = {(0, 1, 1900), (0, 0, 0), (0, 0, 1900), (1, 1, 1), (1, 1, 1900), (1, 1, 1970), (1, 1, 1904)}
_EMPTY |= {(12, 30, 1899), (12, 31, 1899), (1, 1, 1601)}
_YEARS_APART = 5
_FEWEST = 4
_MANY = 40


@lru_cache(maxsize=16384)
def is_empty_cell(text: str) -> bool:
    """Whether a day is what programs make of an empty cell: 1970-01-01, 1899-12-30, 1900-01-00, 0001-01-01."""
    numbers = re.findall(r"\d+", text)[:3]
    return any(len(number) == 4 for number in numbers) and tuple(sorted(map(int, numbers))) in _EMPTY


def far_days(days: list[date]) -> Set[date]:
    """Single days that lie years away from all others: most likely a slip of the year.

    Args:
        days: those of all applications of a table.
    """
    if len(days) < _FEWEST:
        return frozenset()
    ordered = sorted(days)
    groups = [[ordered[0]]]
    for before, after in pairwise(ordered):
        if (after - before).days > 365 * _YEARS_APART:
            groups.append([])
        groups[-1].append(after)
    most = 1 if len(days) < _MANY else 2
    largest = max(groups, key=len)
    return frozenset(day for group in groups if group is not largest and len(group) <= most for day in group)


def why_impossible(text: str, day: date, far: Set[date]) -> str | None:
    """Why a day of application can't be right, in words; None where it can."""
    if is_empty_cell(text):
        return _('"{text}" is what an empty cell becomes, and no day; the row was left out').format(text=text)
    if day < EARLIEST:
        return _('"{text}" is before any search; the row was left out').format(text=text)
    if day in far:
        return _('"{text}" is years away from all other applications; the row was left out').format(text=text)
    return None
