"""Did it differ? Evidence for two arms that is valid at every look, for arms that a coin assigned.

Given an outcome y, the coin that chose its arm is still fair if the arms do not differ. So an outcome in arm g
multiplies the evidence by p_g(y) / m(y), m = (1 - q) p0 + q p1, whose expectation over the coin is exactly 1
whatever the base rate is; every mixture over pairs of rates is an e-process.

Source: Ville 1939; Grunwald, de Heide & Koolen 2024; Turner, Ly & Grunwald 2024.
"""

from __future__ import annotations

from math import exp, log
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from onward.evidence import leading
from onward.evidence.boundary import HORIZON, Boundary, smallest_level
from onward.evidence.checks import (
    MOST,
    Bools,
    Floats,
    check_arms,
    check_chance,
    check_counts,
    check_fit,
    check_flag,
    check_is,
)
from onward.evidence.coin_difference import coin_difference
from onward.evidence.difference import coin_ratio
from onward.evidence.effects import REFERENCE, EffectPrior
from onward.evidence.spending import LINE_SHARE


def log_evidence(
    n0: ArrayLike, k0: ArrayLike, n1: ArrayLike, k1: ArrayLike, *, prior: EffectPrior = REFERENCE, q: float = 0.5
) -> Floats:
    """Log evidence that two coin-assigned arms differ, valid at every look.

    Args:
        n0, k0, n1, k1: outcomes and successes of each arm so far, broadcast together. An arm without outcomes is a
            valid start: (0, 0, 0, 0) has evidence 1, and (0, 0, n1, k1) little more, as long as the coin is fair.
        prior: what a difference might look like.
        q: the chance that the coin says arm 1.

    Returns:
        Natural log e-values, the broadcast shape. log(20) = 3.0 is a false alarm in at most 1 search of 20, ever.

    Raises:
        ValueError: if a count is negative, not whole, above 10^12, or k > n; if their shapes do not fit together; if q
            is outside (0, 1) or prior is none.

    Source: Grunwald, de Heide & Koolen 2024, sec. 3.
    """
    check_is("prior", prior, EffectPrior)
    q = check_chance("q", q)
    one = _one_comparison(n0, k0, n1, k1)
    if one:
        return np.asarray(prior.mix_one(one, q))
    counts = *check_counts(n0, k0, ("n0", "k0")), *check_counts(n1, k1, ("n1", "k1"))
    check_fit(dict(zip(("n0", "k0", "n1", "k1"), counts, strict=True)))
    trials0, hits0, trials1, hits1 = np.broadcast_arrays(*counts)
    cells = np.stack([hits0, trials0 - hits0, hits1, trials1 - hits1], axis=-1)
    return prior.mix_counts(cells.reshape(-1, 4), q).reshape(trials0.shape)


def _one_comparison(
    n0: ArrayLike, k0: ArrayLike, n1: ArrayLike, k1: ArrayLike
) -> tuple[float, float, float, float] | None:
    """The cells of four plain numbers that are possible counts; None of anything else, arrays and mistakes."""
    if not (
        isinstance(n0, int | float)
        and isinstance(k0, int | float)
        and isinstance(n1, int | float)
        and isinstance(k1, int | float)
    ):
        return None
    possible = 0 <= k0 <= n0 <= MOST and 0 <= k1 <= n1 <= MOST
    if possible and not (n0 % 1 or k0 % 1 or n1 % 1 or k1 % 1):
        return k0, n0 - k0, k1, n1 - k1
    return None


def evidence_path(arm: Bools, y: Bools, *, prior: EffectPrior = REFERENCE, q: float = 0.5) -> Floats:
    """Log evidence after each outcome of one search, shape (n,); arm and y are in the order in which they
    became known.

    Raises:
        ValueError: if arm and y are no outcomes or differ in length; if q is outside (0, 1).
    """
    arm, y = check_arms(arm, y)
    counts = [np.cumsum(part) for part in (~arm, ~arm & y, arm, arm & y)]
    return log_evidence(*counts, prior=prior, q=q)


