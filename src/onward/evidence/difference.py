"""How large is the difference? A joint confidence sequence for two rates, projected to their ratio.

Source: Waudby-Smith & Ramdas 2020, prior-posterior ratio: the set of rates with likelihood / marginal likelihood
above 1/20 holds the truth at every look with chance 95%. It needs no coin, so it serves chosen arms too.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import betaln, expit

from onward.evidence.rates import Floats, check_counts

# Wide and towards low rates, where applications live. Any prior is valid; this one is sharp below a half.
_A, _B = 0.5, 2.5
_LOGITS = np.linspace(-9.0, 5.0, 281)
_P = expit(_LOGITS)
_LOG_P, _LOG_1P = -np.logaddexp(0.0, -_LOGITS), -np.logaddexp(0.0, _LOGITS)

MARGIN = (2 / 3, 3 / 2)


@dataclass(frozen=True)
class Difference:
    """95% at every look, jointly: rate1 / rate0, and rate1 - rate0."""

    ratio: tuple[float, float]
    difference: tuple[float, float]

    def is_none_that_matters(self, margin: tuple[float, float] = MARGIN) -> bool:
        """Whether the ratio surely lies inside the margin."""
        return self.ratio[0] > margin[0] and self.ratio[1] < margin[1]


def confidence(n0: int, k0: int, n1: int, k1: int, *, alpha: float = 0.05) -> Difference:
    """Confidence sequence for two rates from their counts.

    Args:
        n0, k0, n1, k1: outcomes and successes of each arm.
        alpha: the share of searches in which it may ever leave out the truth.

    Raises:
        ValueError: on impossible counts.
    """
    arms = []
    for n, k, names in ((n0, k0, ("n0", "k0")), (n1, k1, ("n1", "k1"))):
        check_counts(n, k, names)
        arms.append(k * _LOG_P + (n - k) * _LOG_1P - _log_marginal(n, k))
    kept0, kept1 = np.nonzero(arms[0][:, None] + arms[1][None, :] >= np.log(alpha))
    p0, p1 = _P[kept0], _P[kept1]
    ratio, gap = p1 / p0, p1 - p0
    return Difference((float(ratio.min()), float(ratio.max())), (float(gap.min()), float(gap.max())))


def _log_marginal(n: int, k: int) -> Floats:
    return np.asarray(betaln(_A + k, _B + n - k) - betaln(_A, _B))
