"""The exact line for coin-assigned arms: no base rate to be afraid of, so nothing of the 5% is wasted.

Whatever the outcomes are, under no difference the arms are fair coins. Among k successes and f failures the
numbers k1 and f1 in arm 1 are independent binomial walks; the chance of ever having crossed a line in (k1, f1)
follows from a recursion over what has not crossed yet. The line sits where the evidence reaches a threshold that
may depend on the outcomes without their arms, so also on their rate: rare outcomes can't reach 20 by chance, and
need not. Wherever the chance of having crossed would exceed the level, the line is moved up until it does not. So
P(ever crossed | outcomes) is at most the level for every sequence of outcomes, drifting rates included, that does not
answer to how the arms did so far: given outcomes that do, the arms are no fair coins any more.

Source: stats.md 3 (idea and quantiles); exact group-sequential boundaries: Armitage, McPherson & Rowe 1969;
    spending of level: Lan & DeMets 1983. The shape of the threshold is ours: docs/decisions/boundary.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import log

import numpy as np

from onward.evidence import leading
from onward.evidence.checks import Bools, Floats, check_arms, check_chance, check_flag, check_trials
from onward.evidence.spending import beyond

HORIZON = 400
"""Outcomes after which this line says nothing more."""
_REFERENCE_LEVEL = 0.05
# Threshold of the evidence at level .05 by base rate: what spends nearly all of the level by the horizon …
_RATES = np.log([0.01, 0.03, 0.06, 0.12, 0.25, 0.5])
_THRESHOLDS = np.log([3.5, 9.0, 14.0, 17.0, 18.5, 19.0])
# … lower while successes are few, where differences that matter are found, and higher later.
_EARLY, _LATE = 0.85, 1.15
_SMALLER, _LARGER = 40, 8  # steps of a square root of 2 down and up from a level
_FROM, _TO, _STRETCH = 10.0, 40.0, 2.0


@lru_cache(maxsize=1 << 16)
def log_threshold(k: float, n: int) -> float:
    """Log evidence at which the line of level .05 lies after k successes of n, if its level allows."""
    base = leading.base_rate(k, n)
    stretch = 1 + _STRETCH * base
    late = min(1.0, max(0.0, (k - _FROM * stretch) / ((_TO - _FROM) * stretch)))
    height = float(np.interp(log(base), _RATES, _THRESHOLDS))
    return height + log(_EARLY + (_LATE - _EARLY) * late)


class Boundary:
    """The line of one level along one sequence of outcomes."""

    def __init__(self, level: float, q: float) -> None:
        """A line that is crossed with chance at most `level` if the arms do not differ; q: the chance of arm 1.

        Raises:
            ValueError: if level or q is outside (0, 1).
        """
        self.level, self.q = check_chance("level", level), check_chance("q", q)
        self.spent = 0.0
        self.n = self.k = 0
        self._alive: Floats = np.ones((1, 1))
        self.beyond: Bools = np.zeros((1, 1), bool)

    def log_lowest(self, k: float, n: int) -> float:
        """Where the line lies at the lowest, in log evidence, after k successes of n."""
        return log_threshold(k, n) + log(_REFERENCE_LEVEL / self.level)

    @property
    def left(self) -> float:
        """What of the level is not spent yet."""
        return self.level - self.spent

    def advance(self, success: bool, *, within: Bools | None = None, around: Boundary | None = None) -> None:
        """Take the next outcome, without its arm.

        Args:
            success: what it was.
            within: cells outside of which nothing may cross now, (k + 1, f + 1).
            around: a line of a smaller level that has taken this outcome; this one lies around it.

        Raises:
            ValueError: if success is none, or the line has ended.
        """
        success = bool(check_flag("success", success))
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
        inner = np.zeros(alive.shape, bool) if around is None else around.beyond
        self.spent += float(alive[inner].sum())
        alive[inner] = 0.0
        more = self._line(alive, within, 0.0 if around is None else around.left)
        self.spent += float(alive[more].sum())
        alive[more] = 0.0
        self.beyond = inner | more
        self._alive = alive

    def crossed(self, k1: int, f1: int) -> bool:
        """Whether a search with these counts in arm 1 crosses the line now.

        Raises:
            ValueError: if arm 1 can't have so many successes or failures.
        """
        if not (isinstance(k1, int) and isinstance(f1, int) and 0 <= k1 <= self.k and 0 <= f1 <= self.n - self.k):
            _, k1 = check_trials(self.k, k1, ("k", "k1"))
            _, f1 = check_trials(self.n - self.k, f1, ("f", "f1"))
        return bool(self.beyond[k1, f1])

    def _line(self, alive: Floats, within: Bools | None, kept_back: float) -> Bools:
        """Which cells lie beyond the line: all above the threshold, or the highest that the level allows."""
        height = _heights(self.k, self.n, self.q)
        candidates = height >= np.exp(self.log_lowest(self.k, self.n))
        if within is not None:
            candidates &= within
        return beyond(height, alive, candidates, self.left - kept_back)


def smallest_level(outcomes: Sequence[int], arms: Sequence[int], level: float, q: float) -> float:
    """The smallest of the levels level / 2, level / sqrt 2, level, level * sqrt 2, … whose line was crossed.

    The line of `level` is drawn first; each smaller level's lies within the one before it, and each larger
    level's around it. So crossing a line means having crossed those of all higher levels, and the result is a
    p-value; 1 where even the largest was not crossed.

    Raises:
        ValueError: if outcomes and arms are not as many or not 0 and 1; if level or q is outside (0, 1).
    """
    check_arms(arms, outcomes, ("arms", "outcomes"))
    base = [Boundary(level, q)]
    if _crossed(base, outcomes, arms):
        return _smaller(base[0], outcomes, arms)
    steps = range(_LARGER)
    larger = [Boundary(level * 2 ** (step / 2), q) for step in steps if level * 2 ** (step / 2) < 1]
    ever = _crossed(larger, outcomes, arms)
    return larger[ever[0]].level if ever else 1.0


def _smaller(base: Boundary, outcomes: Sequence[int], arms: Sequence[int]) -> float:
    """The smallest level whose line within the base's was crossed."""
    smallest = base.level
    within = _regions(Boundary(base.level, base.q), outcomes, None)
    for step in range(1, _SMALLER):
        line = Boundary(base.level * 2 ** (-step / 2), base.q)
        within = _regions(line, outcomes, within)
        if not _enters(within, outcomes, arms):
            break
        smallest = line.level
    return smallest


