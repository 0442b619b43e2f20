"""The exact line for coin-assigned arms: no base rate to be afraid of, so nothing of the 5% is wasted.

Whatever the outcomes are, under no difference the arms are fair coins. Among k successes and f failures the
numbers k1 and f1 in arm 1 are independent binomial walks; the chance of ever having crossed a line in (k1, f1)
follows from a recursion over what has not crossed yet. The line sits where the evidence reaches a threshold that
may depend on the outcomes without their arms, so also on their rate: rare outcomes can't reach 20 by chance, and
need not. Wherever the chance of having crossed would exceed the level, the line is moved up until it does not. So
P(ever crossed | outcomes) is at most the level for every sequence of outcomes, drifting rates included.

Source: stats.md 3 (idea and quantiles); exact group-sequential boundaries: Armitage, McPherson & Rowe 1969;
    spending of level: Lan & DeMets 1983. The shape of the threshold is ours: docs/decisions/boundary.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import log

import numpy as np
from numpy.typing import NDArray

from onward.evidence import leading
from onward.evidence.rates import Floats

HORIZON = 400
"""Outcomes after which this line says nothing more."""
_REFERENCE_LEVEL = 0.05
# Threshold of the evidence at level .05 by base rate: what spends nearly all of the level by the horizon …
_RATES = np.log([0.01, 0.03, 0.06, 0.12, 0.25, 0.5])
_THRESHOLDS = np.log([3.5, 9.0, 14.0, 17.0, 18.5, 19.0])
# … lower while successes are few, where differences that matter are found, and higher later.
_EARLY, _LATE = 0.85, 1.15
_LEVELS = 40
_FROM, _TO, _STRETCH = 10.0, 40.0, 2.0


@lru_cache(maxsize=1 << 16)
def log_threshold(k: int, n: int) -> float:
    """Log evidence at which the line of level .05 lies after k successes of n, if its level allows."""
    base = leading.base_rate(k, n)
    stretch = 1 + _STRETCH * base
    late = min(1.0, max(0.0, (k - _FROM * stretch) / ((_TO - _FROM) * stretch)))
    height = float(np.interp(log(base), _RATES, _THRESHOLDS))
    return height + log(_EARLY + (_LATE - _EARLY) * late)


def log_hindsight(k: int, n: int, k1: int, f1: int, q: float) -> float:
    """Log evidence of the counts with the base rate that is known now: what the line is drawn in."""
    k0, f0 = k - k1, n - k - f1
    factors = leading.log_factors(k, n, q)
    return leading.log_mean_exp([k1 * a + k0 * b + f1 * c + f0 * d for a, b, c, d in factors])


class Boundary:
    """The line of one level along one sequence of outcomes."""

    def __init__(self, level: float, q: float) -> None:
        """A line that is crossed with chance at most `level` if the arms do not differ; q: the chance of arm 1."""
        self.level, self.q = level, q
        self.spent = 0.0
        self.n = self.k = 0
        self._alive: Floats = np.ones((1, 1))
        self.beyond: NDArray[np.bool_] = np.zeros((1, 1), bool)

    def log_lowest(self, k: int, n: int) -> float:
        """Where the line lies at the lowest, in log evidence, after k successes of n."""
        return log_threshold(k, n) + log(_REFERENCE_LEVEL / self.level)

    def advance(self, success: bool, within: NDArray[np.bool_] | None = None) -> None:
        """Take the next outcome, without its arm.

        Args:
            success: what it was.
            within: cells outside of which nothing may cross now, (k + 1, f + 1).
        """
        if self.n >= HORIZON:
            raise ValueError(f"the line ends after {HORIZON} outcomes")
        self.n += 1
        self.k += success
        alive = np.zeros((self.k + 1, self.n - self.k + 1))
        if success:
            alive[1:] = self.q * self._alive
            alive[:-1] += (1 - self.q) * self._alive
        else:
            alive[:, 1:] = self.q * self._alive
            alive[:, :-1] += (1 - self.q) * self._alive
        self.beyond = self._line(alive, within)
        self.spent += float(alive[self.beyond].sum())
        alive[self.beyond] = 0.0
        self._alive = alive

    def crossed(self, k1: int, f1: int) -> bool:
        """Whether a search with these counts in arm 1 crosses the line now."""
        return bool(self.beyond[k1, f1])

    def _line(self, alive: Floats, within: NDArray[np.bool_] | None) -> NDArray[np.bool_]:
        """Which cells lie beyond the line: all above the threshold, or the highest that the level allows."""
        height = _heights(self.k, self.n, self.q)
        beyond = height >= np.exp(self.log_lowest(self.k, self.n))
        if within is not None:
            beyond &= within
        left = self.level - self.spent
        if alive[beyond].sum() <= left:
            return np.asarray(beyond)
        # Too much: from the highest down as long as the level lasts; cells of equal height go together.
        cells = np.flatnonzero(beyond & (alive > 0))
        steps, place = np.unique(-np.round(np.log(height.flat[cells]), 9), return_inverse=True)
        mass = np.cumsum(np.bincount(place, weights=alive.flat[cells], minlength=len(steps)))
        beyond.flat[cells[place >= np.searchsorted(mass, left, side="right")]] = False
        return np.asarray(beyond)


def smallest_level(outcomes: Sequence[int], arms: Sequence[int], level: float, q: float) -> float | None:
    """The smallest of level, level / sqrt 2, level / 2, … whose line was ever crossed; None if none was.

    Each line lies within the one before it, so that crossing a lower level's line means having crossed all higher
    ones: the result is a p-value.
    """
    smallest, within = None, None
    for step in range(_LEVELS):
        line = Boundary(level * 2 ** (-step / 2), q)
        crossed, within = _run(line, outcomes, arms, within)
        if not crossed:
            break
        smallest = line.level
    return smallest


def _run(
    line: Boundary, outcomes: Sequence[int], arms: Sequence[int], within: Sequence[NDArray[np.bool_]] | None
) -> tuple[bool, list[NDArray[np.bool_]]]:
    """Whether a search ever crossed a line, and where the line lay at each look."""
    ever, k1, f1 = False, 0, 0
    lines: list[NDArray[np.bool_]] = []
    for look, (outcome, arm) in enumerate(zip(outcomes, arms, strict=True)):
        line.advance(bool(outcome), within[look] if within is not None else None)
        k1, f1 = k1 + (arm and outcome), f1 + (arm and not outcome)
        ever = ever or line.crossed(k1, f1)
        lines.append(line.beyond)
    return ever, lines


def _heights(k: int, n: int, q: float) -> Floats:
    """Evidence of every (k1, f1), (k + 1, f + 1): the mixture of `log_hindsight` as one product of matrices."""
    f = n - k
    factors = np.array(leading.log_factors(k, n, q))
    k1, f1 = np.arange(k + 1.0)[:, None], np.arange(f + 1.0)
    hits = np.exp(k1 * factors[:, 0] + (k - k1) * factors[:, 1] + np.array(leading.LOG_WEIGHTS))
    misses = np.exp(np.outer(factors[:, 2], f1) + np.outer(factors[:, 3], f - f1))
    return np.asarray(hits @ misses)
