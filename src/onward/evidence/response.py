"""Silence: who still answers, and when. A share pi ever answers, after a log-normal delay; the rest never do.

Parameters are never optimised: a posterior on a grid of (pi, median, sigma), marginalised. What is asked of it are
means over the draws, of things that are smooth in the parameters; the draws lie on the grid's points.

Source: stats.md 6; agreement with lifelines and Kaplan-Meier is tested.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import expit, ndtr

from onward.evidence.checks import Floats, check_days, check_days_row, check_whole
from onward.evidence.response_grid import Grid, posterior
from onward.evidence.silence import Silence, coarse

_DRAWS = 2000
_KNOTS = np.unique(np.round(np.geomspace(1, 4000, 96))) - 1


@dataclass(frozen=True, eq=False)
class ResponseBelief:
    """The posterior as equally likely draws, each of shape (D,).

    Attributes:
        pi: share of applications that are ever answered.
        mu: log median days of those.
        sigma: spread of the log delay.
    """

    pi: Floats
    mu: Floats
    sigma: Floats

    def cdf(self, days: ArrayLike) -> Floats:
        """Share of the answers that have come after so many days, averaged over the belief; the shape of days.

        Read off a curve of 96 points, to a thousandth: a search asks it for every application, several times.
        """
        points, come = self._curve
        return np.interp(np.log(check_days("days", days) + 0.5), points, come)

    def coming(self, days: ArrayLike) -> Floats:
        """`still_coming` averaged over the belief, read off a curve as `cdf` is; the shape of days."""
        points, chance = self._coming_curve
        return np.interp(np.log(check_days("days", days) + 0.5), points, chance)

    @cached_property
    def _curve(self) -> tuple[Floats, Floats]:
        return np.log(_KNOTS + 0.5), np.asarray(self._cdf(_KNOTS).mean(axis=0))

    @cached_property
    def _coming_curve(self) -> tuple[Floats, Floats]:
        return np.log(_KNOTS + 0.5), np.asarray(self.still_coming(_KNOTS).mean(axis=0))

    def still_coming(self, days: ArrayLike) -> Floats:
        """P(an answer still comes | silent for so many days) under each draw: (D, ...)."""
        come = self._cdf(days)
        pi = _column(self.pi, come)
        return np.asarray(pi * (1 - come) / (1 - pi * come))

    def answered_within(self, ages: ArrayLike, days: int, *, seed: int = 0) -> NDArray[np.int64]:
        """How many of the waiting are answered within so many days: (D,) draws of the predictive count.

        Args:
            ages: (W,) days that each has waited.
            days: from today on.
            seed: of the draws.

        Raises:
            ValueError: on negative days, or days that are no numbers.
        """
        waited, days, seed = check_days_row("ages", ages), check_whole("days", days), check_whole("seed", seed)
        if not len(waited):
            return np.zeros(len(self.pi), dtype=np.int64)
        age, many = coarse(waited)
        now, then = self._cdf(age), self._cdf(age + days)
        pi = self.pi[:, None]
        chance = np.clip(pi * (then - now) / (1 - pi * now), 0.0, 1.0)
        counts = np.random.default_rng(seed).binomial(many, chance)
        return np.asarray(counts.sum(axis=1))

    def _cdf(self, days: ArrayLike) -> Floats:
        """Chance that the answer has come by the end of each day, under each draw: (D, ...)."""
        t = np.log(check_days("days", days) + 0.5)
        return np.asarray(ndtr((t - _column(self.mu, t[None])) / _column(self.sigma, t[None])))


def respond(silence: Silence, *, a: float, b: float) -> ResponseBelief:
    """Belief about answers from what has come and what has not.

    Args:
        silence: days of answers and of silence; without any, the belief is the prior.
        a, b: prior Beta of the share that is ever answered.

    Raises:
        ValueError: if a or b is not positive.
    """
    return _draws(posterior(silence, a, b))


def _draws(grid: Grid) -> ResponseBelief:
    """Equally likely draws by systematic resampling of the grid: no chance is in them."""
    flat = np.cumsum(grid.weights.ravel())
    place = np.searchsorted(flat, (np.arange(_DRAWS) + 0.5) / _DRAWS * flat[-1])
    x, mu, log_sigma = (
        axis[i] for axis, i in zip(grid.axes, np.unravel_index(place, grid.weights.shape), strict=True)
    )
    return ResponseBelief(expit(x), mu, np.exp(log_sigma))


def _column(values: Floats, like: Floats) -> Floats:
    return values.reshape(-1, *([1] * (like.ndim - 1)))
