"""How large is the difference, where a coin assigned the arms? A confidence sequence with no base rate to pay for.

Pairs of rates with one difference lie on a line. An alternative pair against its projection onto that line, the
pair that is nearest in information, has expectation at most 1 under every pair of the line, because the chance of
an arm and an outcome is linear in the rates. So each difference has evidence against it whatever the base rate is,
and that may even drift. Those with evidence below 1 / alpha are kept. At 0 it is the coin's evidence of `compare`.

Source: Grunwald, de Heide & Koolen 2024, theorem 1 (projection onto a convex null); Turner & Grunwald 2023, exact
    anytime-valid confidence intervals for contingency tables. Measured: docs/decisions/ranges.md.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import log, sqrt

import numpy as np

from onward.evidence.checks import Floats, check_chance, check_trials
from onward.evidence.coin_pairs import Cells, pairs_near
from onward.evidence.logspace import log_sum_exp

_EDGE = 1e-15
_PRECISE = 1e-9  # of what is left to the edge, since chances of 1 in a million must be exact too
_HAIR, _NEAR = 1e-3, 1e-4  # an end is where the log evidence is so much above the line, and how nearly
_OUTWARDS = (1 / 64, 1 / 16, 1 / 4, 1.0)


def coin_difference(
    n0: int, k0: int, n1: int, k1: int, *, q: float = 0.5, alpha: float = 0.05
) -> tuple[float, float]:
    """Confidence sequence for rate1 - rate0 of arms that a coin assigned.

    Args:
        n0, k0, n1, k1: outcomes and successes of each arm. An outcome counts from a day that does not depend on
            what it is.
        q: the chance that the coin says arm 1.
        alpha: the share of searches in which it may ever leave out the truth.

    Raises:
        ValueError: on impossible counts or chances.
    """
    n0, k0 = check_trials(n0, k0, ("n0", "k0"))
    n1, k1 = check_trials(n1, k1, ("n1", "k1"))
    q, alpha = check_chance("q", q), check_chance("alpha", alpha)
    seen = _seen((k0, n0 - k0, k1, n1 - k1), q)
    middle = (k1 + 0.5) / (n1 + 1) - (k0 + 0.5) / (n0 + 1)

    def beyond(gap: float) -> float:
        return seen.log_e(gap) + log(alpha)

    start = beyond(middle)
    if start >= 0:  # so lopsided that it hardly was this coin: nothing is ruled out
        return -1.0, 1.0
    return _end(beyond, -1.0, middle, start), _end(beyond, 1.0, middle, start)


@dataclass(frozen=True, eq=False)
class _Seen:
    """The alternatives, each a pair of rates, and the log of their weight and likelihood."""

    cells: Cells
    q: float
    rate0: Floats
    rate1: Floats
    log_height: Floats

    def log_e(self, gap: float) -> float:
        """The mixture's log evidence against this difference, each pair against its own projection."""
        rate0 = _projection(self.rate0, self.rate1, gap, self.q)
        rate1 = np.clip(rate0 + gap, _EDGE, 1 - _EDGE)
        terms = self.log_height - _log_likelihood(self.cells, np.clip(rate0, _EDGE, 1 - _EDGE), rate1)
        return float(log_sum_exp(terms.ravel()))


def _seen(cells: Cells, q: float) -> _Seen:
    rate0, rate1, log_weight = pairs_near(cells, q)
    return _Seen(cells, q, rate0, rate1, log_weight + _log_likelihood(cells, rate0, rate1))


def _log_likelihood(cells: Cells, rate0: Floats, rate1: Floats) -> Floats:
    k0, f0, k1, f1 = cells
    return np.asarray(k0 * np.log(rate0) + f0 * np.log1p(-rate0) + k1 * np.log(rate1) + f1 * np.log1p(-rate1))


def _projection(rate0: Floats, rate1: Floats, gap: float, q: float) -> Floats:
    """Arm 0's rate in the pair with this difference that is nearest to each pair; arm 1's is `gap` more.

    The root of a cubic, by Newton steps inside a bracket; where these stop short it is bisected.
    """
    low, high = max(0.0, -gap), min(1.0, 1 - gap)
    below, above = np.full(rate0.shape, low), np.full(rate0.shape, high)
    give0, give1 = q * rate0 * (1 - rate0), (1 - q) * rate1 * (1 - rate1)
    near = rate0 - (gap - rate1 + rate0) * give0 / (give0 + give1)
    null0 = np.clip(near, low + 1e-3 * (high - low), high - 1e-3 * (high - low))
    for _ in range(60):
        null1 = null0 + gap
        spread0, spread1 = null0 * (1 - null0), null1 * (1 - null1)
        off0, off1 = (1 - q) * (null0 - rate0), q * (null1 - rate1)
        slope = off0 * spread1 + off1 * spread0
        rising = slope > 0
        below, above = np.where(rising, below, null0), np.where(rising, null0, above)
        steep = (1 - q) * spread1 + off0 * (1 - 2 * null1) + q * spread0 + off1 * (1 - 2 * null0)
        with np.errstate(divide="ignore", invalid="ignore"):
            after = null0 - slope / steep
        after = np.where((after >= below) & (after <= above), after, (below + above) / 2)
        moved, null0 = np.abs(after - null0), after
        if bool((moved <= _PRECISE * np.minimum(null0 - low, high - null0)).all()):
            break
    return null0


def _end(beyond: Callable[[float], float], outermost: float, middle: float, start: float) -> float:
    """Where `beyond` turns positive on the way out from the middle; the outermost place if it does not.

    The evidence grows like a square, so its root is a line, and secants find the end in a few steps.
    """

    def line(gap: float) -> float:
        return sqrt(max(beyond(gap) - start, 0.0)) - sqrt(_HAIR - start)

    inside, inner, outside, outer = middle, -sqrt(_HAIR - start), outermost, 0.0
    for share in _OUTWARDS:
        outside = middle + share * (outermost - middle)
        outer = line(outside)
        if outer >= 0:
            break
        inside, inner = outside, outer
    if outer < 0:
        return outermost
    last = 0.0
    for step in range(60):
        between = (outside * -inner + inside * outer) / (outer - inner) if step % 8 < 7 else (outside + inside) / 2
        value = line(between)
        if abs(value) < _NEAR:
            return between
        if value < 0:
            inside, inner, outer = between, value, outer / 2 if last < 0 else outer
        else:
            outside, outer, inner = between, value, inner / 2 if last > 0 else inner
        last = value
    return outside
