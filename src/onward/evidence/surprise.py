"""What one rejection taught: how far it moves belief, and how far it points to something being wrong.

Source: stats.md 5. Kullback-Leibler divergence of two Beta distributions: closed form, textbook.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log, log1p

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import betaln, digamma, expit, logit

from onward.evidence.checks import (
    POSITIVE,
    Floats,
    check_chance,
    check_count,
    check_is,
    check_number,
    check_whole,
)
from onward.evidence.priors import BetaPrior

PRIOR_WRONG = 0.25
"""How likely "something is wrong" is taken to be before any failure (stats.md 5)."""
_LARGE = 1e3  # from here on digamma's series is exact
_LARGEST = float(np.log(np.finfo(float).max))


@dataclass(frozen=True)
class Surprise:
    """What one no moved: bits of information, and the chance of passing this stage before and after it."""

    bits: float
    chance_before: float
    chance_after: float


def one_rejection(a: float, b: float) -> Surprise:
    """What one more failure teaches somebody who believed p ~ Beta(a, b).

    Raises:
        ValueError: if a or b is not positive.
    """
    a, b = check_number("a", a, POSITIVE), check_number("b", b, POSITIVE)
    # `beta_kl` of these two, without the terms that cancel: exact also where the belief is very firm.
    nats = max(_above_log(b) - _above_log(a + b), 0.0)
    return Surprise(nats / log(2), a / (a + b), a / (a + b + 1))


def _above_log(x: float) -> float:
    """digamma(x + 1) - log(x)."""
    if x < _LARGE:
        return float(digamma(x + 1)) - log(x)
    return (1 / 2 - (1 / 12 - (1 / 120 - 1 / (252 * x**2)) / x**2) / x) / x


@dataclass(frozen=True, eq=False)
class Lessons:
    """What 1, 2, 3, … failures in a row teach, all of one length.

    Attributes:
        failures: 1 to the last.
        something_wrong: the chance that something holds the person back.
        in_100: how many of 100 people with nothing wrong have as many in a row.
        bits: what the latest one moved, in bits.
    """

    failures: NDArray[np.int64]
    something_wrong: Floats
    in_100: Floats
    bits: Floats


def lessons_of_failures(most: int, usual: BetaPrior) -> Lessons:
    """The curve that is the reason why one failure is nothing and ten are some data.

    Args:
        most: failures in a row, at least 1.
        usual: the chance to pass with nothing wrong, over people; its mean is the base of the odds.

    Raises:
        ValueError: if most is below 1, or usual is no BetaPrior.
    """
    check_is("usual", usual, BetaPrior)
    most = check_whole("most", most, least=1)
    failures = np.arange(1, most + 1)
    bits = [one_rejection(usual.a, usual.b + before).bits for before in range(most)]
    return Lessons(
        failures,
        chance_of_something_wrong(failures, usual.mean),
        100 * np.exp(betaln(usual.a, usual.b + failures) - betaln(usual.a, usual.b)),
        np.array(bits),
    )


def beta_kl(a1: float, b1: float, a0: float, b0: float) -> float:
    """KL(Beta(a1, b1) || Beta(a0, b0)) in nats.

    Raises:
        ValueError: if one of them is not positive.
    """
    a1, b1 = check_number("a1", a1, POSITIVE), check_number("b1", b1, POSITIVE)
    a0, b0 = check_number("a0", a0, POSITIVE), check_number("b0", b0, POSITIVE)
    size = digamma(a1 + b1)
    gap = (a1 - a0) * (digamma(a1) - size) + (b1 - b0) * (digamma(b1) - size)
    return max(float(betaln(a0, b0) - betaln(a1, b1) + gap), 0.0)


def odds_of_something_wrong(failures: ArrayLike, base: float) -> Floats:
    """The factor by which failures in a row multiply the odds that the chance to pass is halved.

    Args:
        failures: how many, any shape.
        base: the chance to pass with nothing wrong, inside (0, 1).

    Returns:
        The factor, the shape of failures; 1.8e308 where it is more than a float can hold.

    Raises:
        ValueError: if base is outside (0, 1) or failures are negative or not whole.
    """
    return np.exp(np.minimum(_log_odds_factor(failures, base), _LARGEST))


def chance_of_something_wrong(failures: ArrayLike, base: float, prior: float = PRIOR_WRONG) -> Floats:
    """The chance that something is wrong after so many failures in a row.

    Args:
        failures: how many, any shape.
        base: the chance to pass with nothing wrong, inside (0, 1).
        prior: the chance before any failure, inside (0, 1).

    Raises:
        ValueError: if base or prior is outside (0, 1), or failures are negative or not whole.
    """
    return np.asarray(expit(logit(check_chance("prior", prior)) + _log_odds_factor(failures, base)))


def _log_odds_factor(failures: ArrayLike, base: float) -> Floats:
    base = check_chance("base", base)
    return np.asarray(check_count("failures", failures) * (log1p(-base / 2) - log1p(-base)))
