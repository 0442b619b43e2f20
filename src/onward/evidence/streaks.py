"""Is this streak anything? How usual a run of failures is, and whether the rate has dropped.

Source: stats.md 7. The recursion for the longest run: Feller 1968, An Introduction to Probability Theory, XIII.7.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import betaln, expit, logit, xlogy

from onward.evidence.checks import SHARE, Floats, check_flags, check_numbers, check_whole
from onward.evidence.logspace import log_sum_exp
from onward.evidence.rates import beta_nodes

_DROPS = (0.25, 0.5)
_A, _B = 0.5, 1.0  # rates before a drop: wide, and leaning to where answers are rare
_USUAL_START = 30  # weight is spread over starts around this many outcomes
_MOST_STARTS = 1500
_SETTLED = 1e-12


def chance_of_run(length: int, n: int, p: ArrayLike) -> Floats:
    """P(the longest run of failures in n trials is at least `length`).

    Args:
        length: of the run, at least 0.
        n: trials; of none, only a run of length 0 is sure.
        p: chance of success, any shape, inside 0..1.

    Raises:
        ValueError: if length or n is negative or p outside 0..1.
    """
    length, n = check_whole("length", length), check_whole("n", n)
    success = check_numbers("p", p, SHARE)
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
    """The same when p is only known as Beta(a, b).

    Raises:
        ValueError: as `chance_of_run`; if a or b is not positive.
    """
    p, w = beta_nodes(a, b)
    return float(w @ chance_of_run(length, n, p))


@dataclass(frozen=True)
class Drop:
    """Whether the rate of successes dropped, and where.

    Attributes:
        log_e: natural log e-value that it dropped to a half or a quarter at some time.
        start: (low, middle, high) the outcome, from 0, with which the drop begins if there is one: 10, 50 and 90%
            of the belief; None where there are too few outcomes.
    """

    log_e: float
    start: tuple[int, int, int] | None


def drop(y: NDArray[np.bool_]) -> Drop:
    """Evidence that the rate of successes dropped to a half or a quarter at some time.

    For anyone whose rate is constant, whatever it is, P(ever >= 20) <= 5%: the numerator is a mixture over the time
    of the drop and the rate before it, the denominator the likelihood of the constant rate that fits best.

    Args:
        y: (n,) outcomes in order; fewer than 2 say nothing.

    Raises:
        ValueError: if y is no row of outcomes.

    Source: Wasserman, Ramdas & Balakrishnan 2020 (universal inference); Shin, Ramdas & Rinaldo 2023 for mixtures
        over the time of a change, here with weights fixed at the beginning, so that it is one e-process.
    """
    y = check_flags("y", y)
    n, k = len(y), int(y.sum())
    if n < 2:
        return Drop(0.0, None)
    starts, changed, log_rest = _log_chances(y)
    constant = betaln(_A + k, _B + n - k) - betaln(_A, _B) + log_rest
    best = float(xlogy(k, k / n) + xlogy(n - k, 1 - k / n))
    mass = np.cumsum(np.exp(changed - changed.max()))
    place = np.searchsorted(mass, np.array([0.1, 0.5, 0.9]) * mass[-1])
    low, middle, high = (int(start) for start in starts[place])
    return Drop(float(np.logaddexp(log_sum_exp(changed), constant)) - best, (low, middle, high))


def chance_of_starts(y: NDArray[np.bool_]) -> tuple[NDArray[np.int64], Floats]:
    """Where a drop begins if there is one: possible starts, and the chance of each.

    Args:
        y: (n,) outcomes in order.

    Raises:
        ValueError: if y is no row of at least 2 outcomes.
    """
    y = check_flags("y", y)
    if len(y) < 2:
        raise ValueError(f"y must be at least 2 outcomes, got {len(y)}")
    starts, changed, _ = _log_chances(y)
    return starts, np.exp(changed - log_sum_exp(changed))


def _log_chances(y: NDArray[np.bool_]) -> tuple[NDArray[np.int64], Floats, float]:
    """Possible starts, the log chance of each together with y, and the log weight of no start so far."""
    n = len(y)
    starts, log_weights, log_rest = _starts(n)
    hits = np.concatenate([[0], np.cumsum(y)])
    k = int(hits[n])
    before, after = hits[starts], k - hits[starts]
    counts = np.column_stack([before, starts - before, after, n - starts - after]).astype(float)
    p, log_w = _nodes(n, k)
    rises = [np.log(p), np.log1p(-p)]
    dropped = [
        log_sum_exp(counts @ np.array([*rises, np.log(p * share), np.log1p(-p * share)]) + log_w, axis=1)
        for share in _DROPS
    ]
    return starts, np.logaddexp(*dropped) - np.log(len(_DROPS)) + log_weights, log_rest


def _starts(n: int) -> tuple[NDArray[np.int64], Floats, float]:
    """Possible times of the drop among n outcomes, the log weight that each had from the beginning, and the rest.

    The weight of start c is (m+1) / ((c+m)(c+m+1)), m = 30, which sums to 1 over all c >= 1; the rest is that of
    starts that have not come yet. Long searches are looked at on a coarser set of starts; what lies between
    counts for nothing, which can only lower the evidence.
    """
    step = 1 + (n - 1) // _MOST_STARTS
    starts = np.arange(1, n, step)
    m = _USUAL_START
    return starts, np.log((m + 1) / ((starts + m) * (starts + m + 1.0))), float(np.log((m + 1) / (n + m)))


def _nodes(n: int, k: int) -> tuple[Floats, Floats]:
    """Rates on a logit grid fine enough for n outcomes, with log weights of the Beta(_A, _B) density."""
    middle = float(logit((k + 0.5) / (n + 1)))
    # Half the spread of what so many outcomes tell; finer than .0125 changes log evidence by less than .02.
    step = min(0.05, max(1 / np.sqrt(n), 0.0125))
    x = middle + np.arange(-5.0, 5.0, step)
    p = expit(x)
    return p, _A * np.log(p) + _B * np.log1p(-p) - betaln(_A, _B) + np.log(step)
