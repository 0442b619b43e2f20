"""Where a density with one peak lies, however narrow it is among all that it could have been."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from onward.evidence.checks import Floats

DEPTH = 37.0
"""Log density below the top from which on nothing is left: 1e-16 of it."""
_PLACES = np.linspace(0.0, 1.0, 41)
_FULL = 14  # places that count, of so many; then they are near enough
_PASSES = 60


def bulk(log_density: Callable[[Floats], Floats], low: Floats, high: Floats) -> tuple[Floats, Floats]:
    """Close in on where densities with one peak each are within DEPTH of their top.

    A peak lies between the neighbours of the highest place that was looked at, so none is lost on the way; where an
    end still counts, what lies beyond it is looked at, too.

    Args:
        log_density: takes places, (N, M), and gives the log density of each of the N there.
        low, high: (N,) a guess.

    Returns:
        (N,) and (N,) ends that are near: a third or more of what lies between them counts.
    """
    row = np.arange(len(low))
    for _ in range(_PASSES):
        width = high - low
        places = low[:, None] + width[:, None] * _PLACES
        height = log_density(places)
        counts = height > height.max(axis=1, keepdims=True) - DEPTH
        first, last = counts.argmax(axis=1), len(_PLACES) - 1 - counts[:, ::-1].argmax(axis=1)
        inside = (first > 0) & (last < len(_PLACES) - 1)
        low = np.where(first > 0, places[row, first - 1], low - width)
        high = np.where(last < len(_PLACES) - 1, places[row, np.minimum(last + 1, len(_PLACES) - 1)], high + width)
        if bool((inside & (last - first >= _FULL)).all()):
            break
    return low, high


def guess(middle: Floats, curvature: Floats, rises: Floats, falls: Floats) -> tuple[Floats, Floats]:
    """Where it may lie, from its top, its curvature there, and its slopes far to the left and to the right."""
    reach = np.sqrt(2.2 * DEPTH / curvature)
    return middle - reach - DEPTH / rises, middle + reach + DEPTH / falls
