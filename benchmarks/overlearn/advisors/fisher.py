"""Fisher's exact test at 5%, looked at every week, each level against the rest."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

import numpy as np
from scipy.special import gammaln

from overlearn.advisor import remembering_nothing
from overlearn.claims import Claim, Counts, claims, holm
from overlearn.search import Advice, Seen

_LEVEL = 0.05
_ROUNDING = 1e-9


@lru_cache(maxsize=1 << 18)
def p_value(counts: Counts) -> float:
    """The two-sided p-value: all tables with these margins that are no likelier."""
    n0, k0, n1, k1 = counts
    k = k0 + k1
    x = np.arange(max(0, k - n0), min(k, n1) + 1)
    log_ways = -gammaln(x + 1) - gammaln(n1 - x + 1) - gammaln(k - x + 1) - gammaln(n0 - k + x + 1)
    chance = np.exp(log_ways - log_ways.max())
    return float(chance[chance <= chance[k1 - x[0]] * (1 + _ROUNDING)].sum() / chance.sum())


def _asked(seen: Seen) -> list[Claim]:
    return [claim for claim in claims(seen) if claim.column in seen.columns]


def _advise(seen: Seen) -> Collection[Advice]:
    return {claim.advice() for claim in _asked(seen) if p_value(claim.counts) < _LEVEL}


def _advise_by_holm(seen: Seen) -> Collection[Advice]:
    """Corrected for the number of claims and not for the number of looks."""
    asked = _asked(seen)
    return holm(asked, [min(1.0, p_value(claim.counts)) for claim in asked])


FISHER = remembering_nothing("Fisher, p < .05 each week", _advise)
FISHER_HOLM = remembering_nothing("Fisher, Holm over claims, each week", _advise_by_holm)
