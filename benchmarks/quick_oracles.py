"""The oracles of `quick`: both rates known, which arm is the better is not, threshold 20.

One knows the rate under no difference too: what the arms would have in common. Where one arm comes wholly before the
other that tells it of a difference before the second arm has begun, as the first arm's rate alone is not that rate.
The other knows no common rate: its evidence is the likelihood over the largest that any common rate gives.

Source: Ville 1939; Wasserman, Ramdas & Balakrishnan 2020 (universal inference) for the second.
"""

from __future__ import annotations

import numpy as np
from scipy.special import xlogy

from onward.evidence.checks import Bools, Floats
from onward.evidence.compare import evidence_path
from onward.evidence.effects import EffectPrior


def told_all(arm: Bools, y: Bools, rates: tuple[float, float], q: float) -> Floats:
    """Log evidence after each outcome, the common rate being the arms' mean in proportion q of arm 1."""
    low, high = rates
    prior = EffectPrior(np.array([[low, high], [high, low]]), np.log([0.5, 0.5]))
    return evidence_path(arm, y, prior=prior, q=q)


def told_no_common_rate(arm: Bools, y: Bools, rates: tuple[float, float]) -> Floats:
    """Log evidence after each outcome, against whichever common rate fits best."""
    low, high = rates
    k0, f0, k1, f1 = (np.cumsum(part) for part in (~arm & y, ~arm & ~y, arm & y, arm & ~y))

    def log_likelihood(rate0: float, rate1: float) -> Floats:
        return np.asarray(k0 * np.log(rate0) + f0 * np.log1p(-rate0) + k1 * np.log(rate1) + f1 * np.log1p(-rate1))

    k, n = k0 + k1, np.arange(1, len(arm) + 1)
    common = xlogy(k, k / n) + xlogy(n - k, 1 - k / n)
    return np.asarray(np.logaddexp(log_likelihood(low, high), log_likelihood(high, low)) - np.log(2) - common)
