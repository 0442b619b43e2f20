"""The exact line for arms that nobody assigned by chance: nothing of the level is wasted on rare outcomes.

If the arms do not differ, then given the blocks' totals the successes in arm 1 are a sum of independent
hypergeometric draws. The evidence depends on that sum alone, so the chance of ever having crossed a line follows
from a recursion over it. The line lies at LOWEST / level instead of Ville's 1 / level, for as long as the level
lasts, and moves up where it would not. P(ever crossed | totals) is at most the level, whatever the base rate.

Source: as boundary.py, which does it for coins; docs/decisions/chosen-arms.md has the measurements.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from onward.evidence.blocks import Ints, Tables
from onward.evidence.checks import CHANCE, Floats, check_chance, check_numbers
from onward.evidence.conditional import (
    LOG_ODDS_RATIOS,
    LOG_WEIGHTS,
    hypergeometric,
    log_moments,
    table_path,
)
from onward.evidence.spending import LINE_SHARE, beyond

LOWEST = 0.65
"""The line lies at this share of 1 / level."""
HORIZON = 400
"""Blocks that say something after which the line says nothing more."""


def log_line(level: float) -> float:
    """The log evidence at which a difference is settled, as long as the level lasts.

    Raises:
        ValueError: if level is outside (0, 1).
    """
    return float(np.log(LOWEST / check_chance("level", level)))


def settled_at(said: Tables, levels: Sequence[float]) -> Ints:
    """When each level's line was first crossed, if it was.

    Each level's line lies beyond the one of the level above it, so whoever crossed a low level's line has crossed
    all higher ones: the smallest level that was crossed is a p-value, valid at every look.

    Args:
        said: the blocks of a search.
        levels: (L,) rising, inside (0, 1).

    Returns:
        (L,) the position of the outcome at which it happened, -1 where it did not.

    Raises:
        ValueError: if a level is outside (0, 1), there are none, or they do not rise.
    """
    heights = check_numbers("levels", levels, CHANCE)
    if heights.ndim != 1 or not len(heights) or (np.diff(heights) <= 0).any():
        raise ValueError(f"levels must be a row that rises, got {levels}")
    path = table_path(said)
    found = np.full(len(levels), -1)
    if not len(path) or path.max() < log_line(levels[-1]):
        return found
    crossed = path >= -np.log((1 - LINE_SHARE) * heights)[:, None]
    crossed[:, :HORIZON] |= _over_the_lines(said, heights)
    ever = crossed.any(axis=1)
    found[ever] = said.at[crossed[ever].argmax(axis=1)]
    return found


def _over_the_lines(said: Tables, levels: Floats) -> np.ndarray:
    """Whether each level's line is crossed at each block, (L, min(B, HORIZON))."""
    left = LINE_SHARE * levels
    alive = np.ones((len(levels), 1))
    moments, fewest, total = np.zeros(len(LOG_ODDS_RATIOS)), 0, 0
    crossed = np.zeros((len(levels), min(len(said), HORIZON)), bool)
    for b in range(crossed.shape[1]):
        kind = (int(said.r0[b]), int(said.r1[b]), int(said.j[b]))
        low, chance = hypergeometric(*kind)
        alive = _spread(alive, chance)
        fewest, total = fewest + low, total + int(said.x[b])
        moments = moments + log_moments(*kind)
        sums = fewest + np.arange(alive.shape[1])
        height = np.exp(LOG_WEIGHTS + sums[:, None] * LOG_ODDS_RATIOS - moments).sum(axis=1)
        inner = np.zeros(alive.shape[1], bool)
        kept_back = 0.0  # what the level before may still spend: its line must fit within this one
        for i, level in enumerate(levels):
            left[i] -= alive[i, inner].sum()
            alive[i, inner] = 0.0
            more = beyond(height, alive[i], height >= LOWEST / level, left[i] - kept_back)
            left[i] -= alive[i, more].sum()
            alive[i, more] = 0.0
            inner |= more
            kept_back = left[i]
            crossed[i, b] = inner[total - fewest]
    return crossed


def _spread(alive: Floats, chance: Floats) -> Floats:
    """The distribution of a sum after one more draw, for each level."""
    wider = np.zeros((len(alive), alive.shape[1] + len(chance) - 1))
    for step, share in enumerate(chance):
        wider[:, step : step + alive.shape[1]] += share * alive
    return wider
