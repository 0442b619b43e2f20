"""The height in which the coin's line is drawn: two-arm evidence with the base rate that the outcomes tell.

Outcomes without their arms tell the base rate and nothing about a difference. Eight pairs of rates, four odds
ratios of both signs, have the base rate as their mean over the arms.

Source: stats.md 3, "base rate plugged in".
"""

from __future__ import annotations

from functools import lru_cache
from math import exp, log, sqrt

from onward.evidence.checks import POSITIVE, check_chance, check_expected, check_number

ODDS_RATIOS = tuple(exp(sign * size) for size in (0.8, 1.2, 1.6, 2.1) for sign in (1, -1))
LOG_WEIGHTS = tuple(log(weight / 12) for weight in (1, 1, 2, 2, 2, 2, 1, 1))
_BEFORE = (0.5, 4.5)  # what the base rate is taken to be before any outcome: 0.5 of 5

Linear = tuple[tuple[float, float, float], ...]
"""For each odds ratio: log weight and what all outcomes add, what a success and what a failure in arm 1 add."""


@lru_cache(maxsize=1 << 16)
def linear(k: float, n: float, q: float) -> Linear:
    """The log evidence of each odds ratio after k successes of n, as a linear form in what arm 1 has of them; k and n
    may be expected ones, and so need not be whole.

    Raises:
        ValueError: on impossible counts, or q outside (0, 1).
    """
    q = check_chance("q", q)
    n, k = check_expected(n, k)
    base = base_rate(k, n)
    forms = []
    for odds_ratio, log_weight in zip(ODDS_RATIOS, LOG_WEIGHTS, strict=True):
        hit1, hit0, miss1, miss0 = _log_factors(base, odds_ratio, q)
        forms.append((log_weight + k * hit0 + (n - k) * miss0, hit1 - hit0, miss1 - miss0))
    return tuple(forms)


def base_rate(k: float, n: float) -> float:
    """The base rate after k successes of n, seen or expected; before any outcome it is what is usual.

    Raises:
        ValueError: on impossible counts.
    """
    n, k = check_expected(n, k)
    return (k + _BEFORE[0]) / (n + sum(_BEFORE))


def log_factors(base: float, odds_ratio: float, q: float) -> tuple[float, float, float, float]:
    """The log factors of a success in arm 1 and in arm 0, and of a failure in arm 1 and in arm 0.

    The rates p0, p1 have this odds ratio and (1 - q) p0 + q p1 = base; each is taken against base.

    Raises:
        ValueError: if base or q is outside (0, 1), or odds_ratio not positive.
    """
    base, q = check_chance("base", base), check_chance("q", q)
    return _log_factors(base, check_number("odds_ratio", odds_ratio, POSITIVE), q)


def _log_factors(base: float, odds_ratio: float, q: float) -> tuple[float, float, float, float]:
    a = (1 - q) * (odds_ratio - 1)
    b = 1 - q + q * odds_ratio - base * (odds_ratio - 1)
    p0 = 2 * base / (b + sqrt(b * b + 4 * a * base))
    p1 = odds_ratio * p0 / (1 + (odds_ratio - 1) * p0)
    return log(p1 / base), log(p0 / base), log((1 - p1) / (1 - base)), log((1 - p0) / (1 - base))


def log_evidence(k: float, n: float, k1: float, f1: float, q: float) -> float:
    """Log evidence of the counts with the base rate that is known now; k1, f1: what arm 1 has of them.

    Not an e-value, because the base rate is taken from the same outcomes: the exact line is drawn in it.
    """
    return log(sum([exp(c + k1 * a + f1 * b) for c, a, b in linear(k, n, q)]))
