"""Did it differ? Evidence for arms that nobody assigned by chance: chosen arms, and before against after.

Given the successes of a block, those in arm 1 are hypergeometric if the arms do not differ, and Fisher's
noncentral hypergeometric if the odds differ by a factor. Their ratio has expectation exactly 1 whatever the base
rate is, so no base rate has to be guessed, and every mixture over odds ratios is an e-process over the blocks.

Source: Fisher 1935; Cox 1970 (conditional likelihood of an odds ratio); Ville 1939. Measured against blocks that
    mix over base rates, and against universal inference: docs/decisions/chosen-arms.md.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from scipy.special import gammaln

from onward.evidence.blocks import Tables, tables
from onward.evidence.checks import Bools, Floats, check_trials, check_whole
from onward.evidence.logspace import log_sum_exp

LOG_ODDS_RATIOS: Floats = np.array([sign * size for size in (0.5, 0.8, 1.1, 1.4, 1.8, 2.3) for sign in (-1, 1)])
LOG_WEIGHTS: Floats = np.log(np.repeat([1, 2, 3, 3, 2, 1], 2) / 24)
"""What a difference might look like: odds ratios of both signs, most weight on a factor of 3 to 4."""


def chosen_log_evidence(arm: Bools, y: Bools) -> float:
    """Log evidence that two arms differ when nobody assigned them by chance, valid at every look.

    Args:
        arm: (n,), True for arm 1, in order of maturity.
        y: (n,), True where the outcome was good.

    Returns:
        A natural log e-value; P(ever >= 20) <= 5% whatever the common rate, drifting ones included.

    Raises:
        ValueError: if arm and y are no rows of True and False of one length.
    """
    return float(mix(log_factors(tables(arm, y)).sum(axis=0)))


def chosen_evidence_path(arm: Bools, y: Bools) -> Floats:
    """Log evidence after each outcome, shape (n,): `chosen_log_evidence` of every beginning, in one pass.

    Raises:
        ValueError: as `chosen_log_evidence`.
    """
    said = tables(arm, y)
    after = np.concatenate([[0.0], table_path(said)])
    return np.asarray(after[np.searchsorted(said.at, np.arange(len(arm)), side="right")])


def table_path(said: Tables) -> Floats:
    """Log evidence after each block that says something, (B,)."""
    return mix(np.cumsum(log_factors(said), axis=0))


def log_factors(said: Tables) -> Floats:
    """Each odds ratio's log factor from each block, (B, 12)."""
    if not len(said):
        return np.zeros((0, len(LOG_ODDS_RATIOS)))
    kinds, first, which = np.unique((said.r0 * 64 + said.r1) * 64 + said.j, return_index=True, return_inverse=True)
    moments = np.empty((len(kinds), len(LOG_ODDS_RATIOS)))
    for kind, place in enumerate(first):
        moments[kind] = log_moments(int(said.r0[place]), int(said.r1[place]), int(said.j[place]))
    return np.asarray(said.x[:, None] * LOG_ODDS_RATIOS - moments[which])


def mix(factors: Floats) -> Floats:
    """The mixture's log evidence from each odds ratio's, over the last axis."""
    return np.asarray(log_sum_exp(factors + LOG_WEIGHTS, axis=-1))


def leans_to_arm_1(factors: Floats) -> bool:
    """Whether the odds ratios above 1 explain the outcomes better than those below; factors: (12,) of all blocks."""
    above = LOG_ODDS_RATIOS > 0
    weighed = factors + LOG_WEIGHTS
    return bool(log_sum_exp(weighed[above]) >= log_sum_exp(weighed[~above]))


@lru_cache(maxsize=4096)
def hypergeometric(r0: int, r1: int, j: int) -> tuple[int, Floats]:
    """The fewest of j successes that can be in arm 1, and the chance of each number from there on.

    Args:
        r0, r1: outcomes of each arm; one of them may be none.
        j: successes of both together.

    Raises:
        ValueError: if there can't be so many.
    """
    r0, r1 = check_whole("r0", r0), check_whole("r1", r1)
    _, j = check_trials(r0 + r1, j, ("r0 + r1", "j"))
    fewest, most = max(0, j - r0), min(j, r1)
    x = np.arange(fewest, most + 1)
    log_ways = -gammaln(x + 1) - gammaln(r1 - x + 1) - gammaln(j - x + 1) - gammaln(r0 - j + x + 1)
    chance = np.exp(log_ways - log_sum_exp(log_ways))
    return fewest, chance / chance.sum()


@lru_cache(maxsize=4096)
def log_moments(r0: int, r1: int, j: int) -> Floats:
    """log E[odds ratio ^ x] of a block if the arms do not differ, (12,); as `hypergeometric`."""
    fewest, chance = hypergeometric(r0, r1, j)
    x = fewest + np.arange(len(chance))
    return log_sum_exp(np.log(chance) + np.outer(LOG_ODDS_RATIOS, x), axis=1)
