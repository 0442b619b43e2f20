"""Together we learn what one cannot: one change, tried by many people whose base rates differ.

Each person's evidence for a given effect is an e-value with the person's own base rate taken out. Independent people
multiply; the prior over the effect is mixed outside the product, because the effect is common: that is sharper than
multiplying everybody's own mixture. Only sums (n0, k0, n1, k1) leave a machine.

The belief about the effect is Bayes' rule with the same prior: there a person's outcomes also say which base rates are
theirs. In the evidence they must not, or it would not be valid at every look.

Source: stats.md 11; products of independent e-values: Vovk & Wang 2021; stratified odds ratios: Mantel & Haenszel
    1959, here with a likelihood each.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike

from onward.evidence import conditional
from onward.evidence.checks import Floats, check_chance, check_counts, check_numbers
from onward.evidence.effects import EffectPrior, effect_prior
from onward.evidence.logspace import log_sum_exp

BASES = np.geomspace(0.01, 0.6, 16)
"""The base rates that a person may have, equally likely."""


@dataclass(frozen=True)
class Pooled:
    """What many people's sums say together.

    Attributes:
        people: how many there are.
        log_e: natural log e-value that the arms differ for them all by one odds ratio.
        log_odds_ratio: (low, middle, high): 5, 50 and 95% of the belief about it, arm 1 over arm 0. The belief is in
            twelve steps, and a range of whole steps holds 90% or more.
        chances: (12,) the whole belief: the chance of each odds ratio of `conditional`, if there is an effect.
    """

    people: int
    log_e: float
    log_odds_ratio: tuple[float, float, float]
    chances: tuple[float, ...] = field(repr=False)


def pool(n0: ArrayLike, k0: ArrayLike, n1: ArrayLike, k1: ArrayLike, *, q: float = 0.5) -> Pooled:
    """Pool a shared experiment in which everybody's arms were assigned by a coin.

    Args:
        n0, k0, n1, k1: (P,) outcomes and successes of each person's arms; an empty arm, and nobody at all, say nothing.
        q: the chance that the coin said arm 1.

    Raises:
        ValueError: if counts are impossible or of different lengths; if q is outside (0, 1).
    """
    q = check_chance("q", q)
    counts = [*check_counts(n0, k0, ("n0", "k0")), *check_counts(n1, k1, ("n1", "k1"))]
    if len({count.shape for count in counts}) != 1 or counts[0].ndim != 1:
        raise ValueError(f"counts must be of one length, got shapes {[count.shape for count in counts]}")
    trials0, hits0, trials1, hits1 = counts
    cells = np.column_stack([hits0, trials0 - hits0, hits1, trials1 - hits1])
    pairs = [_pairs(float(effect)) for effect in conditional.LOG_ODDS_RATIOS]
    evidence = np.array([pair.mix_counts(cells, q).sum() for pair in pairs])
    likelihood = np.array([_log_likelihood(pair, cells) for pair in pairs])
    return _together(len(cells), evidence, likelihood)


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
    # Given the totals of its blocks there is no base rate left, and the evidence is the likelihood.
    return _together(len(factors), factors.sum(axis=0), factors.sum(axis=0))


def _pairs(log_odds_ratio: float) -> EffectPrior:
    """One effect at each base rate."""
    both = effect_prior(BASES, [abs(log_odds_ratio)], [1.0])
    return both.only(np.log(both.rates[:, 1] / both.rates[:, 0]) * log_odds_ratio > 0)


def _log_likelihood(pairs: EffectPrior, cells: Floats) -> float:
    """Of everybody's outcomes, each mixed over base rates of their own."""
    p0, p1 = pairs.rates.T
    each = cells @ np.log([p0, 1 - p0, p1, 1 - p1]) + pairs.log_weights
    return float(log_sum_exp(each).sum())


def _together(people: int, evidence: Floats, likelihood: Floats) -> Pooled:
    belief = likelihood + conditional.LOG_WEIGHTS
    chances = np.exp(belief - log_sum_exp(belief))
    order = np.argsort(conditional.LOG_ODDS_RATIOS)
    ends = np.searchsorted(np.cumsum(chances[order]), [0.05, 0.5, 0.95])
    low, middle, high = conditional.LOG_ODDS_RATIOS[order][ends]
    return Pooled(
        people,
        float(conditional.mix(evidence)),
        (float(low), float(middle), float(high)),
        tuple(chances.tolist()),
    )
