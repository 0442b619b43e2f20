"""Many questions at once: which claims are lessons, so that a search is hardly ever told a false one.

Each claim's e-process gives a p-value that is valid at every look, 1 / e. Weighted Holm keeps the chance that a
search is EVER told even one false lesson at alpha, whatever the dependence between the claims and whether or not
other claims are true.

Source: Holm 1979 (weighted: Benjamini & Hochberg 1997, procedure 1); Ville 1939 for 1 / e. Why not e-BH:
    docs/decisions/multiplicity.md.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

ALPHA = 0.05


def lessons(log_e: ArrayLike, weights: ArrayLike, *, alpha: float = ALPHA) -> NDArray[np.bool_]:
    """Which claims are lessons.

    Args:
        log_e: (K,) natural log e-values of the claims now.
        weights: (K,) positive, summing to at most 1, fixed before any outcome was seen.
        alpha: the share of searches that may ever be told a false lesson.

    Returns:
        (K,) True for lessons.

    Raises:
        ValueError: if weights are not positive or sum to more than 1, or alpha is outside (0, 1).
    """
    evidence, share = np.asarray(log_e, float), np.asarray(weights, float)
    if evidence.shape != share.shape or evidence.ndim != 1:
        raise ValueError(f"log_e and weights must be of one length, got {evidence.shape} and {share.shape}")
    if len(share) and (share.min() <= 0 or share.sum() > 1 + 1e-9):
        raise ValueError(f"weights must be positive and sum to at most 1, got a sum of {share.sum()}")
    if not 0 < alpha < 1:
        raise ValueError(f"alpha must lie inside (0, 1), got {alpha}")
    chosen = np.zeros(len(evidence), bool)
    # A claim that is believed hands its level on to the rest (Holm); weight that was never given out stays unused.
    left = float(share.sum())
    for claim in np.argsort(-(evidence + np.log(share)), kind="stable"):
        if evidence[claim] < np.log(left / share[claim]) - np.log(alpha * share.sum()):
            break
        chosen[claim] = True
        left -= float(share[claim])
    return chosen


def line(weight: float, *, alpha: float = ALPHA) -> float:
    """The log e-value at which a claim of this weight becomes a lesson on its own."""
    return float(-np.log(weight * alpha))
