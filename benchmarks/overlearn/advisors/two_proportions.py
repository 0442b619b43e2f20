"""The pooled two-proportion z test at 5%, looked at every week, each level against the rest."""

from __future__ import annotations

from collections.abc import Collection
from math import sqrt

from overlearn.advisor import remembering_nothing
from overlearn.claims import Counts, claims
from overlearn.search import Advice, Seen

_CRITICAL = 1.959964


def z(counts: Counts) -> float:
    """The pooled z statistic; 0 where it does not exist."""
    n0, k0, n1, k1 = counts
    if not (n0 and n1 and 0 < k0 + k1 < n0 + n1):
        return 0.0
    pooled = (k0 + k1) / (n0 + n1)
    return (k1 / n1 - k0 / n0) / sqrt(pooled * (1 - pooled) * (1 / n0 + 1 / n1))


def _advise(seen: Seen) -> Collection[Advice]:
    return {c.advice() for c in claims(seen) if c.column in seen.columns and abs(z(c.counts)) > _CRITICAL}


TWO_PROPORTIONS = remembering_nothing("two-proportion z, p < .05 each week", _advise)
