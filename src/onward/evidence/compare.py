"""Did it differ? Evidence for two arms that is valid at every look, for arms that a coin assigned.

Given an outcome y, the coin that chose its arm is still fair if the arms do not differ. So an outcome in arm g
multiplies the evidence by p_g(y) / m(y), m = (1 - q) p0 + q p1, whose expectation over the coin is exactly 1
whatever the base rate is; every mixture over pairs of rates is an e-process.

Source: Ville 1939; Grunwald, de Heide & Koolen 2024; Turner, Ly & Grunwald 2024.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import expit, logit

from onward.evidence.logspace import log_sum_exp
from onward.evidence.rates import Floats, check_counts


@dataclass(frozen=True, eq=False)
class EffectPrior:
    """Pairs of rates that a difference might look like, with their weights.

    Attributes:
        rates: (G, 2), the rate of each arm, inside (0, 1).
        log_weights: (G,), natural logs of weights that sum to 1.
    """

    rates: Floats
    log_weights: Floats

    def __post_init__(self) -> None:
        if self.rates.ndim != 2 or self.rates.shape[1] != 2 or len(self.rates) != len(self.log_weights):
            raise ValueError(
                f"rates must be (G, 2) and log_weights (G,), got {self.rates.shape}, {self.log_weights.shape}"
            )
        if not ((self.rates > 0) & (self.rates < 1)).all():
            raise ValueError("a prior's rates must lie inside (0, 1)")
        total = float(np.exp(self.log_weights).sum())
        if not abs(total - 1) < 1e-9:
            raise ValueError(f"a prior's weights must sum to 1, got {total}")

    def log_likelihood(self, n: ArrayLike, k: ArrayLike, arm: int) -> Floats:
        """Log likelihood of k of n in one arm under each pair, shape (..., G)."""
        p = self.rates[:, arm]
        trials, hits = np.asarray(n, float)[..., None], np.asarray(k, float)[..., None]
        return np.asarray(hits * np.log(p) + (trials - hits) * np.log1p(-p))

    def log_blend(self, n: ArrayLike, k: ArrayLike, q: ArrayLike) -> Floats:
        """Log likelihood of k of n, arms unknown, when a share q is in arm 1: shape (..., G)."""
        share = np.asarray(q, float)[..., None]
        m = (1 - share) * self.rates[:, 0] + share * self.rates[:, 1]
        trials, hits = np.asarray(n, float)[..., None], np.asarray(k, float)[..., None]
        return np.asarray(hits * np.log(m) + (trials - hits) * np.log1p(-m))

    def mix(self, log_factors: Floats) -> Floats:
        """The mixture's log evidence from each pair's, over the last axis."""
        return np.asarray(log_sum_exp(log_factors + self.log_weights, axis=-1))


def effect_prior(
    base_rates: ArrayLike, log_odds_ratios: ArrayLike, weights: ArrayLike, base_weights: ArrayLike | None = None
) -> EffectPrior:
    """Pairs centred on base rates, with log odds ratios of both signs: 2 * len(base_rates) *
    len(log_odds_ratios).
    """
    base, effect = np.asarray(base_rates, float), np.asarray(log_odds_ratios, float)
    signed = np.concatenate([-effect, effect])
    middle, gap = (axis.ravel() for axis in np.meshgrid(logit(base), signed, indexing="ij"))
    weight_base = np.ones(len(base)) if base_weights is None else np.asarray(base_weights, float)
    weight = np.outer(weight_base, np.tile(np.asarray(weights, float), 2)).ravel()
    rates = np.column_stack([expit(middle - gap / 2), expit(middle + gap / 2)])
    return EffectPrior(rates, np.log(weight / weight.sum()))


REFERENCE = effect_prior(np.geomspace(0.01, 0.5, 12), [0.5, 0.8, 1.1, 1.4, 1.8, 2.3], [1, 2, 3, 3, 2, 1])


def log_evidence(
    n0: ArrayLike, k0: ArrayLike, n1: ArrayLike, k1: ArrayLike, *, prior: EffectPrior = REFERENCE, q: float = 0.5
) -> Floats:
    """Log evidence that two coin-assigned arms differ, valid at every look.

    Args:
        n0, k0, n1, k1: outcomes and successes of each arm so far, broadcast together.
        prior: what a difference might look like.
        q: the chance that the coin says arm 1.

    Returns:
        Natural log e-values, the broadcast shape. log(20) = 3.0 is a false alarm in at most 1 search of 20, ever.

    Raises:
        ValueError: if a count is negative, not finite, or k > n; if q is outside (0, 1).

    Source: Grunwald, de Heide & Koolen 2024, sec. 3.
    """
    if not 0 < q < 1:
        raise ValueError(f"q must lie inside (0, 1), got {q}")
    counts = (*check_counts(n0, k0, ("n0", "k0")), *check_counts(n1, k1, ("n1", "k1")))
    trials0, hits0, trials1, hits1 = np.broadcast_arrays(*counts)
    arms = prior.log_likelihood(trials0, hits0, 0) + prior.log_likelihood(trials1, hits1, 1)
    return prior.mix(arms - prior.log_blend(trials0 + trials1, hits0 + hits1, q))


def evidence_path(
    arm: NDArray[np.bool_], y: NDArray[np.bool_], *, prior: EffectPrior = REFERENCE, q: float = 0.5
) -> Floats:
    """Log evidence after each outcome of one search, shape (n,); arm and y are in the order in which they
    became known.
    """
    counts = [np.cumsum(part) for part in (~arm, ~arm & y, arm, arm & y)]
    return log_evidence(*counts, prior=prior, q=q)
