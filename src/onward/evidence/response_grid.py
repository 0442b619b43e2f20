"""The posterior of who answers and when, on a grid: a share pi ever answers, after a log-normal delay.

Delays are whole days, so a day t stands for the interval (t - 1/2, t + 1/2]. The grid closes in on where the posterior
lies. It is summed by the trapezoid rule, which is nearly exact for what falls to nothing at its ends; its steps are not
what the posterior is like between its points.

Source: stats.md 6; mixture cure: Boag 1949, Berkson & Gage 1952.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from scipy.special import expit, log_ndtr, ndtr

from onward.evidence.checks import POSITIVE, Floats, check_number
from onward.evidence.silence import Grouped, Silence

MEDIAN_DAYS = (float(np.log(10)), 0.7)
"""Prior of the log median delay: mean and standard deviation."""
SIGMA = (0.15, 4.0)
"""Prior of the spread of the log delay: half-normal(1) between these; whole days tell no smaller ones apart."""
_PASSES = 8
_SHAPE = (19, 19, 15)
_REACH = 4.5
_RANGE = (
    (-10.0, 6.0),
    (float(np.log(0.5)), float(np.log(300))),
    (float(np.log(SIGMA[0])), float(np.log(SIGMA[1]))),
)


class Grid(NamedTuple):
    """Three axes, logit pi, mu and log sigma, and the chance of each point, which all together sum to 1."""

    axes: list[Floats]
    weights: Floats


def posterior(silence: Silence, a: float, b: float) -> Grid:
    """The posterior on a grid that is fine enough for it.

    Args:
        silence: days of answers and of silence; without any, it is the prior.
        a, b: prior Beta of the share that is ever answered.

    Raises:
        ValueError: if a or b is not positive.
    """
    a, b = check_number("a", a, POSITIVE), check_number("b", b, POSITIVE)
    data, ranges = Grouped.of(silence), list(_RANGE)
    for _ in range(_PASSES):
        axes = [np.linspace(*ends, size) for ends, size in zip(ranges, _SHAPE, strict=True)]
        weights = _weights(axes, data, a, b)
        ranges, fine = _closer(axes, weights)
        if fine:
            break
    return Grid(axes, weights)


def _weights(axes: list[Floats], data: Grouped, a: float, b: float) -> Floats:
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
    # The trapezoid rule: the ends stand for half a step. It matters where the prior of sigma is cut off.
    for place in range(3):
        ends = np.moveaxis(weights, place, 0)
        ends[[0, -1]] /= 2
    return np.asarray(weights / weights.sum())


def _answered(mu: Floats, sigma: Floats, data: Grouped) -> Floats:
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
