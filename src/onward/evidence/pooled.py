"""Together we learn what one cannot: one change, tried by many people whose base rates differ.

Each person's evidence for a given effect is an e-value with the person's own base rate taken out. Independent people
multiply; the prior over the effect is mixed outside the product, because the effect is common: that is sharper than
multiplying everybody's own mixture. Only sums (n0, k0, n1, k1) leave a machine.

Source: stats.md 11; products of independent e-values: Vovk & Wang 2021; stratified odds ratios: Mantel & Haenszel
    1959, here with a likelihood each.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from onward.evidence import conditional
from onward.evidence.checks import Floats, check_chance, check_counts, check_numbers
from onward.evidence.effects import effect_prior
from onward.evidence.logspace import log_sum_exp

_BASES = np.geomspace(0.01, 0.6, 16)


@dataclass(frozen=True)
class Pooled:
    """What many people's sums say together.

    Attributes:
        people: how many there are.
        log_e: natural log e-value that the arms differ for them all by one odds ratio.
        log_odds_ratio: (low, middle, high): 5, 50 and 95% of the belief about it, arm 1 over arm 0.
    """

    people: int
    log_e: float
    log_odds_ratio: tuple[float, float, float]


def pool(n0: ArrayLike, k0: ArrayLike, n1: ArrayLike, k1: ArrayLike, *, q: float = 0.5) -> Pooled:
    """Pool a shared experiment in which everybody's arms were assigned by a coin.

    Args:
        n0, k0, n1, k1: (P,) outcomes and successes of each person's arms; an empty arm, and nobody at all, say nothing.
        q: the chance that the coin said arm 1.

    Raises:
        ValueError: if counts are impossible or of different lengths; if q is outside (0, 1).
    """
    check_chance("q", q)
    counts = [*check_counts(n0, k0, ("n0", "k0")), *check_counts(n1, k1, ("n1", "k1"))]
    if len({count.shape for count in counts}) != 1 or counts[0].ndim != 1:
        raise ValueError(f"counts must be of one length, got shapes {[count.shape for count in counts]}")
    trials0, hits0, trials1, hits1 = counts
    cells = np.column_stack([hits0, trials0 - hits0, hits1, trials1 - hits1])
    by_effect = [_one_effect(cells, float(effect), q) for effect in conditional.LOG_ODDS_RATIOS]
    return _together(len(cells), np.array(by_effect))


def pool_chosen(factors: Floats) -> Pooled:
    """Pool contrasts of arms that people chose, by what each one's blocks say.

    Args:
        factors: (P, 12) each person's log evidence for each odds ratio of `conditional`.

    Raises:
        ValueError: on another shape, or numbers that are not finite.
    """
    factors = check_numbers("factors", factors)
    if factors.ndim != 2 or factors.shape[1] != len(conditional.LOG_ODDS_RATIOS):
        raise ValueError(f"factors must be (P, {len(conditional.LOG_ODDS_RATIOS)}), got {factors.shape}")
    return _together(len(factors), factors.sum(axis=0))


def _one_effect(cells: Floats, log_odds_ratio: float, q: float) -> float:
    """The product over people of their evidence for one effect, each mixed over base rates of their own."""
    everybody = effect_prior(_BASES, [abs(log_odds_ratio)], [1.0])
    sign = np.log(everybody.rates[:, 1] / everybody.rates[:, 0]) * log_odds_ratio > 0
    return float(everybody.only(sign).mix_counts(cells, q).sum())


def _together(people: int, by_effect: Floats) -> Pooled:
    order = np.argsort(conditional.LOG_ODDS_RATIOS)
    belief = (by_effect + conditional.LOG_WEIGHTS)[order]
    mass = np.cumsum(np.exp(belief - log_sum_exp(belief)))
    low, middle, high = conditional.LOG_ODDS_RATIOS[order][np.searchsorted(mass, [0.05, 0.5, 0.95])]
    return Pooled(people, float(conditional.mix(by_effect)), (float(low), float(middle), float(high)))
