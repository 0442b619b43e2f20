"""How large is the difference, where a coin assigned the arms? A confidence sequence with no base rate to pay for.

Pairs of rates with one difference lie on a line. An alternative pair against its projection onto that line, the
pair that is nearest in information, has expectation at most 1 under every pair of the line, because the chance of
an arm and an outcome is linear in the rates. So each difference has evidence against it whatever the base rate is,
and that may even drift. Those with evidence below 1 / alpha are kept, and the range is from the least to the most of
them: beyond the first end there may be more, which are looked for at some 50 places all the way. At 0 it is evidence
of the same kind as `compare`'s, of other pairs with other weights: a difference can be settled while 0 is in the range.

Source: Grunwald, de Heide & Koolen 2024, theorem 1 (projection onto a convex null); Turner & Grunwald 2023, exact
    anytime-valid confidence intervals for contingency tables. Measured: docs/decisions/ranges.md.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import log, sqrt

import numpy as np

from onward.evidence.checks import Floats, check_chance, check_trials
from onward.evidence.coin_pairs import Cells, pairs_near
from onward.evidence.coin_projection import Null, project
from onward.evidence.logspace import log_sum_exp

_HAIR, _NEAR = 1e-3, 1e-4  # an end is where the log evidence is so much above the line, and how nearly
_LIKELIEST = 32  # alternatives that rule out most differences by themselves
_FIRST, _AWAY, _TOWARDS = 0.03, 1.4, 1.3  # places beyond an end: the first, in reaches, and how each follows
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
        return float(seen.log_e(np.array([gap]))[0]) + log(alpha)

    start = beyond(middle)
    if start >= 0:  # so lopsided that it hardly was this coin: nothing is ruled out
        return -1.0, 1.0
    likeliest = seen.likeliest()
    ends = []
    for furthest in (-1.0, 1.0):
        end = _end(beyond, furthest, middle, start)
        places = _places(end, furthest, abs(end - middle))
        maybe = places[likeliest.log_e(places) + log(alpha) < 0]
        ends.append(_last_end(beyond, end, maybe, places))
    return ends[0], ends[1]


@dataclass(frozen=True, eq=False)
class _Seen:
    """The alternatives, each a pair of rates, and the log of their weight and likelihood."""

    cells: Cells
    q: float
    rate0: Floats
    rate1: Floats
    log_height: Floats

    def log_e(self, gaps: Floats) -> Floats:
        """The mixture's log evidence against each of these differences, each pair against its own projection."""
        found = np.empty(len(gaps))
        for sign in (gaps < 0, gaps >= 0):
            if sign.any():
                null = project(self.rate0, self.rate1, gaps[sign, None], self.q)
                terms = self.log_height - self._log_likelihood(null) - sum(self.cells) * null.log_excess
                found[sign] = log_sum_exp(terms)
        return found

    def likeliest(self) -> _Seen:
        """With the likeliest alternatives alone: never more evidence than all, and mostly enough to rule out."""
        most = np.argsort(-self.log_height)[:_LIKELIEST]
        return replace(self, rate0=self.rate0[most], rate1=self.rate1[most], log_height=self.log_height[most])

    def _log_likelihood(self, null: Null) -> Floats:
        k0, f0, k1, f1 = self.cells
        of_arm_0 = k0 * np.log(null.rate0) + f0 * np.log(null.rest0)
        return np.asarray(of_arm_0 + k1 * np.log(null.rate1) + f1 * np.log(null.rest1))


def _seen(cells: Cells, q: float) -> _Seen:
    rate0, rate1, log_weight = (part.ravel() for part in pairs_near(cells, q))
    k0, f0, k1, f1 = cells
    likelihood = k0 * np.log(rate0) + f0 * np.log1p(-rate0) + k1 * np.log(rate1) + f1 * np.log1p(-rate1)
    return _Seen(cells, q, rate0, rate1, log_weight + likelihood)


def _places(end: float, furthest: float, reach: float) -> Floats:
    """Where more may be kept beyond an end: dense near it and near the furthest that a difference can be."""
    whole = abs(furthest - end)
    near = reach * _FIRST * _AWAY ** np.arange(60.0)
    far = whole * (1 - _TOWARDS ** -np.arange(1.0, 31.0))
    away = np.sort(np.concatenate([near[near < whole], far, [whole]]))
    return np.asarray(end + np.sign(furthest - end) * away)


def _last_end(beyond: Callable[[float], float], end: float, maybe: Floats, places: Floats) -> float:
    """The end that lies furthest out: beyond the last of the places that is kept, of those that may be."""
    for place in maybe[::-1].tolist():
        start = beyond(place)
        if start < 0:
            after = places[np.searchsorted(np.abs(places - end), abs(place - end), side="right") :]
            return _end(beyond, float(after[0]), place, start) if len(after) else place
    return end


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
