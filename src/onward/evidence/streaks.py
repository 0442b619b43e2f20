"""Is this streak anything? How usual a run of failures is, and whether the rate has dropped.

Source: stats.md 7. The recursion for the longest run: Feller 1968, An Introduction to Probability Theory, XIII.7;
    mixtures over the time of a
change: Shin, Ramdas & Rinaldo 2023 (e-detectors), here with fixed weights over starts, so that it is one
    e-process.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import betaln, expit, logit

from onward.evidence.logspace import log_sum_exp
from onward.evidence.rates import Floats, beta_nodes

_DROPS = (0.25, 0.5)
_USUAL_START = 30  # weight is spread over starts around this many outcomes
_MOST_STARTS = 1500
_SETTLED = 1e-12


def chance_of_run(length: int, n: int, p: ArrayLike) -> Floats:
    """P(the longest run of failures in n trials is at least `length`).

    Args:
        length: of the run, at least 0.
        n: trials.
        p: chance of success, any shape, inside 0..1.

    Raises:
        ValueError: if length or n is negative or p outside 0..1.
    """
    success = np.asarray(p, float)
    if length < 0 or n < 0:
        raise ValueError(f"length and n must not be negative, got {length}, {n}")
    if ((success < 0) | (success > 1)).any():
        raise ValueError(f"p must lie in 0..1, got {success}")
    if length == 0:
        return np.ones_like(success)
    if length > n:
        return np.zeros_like(success)
    return 1 - _no_run(length, n, success)


def _no_run(length: int, n: int, p: Floats) -> Floats:
    """A(m) = A(m-1) - p q^L A(m-L-1): a first run of L ends at m after a success at m-L."""
    full = (1 - p) ** length
    recent = [np.ones_like(p)] * length + [1 - full]  # A(0..L)
    before = np.zeros_like(p)
    for m in range(length + 1, n + 1):
        recent.append(recent[-1] - p * full * recent[0])
        recent.pop(0)
        # Far from the start the chance shrinks by one factor a trial; the rest follows in one step.
        if m % (2 * length) == 0:
            factor = np.divide(recent[-1], recent[-2], out=np.zeros_like(p), where=recent[-2] > 0)
            if m > 4 * length and (np.abs(factor - before) < _SETTLED / n).all():
                return np.asarray(recent[-1] * factor ** (n - m))
            before = factor
    return recent[-1]


def chance_of_run_mixed(length: int, n: int, a: float, b: float) -> float:
    """The same when p is only known as Beta(a, b)."""
    p, w = beta_nodes(a, b)
    return float(w @ chance_of_run(length, n, p))


def drying_up(y: NDArray[np.bool_], a: float, b: float) -> float:
    """Log evidence that the rate of successes dropped to a half or a quarter at some time.

    For anyone whose rate is constant and drawn from Beta(a, b) it is an e-process: P(ever >= 20) <= 5%.

    Args:
        y: (n,) outcomes in order.
        a, b: the usual rates over people.

    Returns:
        A natural log e-value.
    """
    n = len(y)
    if n < 2:
        return 0.0
    starts, weights = _starts(n)
    hits = np.concatenate([[0], np.cumsum(y)])
    before, after = hits[starts], hits[n] - hits[starts]
    counts = np.column_stack([before, starts - before, after, n - starts - after]).astype(float)
    p, log_w = _nodes(n, int(hits[n]), a, b)
    rises = [np.log(p), np.log1p(-p)]
    dropped = [
        log_sum_exp(counts @ np.array([*rises, np.log(p * drop), np.log1p(-p * drop)]) + log_w, axis=1)
        for drop in _DROPS
    ]
    usual = betaln(a + hits[n], b + n - hits[n]) - betaln(a, b)
    changed = np.logaddexp(*dropped) - np.log(len(_DROPS)) - usual
    return float(np.logaddexp(log_sum_exp(changed + np.log(weights)), np.log1p(-weights.sum())))


def _starts(n: int) -> tuple[NDArray[np.int64], Floats]:
    """Possible times of the drop among n outcomes, and the weight that each had from the beginning.

    The weight of start c is (m+1) / ((c+m)(c+m+1)), m = 30, which sums to 1 over all c >= 1. Long searches are
    looked at on a coarser set of starts; the weight of those in between is not used, which can only lower the
    evidence.
    """
    step = 1 + (n - 1) // _MOST_STARTS
    starts = np.arange(1, n, step)
    m = _USUAL_START
    return starts, (m + 1) / ((starts + m) * (starts + m + 1.0))


def _nodes(n: int, k: int, a: float, b: float) -> tuple[Floats, Floats]:
    """Rates on a logit grid fine enough for n outcomes, with log weights of the Beta(a, b) density."""
    middle = float(logit((k + 0.5) / (n + 1)))
    step = min(0.03, 0.8 / np.sqrt(n))
    x = middle + np.arange(-5.0, 5.0, step)
    p = expit(x)
    return p, a * np.log(p) + b * np.log1p(-p) - betaln(a, b) + np.log(step)
