"""What would settle it: how many more outcomes a claim needs, if the difference is as large as is plausible.

The evidence so far is carried on along expected outcomes, pair by pair of the mixture, until it crosses the line.
That is log(1 / (w alpha)) / g of stats.md 10 with the cost of not knowing the rates counted in.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from onward.evidence.effects import REFERENCE, EffectPrior
from onward.evidence.logspace import log_sum_exp
from onward.evidence.priors import BetaPrior
from onward.evidence.rates import Floats, beta_nodes

MOST = 100_000
"""Beyond so many outcomes the answer is "never"."""


@dataclass(frozen=True)
class PlausibleEffect:
    """The rates of two arms, one of them doubled against the other, around a base rate that the data suggest."""

    rates: tuple[float, float]

    @staticmethod
    def doubling(n0: int, k0: int, n1: int, k1: int, share1: float, prior: BetaPrior) -> PlausibleEffect:
        """One arm reaches the stage twice as often as the other: the arm that leads so far.

        Args:
            n0, k0, n1, k1: counts of each arm.
            share1: the share of arm 1 among outcomes to come.
            prior: the usual rate, which steadies the base rate while data are few.
        """
        base = (prior.a + k0 + k1) / (prior.a + prior.b + n0 + n1)
        lead = (k1 + 0.5) / (n1 + 1) >= (k0 + 0.5) / (n0 + 1)
        low = min(base / (1 + (share1 if lead else 1 - share1)), 0.47)
        return PlausibleEffect((low, 2 * low) if lead else (2 * low, low))


def outcomes_needed(
    log_factors: Floats, effect: PlausibleEffect, share1: float, line: float, prior: EffectPrior = REFERENCE
) -> int | None:
    """How many more outcomes bring a contrast to its line, if `effect` is true.

    Args:
        log_factors: (G,) log evidence of each pair so far.
        effect: the true rates to come.
        share1: the share of arm 1 among the outcomes to come, inside (0, 1).
        line: log e-value to reach.
        prior: the mixture.

    Returns:
        Outcomes of both arms together; None beyond 100,000.
    """
    one = np.ones(())
    p0, p1 = effect.rates
    arms = (1 - share1) * prior.log_likelihood(one, p0, 0) + share1 * prior.log_likelihood(one, p1, 1)
    step = arms - prior.log_blend(one, (1 - share1) * p0 + share1 * p1, share1)
    return _first_crossing(log_factors + prior.log_weights, step, line)


def level_outcomes_needed(n: int, k: int, prior: BetaPrior, line: float) -> int | None:
    """How many more outcomes show that a rate is half the usual, if it is: None beyond 100,000."""
    p, w = beta_nodes(prior.a, prior.b)
    true = prior.mean / 2
    half, usual = (np.log(w) + k * np.log(x) + (n - k) * np.log1p(-x) for x in (p / 2, p))
    step_half, step_usual = (true * np.log(x) + (1 - true) * np.log1p(-x) for x in (p / 2, p))

    def evidence(more: int) -> float:
        return float(log_sum_exp(half + more * step_half) - log_sum_exp(usual + more * step_usual))

    return _bisect(evidence, line)


def _first_crossing(start: Floats, step: Floats, line: float) -> int | None:
    return _bisect(lambda more: float(log_sum_exp(start + more * step)), line)


def _bisect(evidence: Callable[[int], float], line: float) -> int | None:
    # Expected evidence may dip before it rises, so look for a far point above the line first, then close in.
    if evidence(0) >= line:
        return 0
    high = 1
    while evidence(high) < line:
        high *= 2
        if high > MOST:
            return None
    low = high // 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if evidence(middle) >= line else (middle, high)
    return high
