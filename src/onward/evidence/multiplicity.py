"""Many questions at once: which claims are lessons, so that a search is hardly ever told a false one.

Each claim brings a p-value that is valid at every look: the smallest level whose exact line it ever crossed, or
1 / e of an e-process. Weighted Holm keeps the chance that a search is EVER told even one false lesson at alpha,
whatever the dependence between the claims, whether or not other claims are true, and however many come later.

Source: Holm 1979 (weighted: Benjamini & Hochberg 1997, procedure 1); Ville 1939 for 1 / e. Why not e-BH:
    docs/decisions/multiplicity.md.
"""

from __future__ import annotations

from math import log, log2

import numpy as np
from numpy.typing import ArrayLike, NDArray

from onward.evidence.checks import POSITIVE, SHARE, Rule, check_chance, check_number, check_numbers

ALPHA = 0.05
_ROUNDING = 1 + 1e-9
_LEAST = 1e-300  # a level below it is no number that can be told
_WEIGHT = Rule("be above 0 and at most 1", lambda weight: (weight > 0) & (weight <= 1))


def lessons(p_values: ArrayLike, weights: ArrayLike, *, alpha: float = ALPHA) -> NDArray[np.bool_]:
    """Which claims are lessons.

    Args:
        p_values: (K,) inside 0..1, each valid at every look.
        weights: (K,) positive, summing to at most 1, fixed before any outcome was seen.
        alpha: the share of searches that may ever be told a false lesson.

    Returns:
        (K,) True for lessons.

    Raises:
        ValueError: if a p-value is none, weights are not positive or sum to more than 1, or alpha is outside
            (0, 1).
    """
    p, share = check_numbers("p_values", p_values, SHARE), check_numbers("weights", weights, POSITIVE)
    if p.shape != share.shape or p.ndim != 1:
        raise ValueError(f"p_values and weights must be of one length, got {p.shape} and {share.shape}")
    if share.sum() > 1 + 1e-9:
        raise ValueError(f"weights must sum to at most 1, got a sum of {share.sum()}")
    alpha = check_chance("alpha", alpha)
    chosen = np.zeros(len(p), bool)
    # A claim that is believed hands its level on to all others, also to those that have not come yet: so what is
    # left is counted from 1, and not from the claims that happen to be open now.
    left = 1.0
    for claim in np.argsort(p / share, kind="stable"):
        if p[claim] > alpha * share[claim] / left * _ROUNDING:
            break
        chosen[claim] = True
        left -= float(share[claim])
    return chosen


def line(weight: float, *, alpha: float = ALPHA) -> float:
    """The log e-value at which an e-process of this weight becomes a lesson on its own, by Ville's inequality.

    Raises:
        ValueError: if weight is not in (0, 1], or alpha is outside (0, 1).
    """
    weight, alpha = check_number("weight", weight, _WEIGHT), check_chance("alpha", alpha)
    return -log(weight) - log(alpha)


def levels(weight: float, *, alpha: float = ALPHA) -> list[float]:
    """The levels at which a claim of this weight may be judged, rising: its own, up to alpha if it is the last.

    Raises:
        ValueError: as `line`.
    """
    weight, alpha = check_number("weight", weight, _WEIGHT), check_chance("alpha", alpha)
    own = max(weight * alpha, _LEAST)
    steps = [own * 2 ** (step / 2) for step in range(int(2 * log2(alpha / own)) + 1)]
    return [level for level in steps if level < alpha * (1 - 1e-9)] + [alpha]