def _regions(line: Boundary, outcomes: Sequence[int], within: Sequence[Bools] | None) -> list[Bools]:
    """Where a line lies at each look."""
    found = []
    for look, outcome in enumerate(outcomes):
        line.advance(bool(outcome), within=within[look] if within is not None else None)
        found.append(line.beyond)
    return found


def _enters(regions: Sequence[Bools], outcomes: Sequence[int], arms: Sequence[int]) -> bool:
    return any(region[cell] for region, cell in zip(regions, _walk(outcomes, arms), strict=True))


def _crossed(lines: Sequence[Boundary], outcomes: Sequence[int], arms: Sequence[int]) -> list[int]:
    """Which of the lines, each around the one before it, a search ever crossed."""
    ever: set[int] = set()
    for outcome, cell in zip(outcomes, _walk(outcomes, arms), strict=True):
        for i, line in enumerate(lines):
            line.advance(bool(outcome), around=lines[i - 1] if i else None)
            if line.crossed(*cell):
                ever.add(i)
    return sorted(ever)


def _walk(outcomes: Sequence[int], arms: Sequence[int]) -> list[tuple[int, int]]:
    """Successes and failures of arm 1 after each outcome."""
    arm, y = np.asarray(arms, int), np.asarray(outcomes, int)
    return list(zip(np.cumsum(arm * y).tolist(), np.cumsum(arm * (1 - y)).tolist(), strict=True))


def _heights(k: int, n: int, q: float) -> Floats:
    """Evidence of every (k1, f1), (k + 1, f + 1): `leading.log_evidence` as one product of matrices."""
    start, hit, miss = np.array(leading.linear(k, n, q)).T
    hits = np.exp(np.outer(np.arange(k + 1.0), hit) + start)
    return np.asarray(hits @ np.exp(np.outer(miss, np.arange(n - k + 1.0))))
