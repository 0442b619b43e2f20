"""Blocks of one outcome of each arm, valid at every look.

Source: Turner, Ly & Grunwald 2024, "Generic E-variables for exact sequential k-sample tests that allow for optional
    stopping": each block is judged by the two rates learnt from the blocks before it, Beta(.18, .18) each, against
    their mean. Threshold 20 for a lone claim; over many claims 1 / (highest evidence so far) by weighted Holm.
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from overlearn.advisor import remembering_nothing
from overlearn.claims import claims, holm
from overlearn.search import Advice, Bools, Seen

_PRIOR = 0.18


def evidence_path(arm: Bools, y: Bools) -> np.ndarray:
    """Log evidence after each block of one outcome of each arm, (B,)."""
    size = int(min(arm.sum(), (~arm).sum()))
    pairs = np.stack([y[~arm][:size], y[arm][:size]]).astype(float)
    learnt = (np.cumsum(pairs, axis=1) - pairs + _PRIOR) / (np.arange(size) + 2 * _PRIOR)
    middle = learnt.mean(axis=0)
    factors = np.where(pairs == 1, learnt / middle, (1 - learnt) / (1 - middle))
    return np.asarray(np.cumsum(np.log(factors).sum(axis=0)))


def p_value(arm: Bools, y: Bools) -> float:
    """1 over the highest evidence so far, at most 1."""
    return float(np.exp(-max(0.0, *evidence_path(arm, y)))) if arm.any() and not arm.all() else 1.0


def _advise(seen: Seen) -> Collection[Advice]:
    asked = [c for c in claims(seen) if c.column in seen.columns]
    return holm(asked, [p_value(c.arm, c.y) for c in asked])


TURNER = remembering_nothing("Turner-Ly-Grunwald blocks", _advise)
