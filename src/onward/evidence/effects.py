"""What a difference might look like: pairs of rates with weights, and what they make of counts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import log

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import expit, logit

from onward.evidence.checks import CHANCE, FINITE, POSITIVE, Floats, Rule, check_numbers, check_row


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
        rates = check_numbers("rates", self.rates, CHANCE)
        log_weights = check_row("log_weights", self.log_weights)
        if rates.ndim != 2 or rates.shape[1] != 2 or len(rates) != len(log_weights):
            raise ValueError(f"rates must be (G, 2) and log_weights (G,), got {rates.shape}, {log_weights.shape}")
        total = float(np.exp(log_weights).sum())
        if not abs(total - 1) < 1e-9:
            raise ValueError(f"log_weights must be those of weights that sum to 1, got {total}")
        object.__setattr__(self, "rates", rates)
        object.__setattr__(self, "log_weights", log_weights)

    def mix_counts(self, cells: Floats, q: float) -> Floats:
        """Log evidence of outcomes of two arms of which q is the chance of arm 1.

        Args:
            cells: (N, 4) successes and failures of arm 0, then of arm 1.
            q: the chance of arm 1.

        Returns:
            (N,) log of the mixture over the pairs of prod p_g(y) / m(y), m = (1 - q) p0 + q p1.
        """
        factors, weights = _log_factors(self, q), self._weights
        mixed = np.empty(len(cells))
        for start in range(0, len(cells), _AT_ONCE):  # so many fit into the processor's cache
            terms = cells[start : start + _AT_ONCE] @ factors
            top = terms.max(axis=1)
            terms -= top[:, None]
            np.exp(terms, out=terms)
            mixed[start : start + _AT_ONCE] = np.log(terms @ weights) + top
        return mixed

    def mix_one(self, cells: tuple[float, float, float, float], q: float) -> float:
        """`mix_counts` of one comparison: the same number for a fifth of the fixed cost."""
        terms = np.dot(cells, _log_factors(self, q))
        top = float(terms[terms.argmax()])
        terms -= top
        np.exp(terms, out=terms)
        return log(terms.dot(self._weights)) + top

    @cached_property
    def _weights(self) -> Floats:
        return np.exp(self.log_weights)

    def only(self, which: NDArray[np.bool_]) -> EffectPrior:
        """Some of the pairs, with weights that sum to 1 again."""
        kept = self.log_weights[which]
        return EffectPrior(self.rates[which], kept - np.log(np.exp(kept).sum()))


_AT_ONCE = 256


@lru_cache(maxsize=64)
def _log_factors(prior: EffectPrior, q: float) -> Floats:
    """(4, G) log factors of a success and a failure in arm 0, then in arm 1."""
    p0, p1 = prior.rates.T
    m = (1 - q) * p0 + q * p1
    return np.log([p0 / m, (1 - p0) / (1 - m), p1 / m, (1 - p1) / (1 - m)])


def effect_prior(
    base_rates: ArrayLike, log_odds_ratios: ArrayLike, weights: ArrayLike, base_weights: ArrayLike | None = None
) -> EffectPrior:
    """Pairs centred on base rates, with log odds ratios of both signs: 2 * len(base_rates) * len(log_odds_ratios).

    Raises:
        ValueError: if a base rate is outside (0, 1), a log odds ratio not finite, or a weight not positive; if one of
            them is no row, or empty, or weights are not as many as what they weigh.
    """
    base, effect = _some("base_rates", base_rates, CHANCE), _some("log_odds_ratios", log_odds_ratios, FINITE)
    signed = np.concatenate([-effect, effect])
    middle, gap = (axis.ravel() for axis in np.meshgrid(logit(base), signed, indexing="ij"))
    of_base = np.ones(len(base)) if base_weights is None else _some("base_weights", base_weights, POSITIVE)
    of_effect = _some("weights", weights, POSITIVE)
    for name, given, wanted in (("base_weights", of_base, base), ("weights", of_effect, effect)):
        if len(given) != len(wanted):
            raise ValueError(f"{name} must be {len(wanted)}, got {len(given)}")
    weight = np.outer(of_base, np.tile(of_effect, 2)).ravel()
    rates = np.column_stack([expit(middle - gap / 2), expit(middle + gap / 2)])
    return EffectPrior(rates, np.log(weight / weight.sum()))


def _some(name: str, values: ArrayLike, rule: Rule) -> Floats:
    row = check_row(name, values, rule)
    if not len(row):
        raise ValueError(f"{name} must be one or more, got none")
    return row


REFERENCE = effect_prior(np.geomspace(0.01, 0.5, 12), [0.5, 0.8, 1.1, 1.4, 1.8, 2.3], [1, 2, 3, 3, 2, 1])
