"""A rule of thumb as job trackers have it: double down on the best level, avoid what has not worked yet.

Written after the kind of advice that trackers print, not after any one program: of the decided outcomes, the best
level with at least two of them is worth doubling down on if it is ahead, and a level with none of at least two is to
be avoided.
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from overlearn.advisor import remembering_nothing
from overlearn.search import Advice, Column, Seen

_FEWEST = 2


def _of_column(name: str, column: Column, outcome: np.ndarray) -> list[Advice]:
    decided = outcome >= 0
    size = len(column.levels)
    n = np.bincount(column.code[decided], minlength=size)
    k = np.bincount(column.code[decided & (outcome == 1)], minlength=size)
    enough = n >= _FEWEST
    rate = np.where(enough, k / np.maximum(n, 1), -1.0)
    found = [
        Advice(name, level, "worse") for i, level in enumerate(column.levels) if enough[i] and k[i] == 0 < k.sum()
    ]
    best = int(rate.argmax())
    if enough.sum() > 1 and rate[best] > np.delete(rate, best).max():
        found.append(Advice(name, column.levels[best], "better"))
    return found


def _advise(seen: Seen) -> Collection[Advice]:
    return [piece for name, c in seen.columns.items() for piece in _of_column(name, c, seen.outcome)]


TRACKERS = remembering_nothing("trackers' rule of thumb from 2 outcomes", _advise)
