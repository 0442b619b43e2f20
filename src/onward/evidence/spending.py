"""Which cells of an exact recursion lie beyond a line, so that no more than the level is ever spent."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from onward.evidence.checks import Floats

LINE_SHARE = 0.92
"""How much of a level an exact line may spend; the rest is for evidence that never has to end."""


def beyond(height: Floats, alive: Floats, candidates: NDArray[np.bool_], level_left: float) -> NDArray[np.bool_]:
    """The candidates, or the highest of them that the level left allows; cells of equal height go together.

    Args:
        height: evidence of each cell, any shape.
        alive: the chance of being there without having crossed before.
        candidates: cells that may lie beyond the line.
        level_left: the chance that may still be spent.
    """
    if float(alive[candidates].sum()) <= level_left:
        return candidates.copy()
    chosen = candidates.copy()
    cells = np.flatnonzero(candidates & (alive > 0))
    steps, place = np.unique(-np.round(np.log(height.flat[cells]), 9), return_inverse=True)
    mass = np.cumsum(np.bincount(place, weights=alive.flat[cells], minlength=len(steps)))
    chosen.flat[cells[place >= np.searchsorted(mass, level_left, side="right")]] = False
    return chosen
