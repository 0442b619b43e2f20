"""How large is the difference? A joint confidence sequence for two rates, projected to their ratio and difference.

Each pair of rates has evidence against it: alternatives over the pair itself. That has expectation 1 under the
pair, so the pairs with evidence below 20 hold the truth at every look with chance 95%. It needs no coin, so it
serves chosen arms too. A pair's alternatives are half those beside it, with the same middle on the scale on which
each rate has the same spread whatever it is; so a range of the ratio or the difference hardly pays for where
both rates lie together. The rest are pairs that share one of its rates, and pairs anywhere.

Source: Waudby-Smith & Ramdas 2020, prior-posterior ratio, here with a prior that depends on the pair that is
    tested (Ville 1939 allows any); Cohen 1988 for the scale. Measured: docs/decisions/ranges.md.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import asin, exp, inf, log, pi, sqrt

import numpy as np
from numpy.typing import NDArray
from scipy.special import betaln, xlogy

from onward.evidence.checks import POSITIVE, Floats, check_chance, check_pair, check_trials, check_whole

# Weights of the alternatives: beside the pair, anywhere, and for each arm those that share the other's rate.
_BESIDE, _ANYWHERE, _SHARING = 0.5, 0.2, 0.15
# Anywhere: wide and towards low rates, where applications live. Any prior is valid; this one is sharp below a half.
_A, _B = 1.0, 4.0
# Beside: (1 - u^2)^8 over the share u of the way to the end of the scale, about log odds ratios of up to 2.
_CLOSE = 8.0
_LOG_DENSITY = -float(betaln(0.5, _CLOSE + 1))
# Where an arm's rates are looked at, and the middles.
_EVEN, _CORE, _TAIL = np.linspace(0.0, 1.0, 25), np.linspace(-5.8, 5.8, 13), np.linspace(0.2, 1.0, 5) ** 2
_MIDDLES, _STEPS = np.linspace(0.0, 1.0, 20), np.linspace(-1.0, 1.0, 16)
_REACH = 6.0
_HAIR = 0.06  # so much log evidence more is kept, for what lies between the places that are looked at
_FAR = 40.0
_TINY = 1e-18

MARGIN = (2 / 3, 3 / 2)


@dataclass(frozen=True)
class Difference:
    """95% at every look, jointly: rate1 / rate0, and rate1 - rate0.

    The ratio's end is infinite where arm 0 may have no successes at all, and 0 where arm 1 may.
    """

    ratio: tuple[float, float]
    difference: tuple[float, float]

    def is_none_that_matters(self, margin: tuple[float, float] = MARGIN) -> bool:
        """Whether the ratio surely lies inside the margin.

        Raises:
            ValueError: if the margin is not two positive numbers that rise.
        """
        least, most = check_pair("margin", margin, POSITIVE)
        if least > most:
            raise ValueError(f"margin must rise, got {margin}")
        return self.ratio[0] > least and self.ratio[1] < most


def confidence(n0: int, k0: int, n1: int, k1: int, *, alpha: float = 0.05) -> Difference:
    """Confidence sequence for two rates from their counts, of arms by coin or by choice.

    Args:
        n0, k0, n1, k1: outcomes and successes of each arm. An arm without outcomes is a valid start: its rate may be
            anything.
        alpha: the share of searches in which it may ever leave out the truth.

    Raises:
        ValueError: on impossible counts, or alpha outside (0, 1).
    """
    alpha = check_chance("alpha", alpha)
    n0, k0 = check_trials(n0, k0, ("n0", "k0"))
    n1, k1 = check_trials(n1, k1, ("n1", "k1"))
    arm0, arm1 = _arm(n0, k0, alpha), _arm(n1, k1, alpha)
    rate0, rate1 = _edge(arm0, arm1, _log_evidence(arm0, arm1) + log(alpha) - _HAIR)
    with np.errstate(divide="ignore", invalid="ignore"):  # two rates of 0 have no ratio
        ratio = rate1 / rate0
    gap = rate1 - rate0
    return Difference(
        (float(np.fmin.reduce(ratio)), float(np.fmax.reduce(ratio))), (float(gap.min()), float(gap.max()))
    )


@dataclass(frozen=True, eq=False)
class _Arm:
    """One arm, and the rates that it may have: their logits, themselves, and their angles asin sqrt p.

    `against` is the evidence against each from this arm alone; the rates left out have more than could be kept.
    """

    n: int
    k: int
    logits: Floats
    rates: Floats
    angles: Floats
    against: Floats

    @property
    def angle(self) -> float:
        """The angle of its own rate."""
        return asin(sqrt((self.k + 0.25) / (self.n + 0.5)))


def _arm(n: int, k: int, alpha: float) -> _Arm:
    log_marginal, most = _log_marginal(n, k), -log(alpha * _SHARING)
    logits = _logits(n, k, most + float(xlogy(k, k / max(n, 1)) + xlogy(n - k, 1 - k / max(n, 1))) - log_marginal)
    rates = 1 / (1 + np.exp(-logits))
    log_against = n * np.logaddexp(0.0, logits) - k * logits + log_marginal
    rates[0], rates[-1] = 0.0, 1.0
    if k:
        log_against[0] = inf
    if k < n:
        log_against[-1] = inf
    live = np.flatnonzero(log_against <= most + _HAIR)
    kept = slice(max(live[0] - 1, 0), live[-1] + 2)
    against = np.exp(np.minimum(log_against[kept], _FAR))
    return _Arm(n, k, logits[kept], rates[kept], np.arctan(np.exp(logits[kept] / 2)), against)


def _logits(n: int, k: int, drop: float) -> Floats:
    """Where an arm's rate is looked at: evenly on the scale of angles as far as its log likelihood drops so much,
    in spreads of the logit, and ever wider to where a rate is 0 or 1.
    """
    middle = (k + 0.5) / (n + 1)
    own, spread, angle = log(middle / (1 - middle)), 1 / sqrt((n + 1) * middle * (1 - middle)), asin(sqrt(middle))
    reach = sqrt(drop / (n + 1))
    low, high = max(angle - reach, 1e-3 * angle), min(angle + reach, pi / 2 - 1e-3 * (pi / 2 - angle))
    even = 2 * np.log(np.tan(low + (high - low) * _EVEN))
    core = own + spread * _CORE
    below, above = core[0] - (core[0] + _FAR) * _TAIL, core[-1] + (_FAR - core[-1]) * _TAIL
    return np.sort(np.concatenate([even, core, below, above]))


def _log_evidence(arm0: _Arm, arm1: _Arm) -> Floats:
    """Log evidence against each pair of rates, (rates of arm 0, rates of arm 1)."""
    low, high = (arm0.angles[0] + arm1.angles[0]) / 2, (arm0.angles[-1] + arm1.angles[-1]) / 2
    middles = low + (high - low) * _MIDDLES
    marginals = _log_marginal(arm0.n, arm0.k) + _log_marginal(arm1.n, arm1.k)
    beside = _log_likelihood_beside(arm0, arm1, middles) - marginals
    evidence = _BESIDE * np.exp(np.interp(arm0.angles[:, None] / 2 + arm1.angles / 2, middles, beside))
    against0, against1 = arm0.against[:, None], arm1.against
    evidence = ((evidence + _ANYWHERE) * against0 + _SHARING) * against1 + _SHARING * against0
    return np.asarray(np.log(evidence))


def _log_likelihood_beside(arm0: _Arm, arm1: _Arm, middles: Floats) -> Floats:
    """Log likelihood of the outcomes at each middle, averaged over the pairs of rates that have it.

    By the trapezoid rule around what the outcomes and the prior together make likely.
    """
    most = np.minimum(middles, pi / 2 - middles)
    precision = 4 * (arm0.n + arm1.n) + (2 * _CLOSE + 3) / most**2
    centre = 4 * (arm1.n * (arm1.angle - middles) + arm0.n * (middles - arm0.angle)) / precision
    half = np.minimum(_REACH / np.sqrt(precision), most)
    centre = np.clip(centre, half - most, most - half)
    off = centre[:, None] + half[:, None] * _STEPS
    rate0 = np.clip(np.sin(middles[:, None] - off) ** 2, _TINY, 1 - 1e-16)
    rate1 = np.clip(np.sin(middles[:, None] + off) ** 2, _TINY, 1 - 1e-16)
    height = arm0.k * np.log(rate0) + (arm0.n - arm0.k) * np.log1p(-rate0)
    height += arm1.k * np.log(rate1) + (arm1.n - arm1.k) * np.log1p(-rate1)
    height += _CLOSE * np.log1p(-np.minimum((off / most[:, None]) ** 2, 1 - 1e-16))
    top = height.max(axis=1)
    total = np.exp(height - top[:, None]).sum(axis=1)
    return np.asarray(top + np.log(total * (_STEPS[1] - _STEPS[0]) * half / most) + _LOG_DENSITY)


def _edge(arm0: _Arm, arm1: _Arm, beyond: Floats) -> tuple[Floats, Floats]:
    """Pairs of rates that are kept, `beyond` at most 0, and those between one that is and one that is not."""
    kept = beyond <= 0
    in0, in1 = np.nonzero(kept)
    at0, from1 = np.nonzero(kept[:, 1:] != kept[:, :-1])
    from0, at1 = np.nonzero(kept[1:] != kept[:-1])
    across = _crossing(arm1.logits, from1, beyond[at0, from1], beyond[at0, from1 + 1])
    along = _crossing(arm0.logits, from0, beyond[from0, at1], beyond[from0 + 1, at1])
    return (
        np.concatenate([arm0.rates[in0], arm0.rates[at0], along]),
        np.concatenate([arm1.rates[in1], across, arm1.rates[at1]]),
    )


def _crossing(logits: Floats, start: NDArray[np.int64], here: Floats, there: Floats) -> Floats:
    """The rates at which what is `here` at a place and `there` at the next is 0."""
    between = logits[start] + here / (here - there) * (logits[start + 1] - logits[start])
    return np.asarray(1 / (1 + np.exp(-between)))


def coin_ratio(k0: int, k1: int, *, q: float = 0.5, alpha: float = 0.05) -> tuple[float, float]:
    """Confidence sequence for rate1 / rate0 of arms that a coin assigned, from the successes alone.

    Which arm a success is in says how much larger its rate is, whatever the base rate: P(arm 1 | success) =
    q p1 / (q p1 + (1 - q) p0). So the ratio has a confidence sequence of one binomial chance, with no second rate
    to pay for.

    Args:
        k0, k1: successes of each arm; none at all leave the ratio open.
        q: the chance that the coin says arm 1.
        alpha: the share of searches in which it may ever leave out the truth.

    Raises:
        ValueError: on impossible counts or chances.

    Source: prior-posterior ratio of Waudby-Smith & Ramdas 2020, prior Beta(2, 2) of the share.
    """
    k0, k1 = check_whole("k0", k0), check_whole("k1", k1)
    q, alpha = check_chance("q", q), check_chance("alpha", alpha)
    bound = log(alpha) + float(betaln(2 + k1, 2 + k0) - betaln(2, 2))

    def height(logit_share: float) -> float:
        share1, share0 = -np.logaddexp(0.0, -logit_share), -np.logaddexp(0.0, logit_share)
        return float(k1 * share1 + k0 * share0) - bound

    top = min(max(log((k1 + 1e-9) / (k0 + 1e-9)), -_FAR), _FAR)
    odds = (1 - q) / q
    low = 0.0 if height(-_FAR) >= 0 else odds * exp(_root(height, -_FAR, top))
    high = inf if height(_FAR) >= 0 else odds * exp(_root(height, _FAR, top))
    return low, high


def _root(height: Callable[[float], float], outside: float, inside: float) -> float:
    """Where height turns from negative outside to positive inside, on the outer side."""
    while abs(inside - outside) > 1e-9:
        middle = (outside + inside) / 2
        outside, inside = (middle, inside) if height(middle) < 0 else (outside, middle)
    return outside


def _log_marginal(n: int, k: int) -> float:
    return float(betaln(_A + k, _B + n - k) - betaln(_A, _B))
