"""What a difference might look like: pairs of rates with weights, and their likelihoods."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import expit, logit

from onward.evidence.logspace import log_sum_exp
from onward.evidence.rates import Floats


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
