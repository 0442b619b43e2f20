"""One rate, shrunk towards the usual: belief, rarity, and the evidence that it is half the usual.

Source: stats.md 2; the beta-binomial is textbook (Gelman et al., Bayesian Data Analysis, ch. 2).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from math import log, pi

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import betaln, expit, gammaln, logit

from onward.evidence.bulk import bulk, guess
from onward.evidence.checks import (
    POSITIVE,
    SHARE,
    Floats,
    check_counts,
    check_expected_counts,
    check_is,
    check_number,
    check_numbers,
    check_trials,
    check_whole,
)
from onward.evidence.logspace import log_sum_exp
from onward.evidence.priors import BetaPrior

_FINE = np.linspace(0.0, 1.0, 1601)
_STEPS, _WIDEST = 128, 0.35  # in logits the trapezoid rule is exact to 1e-12 with such steps
_NODES = 96
_EXACT = 2 * _NODES - 1  # so many outcomes are a polynomial that the nodes integrate exactly
_ROUNDING = 1e-16  # of each outcome: what floats may add to log evidence
_STIRLING = 10.0  # from here on the series of Stirling's correction is exact


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
    n, k = check_trials(n, k)
    check_is("prior", prior, BetaPrior)
    share, many = np.unique(np.round(check_numbers("pending", pending, SHARE), 3), return_counts=True)
    a, b = prior.a + k, prior.b + n - k

    def log_density(logits: Floats) -> Floats:
        return _log_density(logits, a, b, share, many)

    noes = b + float(share @ many)  # about so many, counting what is pending for its share
    top, curvature = np.log([a / noes]), np.array([a * noes / (a + noes)])
    low, high = bulk(log_density, *guess(top, curvature, np.array([a]), np.array([b])))
    logits = low + (high - low) * _FINE
    return of_density(logits, log_density(logits[None])[0])


def _log_density(logits: Floats, a: float, b: float, share: Floats, many: NDArray[np.int64]) -> Floats:
    """Of a rate, per unit of its logit: p^a (1 - p)^b, and of each pending one 1 - p share."""
    log_p, log_q = _log_shares(logits)
    total = a * log_p + b * log_q
    for part, times in zip(share, many, strict=True):
        rest = np.log1p(-part) if part < 1 else -np.inf
        total = total + times * np.logaddexp(log_q, rest + log_p)
    return np.asarray(total)


def _log_shares(logits: Floats) -> tuple[Floats, Floats]:
    """log p and log(1 - p)."""
    with np.errstate(over="ignore"):  # beyond logits of 700 nothing is left of anything
        return -np.log1p(np.exp(-logits)), -np.log1p(np.exp(logits))


def as_low_in_100(n: int, k: int, prior: BetaPrior) -> float:
    """Of 100 people with nothing wrong, how many have k or fewer of n: the beta-binomial tail, times 100.

    Raises:
        ValueError: on impossible counts; of no outcomes all 100 have none.
    """
    n, k = check_trials(n, k)
    check_is("prior", prior, BetaPrior)
    if k == n:
        return 100.0
    j = np.arange(k + 1, dtype=float)
    choose = gammaln(n + 1) - gammaln(j + 1) - gammaln(n - j + 1)
    log_tail = log_sum_exp(choose + betaln(prior.a + j, prior.b + n - j) - betaln(prior.a, prior.b))
    return 100 * min(1.0, float(np.exp(log_tail)))


@lru_cache(maxsize=32)
def beta_nodes(a: float, b: float, nodes: int = _NODES) -> tuple[Floats, Floats]:
    """Gauss-Jacobi nodes and weights that integrate over Beta(a, b): sum(w * f(p)) = E f(p).

    Raises:
        ValueError: if a or b is not positive, or nodes is below 4.

    Source: Golub & Welsch 1969. SciPy's roots_jacobi gives the same (tested) and first imports scipy.linalg, 60
        ms.
    """
    a, b = check_number("a", a, POSITIVE), check_number("b", b, POSITIVE)
    nodes = check_whole("nodes", nodes, least=4)
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
        Natural log e-values, the broadcast shape. Never more than a billionth above the exact ones.

    Raises:
        ValueError: on impossible counts, or shapes that do not fit together.

    Source: stats.md 2; Ville 1939.
    """
    return expected_level_evidence(*check_counts(n, k), prior)


