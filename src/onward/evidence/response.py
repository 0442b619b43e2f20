"""Silence: who still answers, and when. A share pi ever answers, after a log-normal delay; the rest never do.

Parameters are never optimised: a posterior on a grid of (pi, median, sigma), marginalised. Delays are whole days,
so a day t stands for the interval (t - 1/2, t + 1/2].

Source: stats.md 6; mixture cure: Boag 1949, Berkson & Gage 1952; agreement with lifelines and Kaplan-Meier is
    tested.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import expit, log_ndtr, ndtr

from onward.evidence.checks import POSITIVE, Floats, check_count, check_number, check_whole

MEDIAN_DAYS = (float(np.log(10)), 0.7)
"""Prior of the log median delay: mean and standard deviation."""
SIGMA = (0.15, 4.0)
"""Prior of the spread of the log delay: half-normal(1) between these; whole days tell no smaller ones apart."""
_PASSES = 8
_SHAPE = (19, 19, 15)
_REACH = 4.5
_DRAWS = 2000
_MOST_AGES = 48
_KNOTS = np.unique(np.round(np.geomspace(1, 4000, 96))) - 1
_RANGE = (
    (-10.0, 6.0),
    (float(np.log(0.5)), float(np.log(300))),
    (float(np.log(SIGMA[0])), float(np.log(SIGMA[1]))),
)


@dataclass(frozen=True, eq=False)
class Silence:
    """What a person's silence looks like so far.

    Attributes:
        delays: whole days to the first answer, of dated answers.
        ages: whole days since application, of those not answered.
        undated: for answers without a day, the most days that they can have taken.
    """

    delays: NDArray[np.int64]
    ages: NDArray[np.int64]
    undated: NDArray[np.int64]


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
        return np.interp(np.log(check_count("days", days) + 0.5), points, come)

    def coming(self, days: ArrayLike) -> Floats:
        """`still_coming` averaged over the belief, read off a curve as `cdf` is; the shape of days."""
        points, chance = self._coming_curve
        return np.interp(np.log(check_count("days", days) + 0.5), points, chance)

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

    def answered_within(self, ages: NDArray[np.int64], days: int, *, seed: int = 0) -> NDArray[np.int64]:
        """How many of the waiting are answered within so many days: (D,) draws of the predictive count.

        Args:
            ages: whole days that each has waited.
            days: from today on.
            seed: of the draws.

        Raises:
            ValueError: on negative days, or days that are no numbers.
        """
        check_count("ages", ages)
        check_whole("days", days)
        check_whole("seed", seed)
        if not len(ages):
            return np.zeros(len(self.pi), dtype=np.int64)
        age, many = coarse(ages)
        now, then = self._cdf(age), self._cdf(age + days)
        pi = self.pi[:, None]
        chance = np.clip(pi * (then - now) / (1 - pi * now), 0.0, 1.0)
        counts = np.random.default_rng(seed).binomial(many, chance)
        return np.asarray(counts.sum(axis=1))

    def _cdf(self, days: ArrayLike) -> Floats:
        """Chance that the answer has come by the end of each day, under each draw: (D, ...)."""
        t = np.log(check_count("days", days) + 0.5)
        return np.asarray(ndtr((t - _column(self.mu, t[None])) / _column(self.sigma, t[None])))


def respond(silence: Silence, *, a: float, b: float) -> ResponseBelief:
    """Belief about answers from what has come and what has not.

    Args:
        silence: days of answers and of silence; without any, the belief is the prior.
        a, b: prior Beta of the share that is ever answered.

    Raises:
        ValueError: on negative days, or a or b that is not positive.
    """
    for name, days in (("delays", silence.delays), ("ages", silence.ages), ("undated", silence.undated)):
        check_count(name, days)
    a, b = check_number("a", a, POSITIVE), check_number("b", b, POSITIVE)
    data = _Data.of(silence)
    ranges = list(_RANGE)
    for _ in range(_PASSES):
        axes = [np.linspace(*ends, size) for ends, size in zip(ranges, _SHAPE, strict=True)]
        weights = _posterior(axes, data, a, b)
        ranges, fine = _closer(axes, weights)
        if fine:
            break
    return _draws(axes, weights)


@dataclass(frozen=True, eq=False)
class _Data:
    """Days with their multiplicities."""

    delay: Floats
    delays: Floats
    age: Floats
    ages: Floats
    by: Floats
    bys: Floats

    @staticmethod
    def of(silence: Silence) -> _Data:
        delay, delays = np.unique(silence.delays, return_counts=True)
        return _Data(
            delay.astype(float),
            delays.astype(float),
            *(x.astype(float) for x in coarse(silence.ages)),
            *(x.astype(float) for x in coarse(silence.undated)),
        )


def coarse(days: NDArray[np.int64]) -> tuple[Floats, NDArray[np.int64]]:
    """Days grouped into at most 48 of about equal log width, each by its mean, and how many are in each.

    Raises:
        ValueError: on negative days.
    """
    check_count("days", days)
    if not len(days):
        return np.zeros(0), np.zeros(0, dtype=np.int64)
    values, counts = np.unique(days, return_counts=True)
    if len(values) <= _MOST_AGES:
        return values.astype(float), counts
    edges = np.unique(np.round(np.geomspace(1, values[-1] + 2, _MOST_AGES + 1)))
    place = np.searchsorted(edges, values + 1, side="right")
    many = np.bincount(place, weights=counts)
    total = np.bincount(place, weights=counts * values)
    full = many > 0
    return total[full] / many[full], many[full].astype(np.int64)


def _posterior(axes: list[Floats], data: _Data, a: float, b: float) -> Floats:
    """Normalised weights on the grid (pi, mu, sigma); the axes are logit pi, mu and log sigma."""
    x, mu, log_sigma = axes
    sigma = np.exp(log_sigma)
    pi, rest = expit(x), expit(-x)
    shape = -0.5 * ((mu - MEDIAN_DAYS[0]) / MEDIAN_DAYS[1]) ** 2
    spread = -0.5 * sigma**2 + log_sigma  # half-normal(1), per unit of log sigma
    log_w = (a * np.log(pi) + b * np.log(rest))[:, None, None] + shape[None, :, None] + spread[None, None, :]
    log_w = (
        log_w + _answered(mu, sigma, data)[None] + (data.delays.sum() + data.bys.sum()) * np.log(pi)[:, None, None]
    )
    if len(data.age):
        come = ndtr(_z(data.age + 0.5, mu, sigma))  # (mu, sigma, ages)
        log_w = log_w + np.log1p(-pi[:, None, None, None] * come[None]) @ data.ages
    weights = np.exp(log_w - log_w.max())
    return np.asarray(weights / weights.sum())


def _answered(mu: Floats, sigma: Floats, data: _Data) -> Floats:
    """Log likelihood of the days on which answers came: (mu, sigma)."""
    total = np.zeros((len(mu), len(sigma)))
    if len(data.delay):
        upper = _z(data.delay + 0.5, mu, sigma)
        lower = _z(np.maximum(data.delay - 0.5, 1e-9), mu, sigma)
        total = total + _log_between(lower, upper) @ data.delays
    if len(data.by):
        total = total + log_ndtr(_z(data.by + 0.5, mu, sigma)) @ data.bys
    return np.asarray(total)


def _z(days: Floats, mu: Floats, sigma: Floats) -> Floats:
    return np.asarray((np.log(days) - mu[:, None, None]) / sigma[None, :, None])


def _log_between(lower: Floats, upper: Floats) -> Floats:
    """log(Phi(upper) - Phi(lower)), taken in the tail where it is exact."""
    flip = lower > 0
    low, high = np.where(flip, -upper, lower), np.where(flip, -lower, upper)
    log_low, log_high = log_ndtr(low), log_ndtr(high)
    return np.asarray(log_high + np.log1p(-np.exp(np.minimum(log_low - log_high, -1e-12))))


def _closer(axes: list[Floats], weights: Floats) -> tuple[list[tuple[float, float]], bool]:
    """The range in which the posterior lies, and whether this grid is already fine enough for it."""
    ranges, fine = [], True
    for place, (axis, bounds) in enumerate(zip(axes, _RANGE, strict=True)):
        margin = weights.sum(axis=tuple(i for i in range(3) if i != place))
        mean = float(margin @ axis)
        spread = float(np.sqrt(margin @ (axis - mean) ** 2))
        step = float(axis[1] - axis[0])
        reach = _REACH * max(spread, 0.6 * step)
        ranges.append((max(bounds[0], mean - reach), min(bounds[1], mean + reach)))
        whole = axis[0] <= max(bounds[0], mean - 3.5 * spread) and axis[-1] >= min(bounds[1], mean + 3.5 * spread)
        fine = fine and spread > 1.2 * step and whole
    return ranges, fine


def _draws(axes: list[Floats], weights: Floats) -> ResponseBelief:
    """Equally likely draws by systematic resampling of the grid: no chance is in them."""
    flat = np.cumsum(weights.ravel())
    place = np.searchsorted(flat, (np.arange(_DRAWS) + 0.5) / _DRAWS * flat[-1])
    x, mu, log_sigma = (axis[i] for axis, i in zip(axes, np.unravel_index(place, weights.shape), strict=True))
    return ResponseBelief(expit(x), mu, np.exp(log_sigma))


def _column(values: Floats, like: Floats) -> Floats:
    return values.reshape(-1, *([1] * (like.ndim - 1)))
