"""What would settle it: how many more outcomes a claim needs, if the difference is as large as is plausible.

The evidence so far is carried on along expected outcomes, odds ratio by odds ratio, until it crosses the line.
Real evidence wanders on its way and so crosses earlier: the answer is when half of such searches have.
That is log(1 / (w alpha)) / g of stats.md 10 with the cost of not knowing the rates counted in.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, comb, exp, sqrt

import numpy as np
from scipy.special import log_ndtr, ndtr

from onward.evidence import conditional
from onward.evidence.above_line import beyond_the_line, on_the_line
from onward.evidence.blocks import shape_for
from onward.evidence.boundary import HORIZON, Boundary
from onward.evidence.checks import (
    Floats,
    check_chance,
    check_count,
    check_is,
    check_number,
    check_numbers,
    check_trials,
    shown,
)
from onward.evidence.priors import BetaPrior
from onward.evidence.rates import expected_level_evidence

MOST = 100_000
"""Beyond so many outcomes the answer is "never"."""


@dataclass(frozen=True)
class PlausibleEffect:
    """The rates of two arms, one of them doubled against the other, around a base rate that the data suggest."""

    rates: tuple[float, float]

    def __post_init__(self) -> None:
        if not isinstance(self.rates, tuple) or len(self.rates) != 2:
            raise ValueError(f"rates must be two, got {shown(self.rates)}")
        object.__setattr__(self, "rates", tuple(check_chance("rates", rate) for rate in self.rates))

    @staticmethod
    def doubling(n0: int, k0: int, n1: int, k1: int, share1: float, prior: BetaPrior) -> PlausibleEffect:
        """One arm reaches the stage twice as often as the other: the arm that leads so far.

        Args:
            n0, k0, n1, k1: counts of each arm.
            share1: the share of arm 1 among outcomes to come.
            prior: the usual rate, which steadies the base rate while data are few, or none.

        Raises:
            ValueError: on impossible counts, or share1 outside (0, 1).
        """
        n0, k0 = check_trials(n0, k0, ("n0", "k0"))
        n1, k1 = check_trials(n1, k1, ("n1", "k1"))
        share1 = check_chance("share1", share1)
        check_is("prior", prior, BetaPrior)
        base = (prior.a + k0 + k1) / (prior.a + prior.b + n0 + n1)
        lead = (k1 + 0.5) / (n1 + 1) >= (k0 + 0.5) / (n0 + 1)
        low = min(base / (1 + (share1 if lead else 1 - share1)), 0.47)
        return PlausibleEffect((low, 2 * low) if lead else (2 * low, low))


def outcomes_needed(log_factors: Floats, effect: PlausibleEffect, share1: float, line: float) -> int | None:
    """How many more outcomes bring a contrast of chosen arms to its line, if `effect` is true.

    Args:
        log_factors: (12,) log evidence of each odds ratio of `conditional` so far.
        effect: the true rates to come.
        share1: the share of arm 1 among the outcomes to come, inside (0, 1).
        line: log e-value to reach.

    Returns:
        Outcomes of both arms together; None beyond 100,000.

    Raises:
        ValueError: if share1 is outside (0, 1), or line or log_factors are not finite.
    """
    share1, line = check_chance("share1", share1), check_number("line", line)
    check_is("effect", effect, PlausibleEffect)
    log_factors = check_numbers("log_factors", log_factors)
    if log_factors.shape != conditional.LOG_ODDS_RATIOS.shape:
        raise ValueError(
            f"log_factors must be of shape {conditional.LOG_ODDS_RATIOS.shape}, got {log_factors.shape}"
        )
    step = _expected_step(effect, share1)
    return _needed(lambda more: float(conditional.mix(log_factors + more * step)), line)


def _expected_step(effect: PlausibleEffect, share1: float) -> Floats:
    """What one more outcome adds to the log evidence of each odds ratio, on average: (12,)."""
    many = 1_000_000
    r0, r1 = shape_for(round(many * (1 - share1)), round(many * share1))
    of_block = np.zeros(len(conditional.LOG_ODDS_RATIOS))
    for x0, chance0 in enumerate(_binomial(r0, effect.rates[0])):
        for x1, chance1 in enumerate(_binomial(r1, effect.rates[1])):
            if 0 < x0 + x1 < r0 + r1:
                factor = x1 * conditional.LOG_ODDS_RATIOS - conditional.log_moments(r0, r1, x0 + x1)
                of_block += chance0 * chance1 * factor
    return of_block * min((1 - share1) / r0, share1 / r1)


def _binomial(n: int, p: float) -> list[float]:
    return [comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(n + 1)]


def coin_outcomes_needed(counts: tuple[int, int, int, int], effect: PlausibleEffect, line: Boundary) -> int | None:
    """How many more outcomes bring arms that a coin chose to their exact line, if `effect` is true.

    Args:
        counts: outcomes and successes of both arms together, and of arm 1.
        effect: the true rates to come.
        line: the exact line; beyond its horizon it takes what is left of the level.

    Returns:
        Outcomes of both arms together; None beyond 100,000.

    Raises:
        ValueError: on impossible counts.
    """
    check_is("effect", effect, PlausibleEffect)
    check_is("line", line, Boundary)
    n, k, n1, k1 = _four("counts", counts)
    if not (0 <= k1 <= n1 and 0 <= k - k1 <= n - n1):
        raise ValueError(f"counts must be those of both arms together and of arm 1, got {shown(counts)}")
    p0, p1 = effect.rates

    def above(more: int, settles: Callable[..., tuple[float, float]]) -> float:
        in_1 = line.q * more
        hits, hits_1 = k + in_1 * p1 + (more - in_1) * p0, k1 + in_1 * p1
        evidence, lowest = settles(line, hits, n + more, hits_1, n1 + in_1 - hits_1)
        return evidence - lowest

    if n < HORIZON and above(HORIZON - n, on_the_line) >= 0:
        return _needed(lambda more: above(min(more, HORIZON - n), on_the_line), 0.0)
    return _needed(lambda more: above(more, beyond_the_line), 0.0)


def _four(name: str, counts: tuple[int, int, int, int]) -> list[int]:
    given = check_count(name, counts)
    if given.shape != (4,):
        raise ValueError(f"{name} must be four, got {shown(counts)}")
    return [int(count) for count in given.tolist()]


def level_outcomes_needed(n: int, k: int, prior: BetaPrior, line: float) -> int | None:
    """How many more outcomes show that a rate is half the usual, if it is: None beyond 100,000.

    Raises:
        ValueError: on impossible counts, or a line that is not finite.
    """
    n, k = check_trials(n, k)
    line = check_number("line", line)
    true = prior.mean / 2

    def evidence(more: Floats) -> Floats:
        return expected_level_evidence(n + more, k + more * true, prior)

    return _half_know(_first_above(evidence, line), line - float(evidence(np.zeros(1))[0]))


def _needed(expected: Callable[[int], float], line: float) -> int | None:
    """Outcomes after which half of such searches have crossed; expected: log evidence after so many more."""
    return _half_know(_bisect(expected, line), line - expected(0))


def _half_know(mean: int | None, height: float) -> int | None:
    return None if mean is None else ceil(mean * half_have_crossed(max(height, 0.0)))


@lru_cache(maxsize=4096)
def half_have_crossed(height: float) -> float:
    """The median of the time at which log evidence first rises by `height`, over height / growth.

    The log evidence of a true difference wanders with twice its growth as variance, so the time is about inverse
    Gaussian with mean height / growth and shape height / 2 times that.

    Raises:
        ValueError: if height is not finite; below 0 it is crossed already.

    Source: Wald 1947 (sequential tests); Chhikara & Folks 1989, The Inverse Gaussian Distribution, sec. 2.
    """
    height = check_number("height", height)
    if height <= 0:
        return 1.0
    shape = height / 2
    low, high = 0.0, 1.0
    while high - low > 1e-4:
        middle = (low + high) / 2
        root = sqrt(shape / middle)
        below = ndtr(root * (middle - 1)) + exp(2 * shape + float(log_ndtr(-root * (middle + 1))))
        low, high = (middle, high) if below < 0.5 else (low, middle)
    return high


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


def _first_above(evidence: Callable[[Floats], Floats], line: float) -> int | None:
    """`_bisect` of evidence that is cheaper for many counts at once."""
    after = np.array([0, *(4**power for power in range(9)), MOST])
    while True:
        above = evidence(after.astype(float)) >= line
        if not above.any():
            return None
        first = int(above.argmax())
        if first == 0 or after[first] - after[first - 1] == 1:
            return int(after[first])
        after = np.unique(np.linspace(after[first - 1], after[first], 12).astype(int))