def expected_level_evidence(n: ArrayLike, k: ArrayLike, prior: BetaPrior) -> Floats:
    """`level_log_evidence` of counts that are expected, and so need not be whole.

    Raises:
        ValueError: on impossible counts.
    """
    check_is("prior", prior, BetaPrior)
    trials, hits = np.broadcast_arrays(*check_expected_counts(n, k))
    log_e = np.empty(trials.shape)
    few = trials <= _EXACT
    log_e[few] = _of_few(trials[few], hits[few], prior)
    if not few.all():
        log_e[~few] = _of_many(trials[~few], hits[~few], prior)
    return log_e


def _of_few(trials: Floats, hits: Floats, prior: BetaPrior) -> Floats:
    """The evidence, by nodes that integrate the likelihood of few outcomes exactly."""
    p, w = beta_nodes(prior.a, prior.b)
    half = p / 2
    likelihood = hits[..., None] * np.log(half) + (trials - hits)[..., None] * np.log1p(-half)
    usual = betaln(prior.a + hits, prior.b + trials - hits) - betaln(prior.a, prior.b)
    return np.asarray(log_sum_exp(likelihood + np.log(w), axis=-1) - usual)


def _of_many(trials: Floats, hits: Floats, prior: BetaPrior) -> Floats:
    """The evidence, by the trapezoid rule in logits where the likelihood lies; of which nothing is left but little.

    Both integrals are taken against the top of the usual one, so that nothing large cancels.
    """
    a, b = prior.a + hits, prior.b + trials - hits
    log_top, log_rest = _log_share(a, b)[:, None], _log_share(b, a)[:, None]
    misses = (trials - hits)[:, None]

    def height(logits: Floats) -> Floats:
        log_p, log_q = _log_shares(logits)
        more = misses * (np.log1p(-0.5 * np.exp(log_p)) - log_rest) + prior.b * (log_q - log_rest)
        return np.asarray(a[:, None] * (log_p - log(2) - log_top) + more)

    low, high = bulk(height, *_guess_of_half(a, trials - hits, prior.b))
    steps = max(_STEPS, int((high - low).max() / _WIDEST))
    logits = low[:, None] + (high - low)[:, None] * np.linspace(0.0, 1.0, steps + 1)
    half = log_sum_exp(height(logits)) + np.log((high - low) / steps) + prior.a * log(2)
    return np.asarray(half - _log_over_top(a, b) - _ROUNDING * trials)


def _guess_of_half(a: Floats, misses: Floats, b: float) -> tuple[Floats, Floats]:
    """Where p^a (1 - p)^b (1 - p / 2)^misses lies: the top solves a quadratic equation in p."""
    c = 1.5 * a + b + 0.5 * misses
    p = 2 * a / (c + np.sqrt(c * c - 2 * a * (a + b + misses)))
    odds = p / (1 - p)
    curvature = (1 - p) * odds * (b + 2 * misses / (2 + odds) ** 2)
    return guess(np.log(odds), curvature, a, np.full(a.shape, b))


def _log_over_top(a: Floats, b: Floats) -> Floats:
    """The log of B(a, b) over the most that p^a (1 - p)^b can be."""
    top = a * _log_share(a, b) + b * _log_share(b, a)
    rest = _stirling(a) + _stirling(b) - _stirling(a + b)
    large = 0.5 * np.log(2 * pi * (a + b) / a / b) + rest
    return np.where(np.minimum(a, b) < _STIRLING, betaln(a, b) - top, large)


def _log_share(a: Floats, b: Floats) -> Floats:
    """log(a / (a + b)), exact also where it is near 0."""
    return np.where(a < b, np.log(a / (a + b)), np.log1p(-b / (a + b)))


def _stirling(x: Floats) -> Floats:
    """What Stirling's formula for log gamma leaves out; Abramowitz & Stegun 1964, 6.1.41."""
    return (1 / 12 - (1 / 360 - (1 / 1260 - 1 / (1680 * x**2)) / x**2) / x**2) / x
