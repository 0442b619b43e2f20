"""The sharpest two-arm evidence that needs no known base rate: it takes the base rate from the outcomes
themselves.

Outcomes without their arms tell the base rate and nothing about a difference. So the pair of rates that an outcome
is weighed with may follow the base rate seen before it: each factor keeps its expectation of 1 over the coin.
Eight pairs, four odds ratios of both signs, are blended so that the mean over the arms is the base rate.

Source: stats.md 3, "base rate plugged in"; predictable plug-in, e.g. Waudby-Smith & Ramdas 2024.
"""

from __future__ import annotations

from functools import lru_cache
from math import exp, log, sqrt

ODDS_RATIOS = tuple(exp(sign * size) for size in (0.8, 1.2, 1.6, 2.1) for sign in (1, -1))
LOG_WEIGHTS = tuple(log(weight / 12) for weight in (1, 1, 2, 2, 2, 2, 1, 1))
_BEFORE = (0.5, 4.5)  # what the base rate is taken to be before any outcome: 0.5 of 5

LogFactors = tuple[tuple[float, float, float, float], ...]
"""For each odds ratio the log factor of: success in arm 1, success in arm 0, failure in arm 1, failure in arm
0.
"""


@lru_cache(maxsize=1 << 16)
def log_factors(k: int, n: int, q: float) -> LogFactors:
    """The log factors of one outcome after k successes of n, arms unknown."""
    base = (k + _BEFORE[0]) / (n + sum(_BEFORE))
    return tuple(_pair(base, odds_ratio, q) for odds_ratio in ODDS_RATIOS)


def base_rate(k: int, n: int) -> float:
    """The base rate after k successes of n."""
    return (k + _BEFORE[0]) / (n + sum(_BEFORE))


def _pair(base: float, odds_ratio: float, q: float) -> tuple[float, float, float, float]:
    """Rates p0, p1 with this odds ratio and (1 - q) p0 + q p1 = base, against base."""
    a = (1 - q) * (odds_ratio - 1)
    b = 1 - q + q * odds_ratio - base * (odds_ratio - 1)
    p0 = 2 * base / (b + sqrt(b * b + 4 * a * base))
    p1 = odds_ratio * p0 / (1 + (odds_ratio - 1) * p0)
    return log(p1 / base), log(p0 / base), log((1 - p1) / (1 - base)), log((1 - p0) / (1 - base))


def log_mean_exp(log_terms: list[float]) -> float:
    """log of the weighted mean over the eight pairs."""
    top = max(log_terms)
    return top + log(sum(exp(term - top + weight) for term, weight in zip(log_terms, LOG_WEIGHTS, strict=True)))
