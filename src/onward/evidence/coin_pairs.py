"""The pairs of rates that evidence on a coin's difference is gathered with, each with its weight.

They are atoms, so no integral is approximated: evidence is a plain sum, and leaving some out only lowers it. The
base rate, which is the pair's mean over the coin (but for rates that are held 1e-6 away from 0 and 1), is one of
eight. The log odds ratio is logistic around none, on a
lattice that serves until some thousands of outcomes. A small share of the weight lies on ever finer lattices, so
that a range goes on narrowing; of these the one that fits the counts is looked at, and there what is near.

Measured against other bases, steps and shares: docs/decisions/ranges.md.
"""

from __future__ import annotations

from functools import lru_cache
from math import ceil, log, sqrt

import numpy as np
from scipy.special import expit, logit

from onward.evidence.checks import Floats

Cells = tuple[int, int, int, int]
Pairs = tuple[Floats, Floats, Floats]
"""Rates of arm 0, rates of arm 1, log weights; the weights of all pairs there are sum to 1."""

_BASES = expit(np.append(np.arange(-4.0, 1.0, 0.8), 2.2))[:, None]  # .02 to .69, and .9
_BASE_WEIGHTS = np.array([1, 2, 3, 3, 2, 1.5, 0.5, 0.25])[:, None] / 13.25
_SCALE = 0.5
_STEP, _DENSE = 0.2, 4.0  # of log odds ratios: every .2 up to 4, and a few beyond
_BEYOND = np.array([4.5, 5, 5.5, 6, 6.5, 7, 8, 9, 11, 13, 16, 20, 24, 28])
_FINE_SHARE = 0.05
_FINER = 4  # each finer lattice has so many times the points
_REACH = 28  # and is looked at for so many steps both ways
_RAREST = 1e-6  # no rate is nearer to 0 or 1


def pairs_near(cells: Cells, q: float) -> Pairs:
    """The pairs that could matter for these counts: all of the first lattice, some of the finer that fits.

    Args:
        cells: successes and failures of arm 0, then of arm 1.
        q: the chance that the coin says arm 1.
    """
    spread = sqrt(sum(1 / (cell + 0.5) for cell in cells))
    if spread >= _STEP:
        return _first_lattice(q)
    level = ceil(log(_STEP / spread) / log(_FINER))
    both = zip(_first_lattice(q), _finer_lattice(cells, q, level), strict=True)
    rate0, rate1, log_weight = (np.concatenate(parts, axis=1) for parts in both)
    return rate0, rate1, log_weight


@lru_cache(maxsize=8)
def _first_lattice(q: float) -> Pairs:
    half = np.append(np.arange(0, _DENSE + _STEP / 2, _STEP), _BEYOND)
    sizes = np.concatenate([-half[:0:-1], half])
    weight = np.exp(_log_density(sizes)) * np.gradient(sizes)
    return _weighted(sizes[None, :], np.log((1 - _FINE_SHARE) * weight / weight.sum())[None, :], q)


def _finer_lattice(cells: Cells, q: float, level: int) -> Pairs:
    """Around the log odds ratio that, at each base, has the difference seen."""
    k0, f0, k1, f1 = (cell + 0.5 for cell in cells)
    gap = k1 / (k1 + f1) - k0 / (k0 + f0)
    fits = logit(np.clip(_BASES + (1 - q) * gap, _RAREST, 1 - _RAREST)) - logit(
        np.clip(_BASES - q * gap, _RAREST, 1 - _RAREST)
    )
    step = _STEP / _FINER**level
    middle = np.round(fits / step)
    sizes = step * (middle + np.arange(-_REACH, _REACH + 1))
    return _weighted(sizes, _log_density(sizes) + log(step * _FINE_SHARE / (level * (level + 1))), q)


def _weighted(sizes: Floats, log_weight: Floats, q: float) -> Pairs:
    rate0, rate1 = _around(_BASES, sizes, q)
    return rate0, rate1, np.log(_BASE_WEIGHTS) + log_weight


def _log_density(log_odds_ratio: Floats) -> Floats:
    away = np.abs(log_odds_ratio) / _SCALE
    return np.asarray(-away - 2 * np.log1p(np.exp(-away)) - log(_SCALE))


def _around(base: Floats, log_odds_ratio: Floats, q: float) -> tuple[Floats, Floats]:
    """The rates with this log odds ratio whose mean over the coin is the base."""
    more = np.expm1(log_odds_ratio)
    b = 1 + (q - base) * more
    root = np.sqrt(b * b + 4 * (1 - q) * more * base)
    with np.errstate(divide="ignore", invalid="ignore"):  # of two forms of one root, the one that does not cancel
        rate0 = np.where(b > 0, 2 * base / (b + root), (root - b) / (2 * (1 - q) * more))
    rate1 = (1 + more) * rate0 / (1 + more * rate0)
    return np.clip(rate0, _RAREST, 1 - _RAREST), np.clip(rate1, _RAREST, 1 - _RAREST)
