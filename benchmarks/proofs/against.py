"""Log evidence against the true pair and against the true ratio, worked out in another way than in the program."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import betaln, roots_gegenbauer

Counts = NDArray[np.float64]
_CLOSE, _NODES = 8, 80


def joint_evidence(cells: Counts, pair: tuple[float, float]) -> Counts:
    """Against a pair of rates: half beside it, a fifth anywhere, the rest share one of its rates.

    Args:
        cells: (N, 4) successes and failures of arm 0, then of arm 1.
        pair: the rates.
    """
    angles = np.arcsin(np.sqrt(pair))
    middle = angles.mean()
    u, weights = roots_gegenbauer(_NODES, _CLOSE + 0.5)
    most = min(middle, np.pi / 2 - middle)
    factors = _logs(*np.sin([middle - most * u, middle + most * u]) ** 2)
    parts = np.array_split(cells, -(-len(cells) // 10_000))
    return np.concatenate([_joint(part, factors, weights / weights.sum(), pair) for part in parts])


def _joint(cells: Counts, factors: Counts, weights: Counts, pair: tuple[float, float]) -> Counts:
    truth = _logs(*pair)
    k0, f0, k1, f1 = cells.T
    arm0 = betaln(1 + k0, 4 + f0) - betaln(1, 4) - cells[:, :2] @ truth[:2]
    arm1 = betaln(1 + k1, 4 + f1) - betaln(1, 4) - cells[:, 2:] @ truth[2:]
    nearby = np.log(np.exp(cells @ (factors - truth[:, None])) @ weights)
    terms = np.stack([nearby + np.log(0.5), arm0 + arm1 + np.log(0.2), arm0 + np.log(0.15), arm1 + np.log(0.15)])
    return np.asarray(np.logaddexp.reduce(terms))


def ratio_evidence(cells: Counts, pair: tuple[float, float], q: float) -> Counts:
    """Against a ratio: the arms of the successes are one binomial, prior Beta(2, 2) of the share."""
    share = q * pair[1] / ((1 - q) * pair[0] + q * pair[1])
    k0, k1 = cells[:, 0], cells[:, 2]
    return np.asarray(betaln(2 + k1, 2 + k0) - betaln(2, 2) - k1 * np.log(share) - k0 * np.log(1 - share))


def _logs(rate0: ArrayLike, rate1: ArrayLike) -> Counts:
    p0, p1 = np.asarray(rate0), np.asarray(rate1)
    return np.log([p0, 1 - p0, p1, 1 - p1])
