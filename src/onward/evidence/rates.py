"""One rate, shrunk towards the usual: belief, rarity, and the evidence that it is half the usual.

Source: stats.md 2; the beta-binomial is textbook (Gelman et al., Bayesian Data Analysis, ch. 2).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import betaln, expit, gammaln, logit

from onward.evidence.checks import (
    POSITIVE,
    SHARE,
    Floats,
    check_counts,
    check_number,
    check_numbers,
    check_whole,
)
from onward.evidence.logspace import log_sum_exp
from onward.evidence.priors import BetaPrior

_LOGITS = np.linspace(-14.0, 14.0, 5601)
_P = expit(_LOGITS)
_LOG_P = -np.logaddexp(0.0, -_LOGITS)
_LOG_1P = -np.logaddexp(0.0, _LOGITS)


@dataclass(frozen=True, eq=False)
class RateBelief:
    """Posterior of a rate.

    Attributes:
        mean: of the rate.
        low, high: its central 95%.
        curve: the whole belief: logits of the rate, and the chance that it is at most so high.
    """

    mean: float
    low: float
    high: float
    curve: tuple[Floats, Floats] = field(repr=False)

    def below(self, p: ArrayLike) -> Floats:
        """Chance that the rate is at most p, in 0..1; the shape of p."""
        return np.interp(logit(check_numbers("p", p, SHARE)), *self.curve)


def of_density(logits: Floats, log_density: Floats) -> RateBelief:
    """The belief with this log density on evenly spaced logits; its scale does not matter."""
    weights = np.exp(log_density - log_density.max())
    mass = np.concatenate([[0.0], np.cumsum((weights[1:] + weights[:-1]) / 2)])
    mass /= mass[-1]
    low, high = expit(np.interp([0.025, 0.975], mass, logits))
    return RateBelief(float(weights @ expit(logits) / weights.sum()), float(low), float(high), (logits, mass))


def rate(n: int, k: int, prior: BetaPrior, *, pending: ArrayLike = ()) -> RateBelief:
    """Belief about a rate from k of n mature outcomes and those that are still pending.

    Args:
        n, k: mature outcomes and successes among all that are certain (a success that came early is certain); none at
            all leave the prior.
        prior: the usual.
        pending: for each pending application the share of successes that would have shown by its age (0..1); its
            likelihood is 1 - p * share, so a fresh one says nothing and an old one nearly counts as a no.

    Raises:
        ValueError: on impossible counts, or a share outside 0..1.
    """
    check_counts(n, k)
    shares = check_numbers("pending", pending, SHARE)
    log_density = (prior.a + k) * _LOG_P + (prior.b + n - k) * _LOG_1P  # in logit p: the Jacobian is p (1 - p)
    for share, times in zip(*np.unique(np.round(shares, 3), return_counts=True), strict=True):
        log_density = log_density + times * np.log1p(-share * _P)
    return of_density(_LOGITS, log_density)


def as_low_in_100(n: int, k: int, prior: BetaPrior) -> float:
    """Of 100 people with nothing wrong, how many have k or fewer of n: the beta-binomial tail, times 100.

    Raises:
        ValueError: on impossible counts; of no outcomes all 100 have none.
    """
    check_counts(check_whole("n", n), check_whole("k", k))
    if k == n:
        return 100.0
    j = np.arange(k + 1, dtype=float)
    choose = gammaln(n + 1) - gammaln(j + 1) - gammaln(n - j + 1)
    log_tail = log_sum_exp(choose + betaln(prior.a + j, prior.b + n - j) - betaln(prior.a, prior.b))
    return 100 * min(1.0, float(np.exp(log_tail)))


@lru_cache(maxsize=32)
def beta_nodes(a: float, b: float, nodes: int = 96) -> tuple[Floats, Floats]:
    """Gauss-Jacobi nodes and weights that integrate over Beta(a, b): sum(w * f(p)) = E f(p).

    Raises:
        ValueError: if a or b is not positive, or nodes is below 4.

    Source: Golub & Welsch 1969. SciPy's roots_jacobi gives the same (tested) and first imports scipy.linalg, 60
        ms.
    """
    a, b = check_number("a", a, POSITIVE), check_number("b", b, POSITIVE)
    check_whole("nodes", nodes, least=4)
    k = np.arange(nodes, dtype=float)
    # The recurrence of Jacobi polynomials with weight x^(a-1) (1-x)^(b-1) on (0, 1), as a symmetric matrix.
    c = 2 * k + a + b
    diagonal = np.empty(nodes)
    diagonal[0] = a / (a + b)
    diagonal[1:] = 0.5 * (1 + (a - b) * (a + b - 2) / (c[1:] * (c[1:] - 2)))
    between = np.empty(nodes - 1)
    between[0] = a * b / ((a + b) ** 2 * (a + b + 1))  # the general form may be 0 / 0 here
    j, d = k[2:], c[2:]
    between[1:] = j * (j + a - 1) * (j + b - 1) * (j + a + b - 2) / ((d - 1) * (d - 2) ** 2 * (d - 3))
    matrix = np.diag(diagonal) + np.diag(np.sqrt(between), 1) + np.diag(np.sqrt(between), -1)
    p, vectors = np.linalg.eigh(matrix)
    return p, vectors[0] ** 2


def level_log_evidence(n: ArrayLike, k: ArrayLike, prior: BetaPrior) -> Floats:
    """Log evidence that a rate is half of what it would be with nothing wrong.

    The marginal likelihood when p is half a draw from the prior, over that when p is a draw from it: a martingale
    in n for anyone who is one of the usual people, so P(ever >= 20) <= 5% over them.

    Args:
        n, k: counts, broadcast together; (0, 0) is a valid start with evidence 1.
        prior: the usual rates over people.

    Returns:
        Natural log e-values, the broadcast shape.

    Source: stats.md 2; Ville 1939.
    """
    trials, hits = np.broadcast_arrays(*check_counts(n, k))
    p, w = beta_nodes(prior.a, prior.b)
    half = p / 2
    likelihood = hits[..., None] * np.log(half) + (trials - hits)[..., None] * np.log1p(-half)
    usual = betaln(prior.a + hits, prior.b + trials - hits) - betaln(prior.a, prior.b)
    return np.asarray(log_sum_exp(likelihood + np.log(w), axis=-1) - usual)