class Comparison:
    """Two coin-assigned arms, outcome by outcome, with a look after each.

    Most of the level is spent on the exact line of `boundary`, which uses it up within 400 outcomes; a small share
    is kept for evidence that never has to end. P(ever settled) <= level if the arms do not differ, whatever the
    outcomes are and however they drift, so long as they do not answer to how the arms did so far: where they do,
    ask `log_evidence`. Memory does not grow with the looks.

    Outcomes that are all alike never reach the line, as no rates differ from a base rate of 1 or 0; if all of them are
    in one arm, which a fair coin does not do, the rest of the level settles them at outcome 401.
    """

    def __init__(self, q: float = 0.5, *, level: float = 0.05) -> None:
        """Start without outcomes.

        Args:
            q: the chance that the coin says arm 1.
            level: the share of searches in which `settled` may ever be wrong.

        Raises:
            ValueError: if q or level is outside (0, 1).
        """
        self._q, self._level = check_chance("q", q), check_chance("level", level)
        self._counts = Counts(0, 0, 0, 0)
        self._most = 0.0  # the highest log evidence since the line ended
        self._next_look = HORIZON + 1  # before it, the evidence can't be higher than it ever was
        self._arms, self._outcomes = bytearray(), bytearray()  # until the line ends
        self._line = Boundary(LINE_SHARE * self._level, self._q)
        self._settled = False

    def update(self, arm: int, outcome: int) -> None:
        """Take one outcome.

        Args:
            arm: 0 or 1 (or False, True).
            outcome: 1 for the good one, 0 for the other.

        Raises:
            ValueError: if either is anything else.
        """
        arm, outcome = check_flag("arm", arm), check_flag("outcome", outcome)
        self._counts = self._counts.with_one(arm, outcome)
        if self._counts.n <= HORIZON:
            self._arms.append(arm)
            self._outcomes.append(outcome)
            self._settled = self._settled or self._over_the_line()
        elif self._counts.n >= self._next_look:
            self._look_beyond_the_line()

    @property
    def settled(self) -> bool:
        """Whether the difference was settled at any look so far."""
        return self._settled

    @property
    def log_e(self) -> float:
        """The natural log of the e-value now."""
        c = self._counts
        return float(log_evidence(c.n - c.n1, c.k - c.k1, c.n1, c.k1, q=self._q))

    @property
    def p_value(self) -> float:
        """A p-value that is valid at every look: P(ever <= x) <= x for every x.

        At most the level exactly where it is settled; it falls in steps of a square root of 2.
        """
        line = smallest_level(self._outcomes, self._arms, LINE_SHARE * self._level, self._q) / LINE_SHARE
        p = min(1.0, line, exp(-self._most) / (1 - LINE_SHARE))
        return min(p, self._level) if self._settled else p

    def interval(self) -> tuple[float, float]:
        """The rate of arm 1 less that of arm 0: 1 - level at every look together."""
        c = self._counts
        return coin_difference(c.n - c.n1, c.k - c.k1, c.n1, c.k1, q=self._q, alpha=self._level)

    def ratio_interval(self) -> tuple[float, float]:
        """The rate of arm 1 over that of arm 0: 1 - level at every look together."""
        return coin_ratio(self._counts.k - self._counts.k1, self._counts.k1, q=self._q, alpha=self._level)

    def _look_beyond_the_line(self) -> None:
        """One outcome multiplies the evidence by at most 1 / q or 1 / (1 - q), so looks at low evidence can wait."""
        now = self.log_e
        self._most = max(self._most, now)
        self._settled = self._settled or self._most >= -log((1 - LINE_SHARE) * self._level)
        most_in_one = -log(min(self._q, 1 - self._q))
        self._next_look = self._counts.n + 1 + int((self._most - now) / most_in_one)

    def _over_the_line(self) -> bool:
        """The line needs no recursion as long as the evidence is below where it can lie at the lowest."""
        n, k, n1, k1 = self._counts
        if leading.log_evidence(k, n, k1, n1 - k1, self._q) < self._line.log_lowest(k, n):
            return False
        for outcome in self._outcomes[self._line.n :]:
            self._line.advance(bool(outcome))
        return self._line.crossed(k1, n1 - k1)


class Counts(NamedTuple):
    """Outcomes and successes, of both arms together and of arm 1."""

    n: int
    k: int
    n1: int
    k1: int

    def with_one(self, arm: int, outcome: int) -> Counts:
        """These and one outcome more; both 0 or 1."""
        return Counts(self.n + 1, self.k + outcome, self.n1 + arm, self.k1 + arm * outcome)
