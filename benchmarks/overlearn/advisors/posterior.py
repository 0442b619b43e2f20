"""The dashboards' rule: advise when the posterior chance that one arm is the better exceeds 95%, uniform priors."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

import numpy as np
from scipy.special import betaln

from overlearn.advisor import remembering_nothing
from overlearn.claims import Counts, claims
from overlearn.search import Advice, Seen

_SURE = 0.95


@lru_cache(maxsize=1 << 18)
def chance_better(counts: Counts) -> float:
    """P(rate of arm 1 > rate of arm 0), each Beta(1 + yeses, 1 + noes); exact.

    An arm's Beta with a whole first parameter is a sum of binomial terms, so the integral is a finite sum.
    """
    n0, k0, n1, k1 = counts
    a0, b0, b1 = k0 + 1, n0 - k0 + 1, n1 - k1 + 1
    i = np.arange(k1 + 1)
    terms = betaln(a0 + i, b0 + b1) - np.log(b1 + i) - betaln(1 + i, b1) - betaln(a0, b0)
    return float(np.exp(terms).sum())


def _sure(counts: Counts) -> bool:
    return not 1 - _SURE <= chance_better(counts) <= _SURE


def _advise(seen: Seen) -> Collection[Advice]:
    return {c.advice() for c in claims(seen) if c.column in seen.columns and _sure(c.counts)}


POSTERIOR = remembering_nothing("posterior P(better) > 95% each week", _advise)
