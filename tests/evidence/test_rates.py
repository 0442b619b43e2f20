"""One rate: belief, rarity and evidence, against SciPy and closed forms."""

from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import special, stats
from scipy.integrate import quad

from onward.evidence import rates
from onward.evidence.priors import BetaPrior
from onward.evidence.rates import as_low_in_100, beta_nodes, level_log_evidence, rate

LIVE = BetaPrior(1.66, 21.06)
OFFER = BetaPrior(2.0, 10.0)
ANSWER = BetaPrior(5.55, 5.58)


@given(st.sampled_from([LIVE, OFFER, ANSWER]), st.integers(0, 400), st.data())
def test_belief_agrees_with_scipys_beta(prior: BetaPrior, n: int, data: st.DataObject) -> None:
    k = data.draw(st.integers(0, n))
    posterior = stats.beta(prior.a + k, prior.b + n - k)
    belief = rate(n, k, prior)
    assert belief.mean == pytest.approx(posterior.mean(), abs=2e-5)
    assert belief.low == pytest.approx(posterior.ppf(0.025), abs=1e-4)
    assert belief.high == pytest.approx(posterior.ppf(0.975), abs=1e-4)


@given(st.sampled_from([LIVE, OFFER, ANSWER]), st.integers(0, 300), st.data())
def test_rarity_agrees_with_scipys_beta_binomial(prior: BetaPrior, n: int, data: st.DataObject) -> None:
    k = data.draw(st.integers(0, n))
    assert as_low_in_100(n, k, prior) == pytest.approx(100 * stats.betabinom(n, prior.a, prior.b).cdf(k), abs=1e-7)


def test_a_fresh_pending_application_says_nothing_and_an_old_one_is_a_no() -> None:
    nothing = rate(30, 3, LIVE)
    assert rate(30, 3, LIVE, pending=[0.0] * 12).mean == pytest.approx(nothing.mean)
    assert rate(30, 3, LIVE, pending=[1.0] * 12).mean == pytest.approx(rate(42, 3, LIVE).mean)
    between = rate(30, 3, LIVE, pending=[0.5] * 12).mean
    assert rate(42, 3, LIVE).mean < between < nothing.mean


def test_pending_belief_agrees_with_direct_integration() -> None:
    shares = [0.2, 0.7, 0.7, 0.95]
    p = np.linspace(1e-7, 1 - 1e-7, 2_000_001)
    density = stats.beta(LIVE.a + 2, LIVE.b + 18).pdf(p) * np.prod([1 - s * p for s in shares], axis=0)
    assert rate(20, 2, LIVE, pending=shares).mean == pytest.approx((density @ p) / density.sum(), abs=1e-5)


def test_prior_of_published_logs_matches_its_published_summary() -> None:
    # base_rates.csv: mean 7.3%, 80% of people .017-.146; interview .018-.068; answers .31-.69
    assert LIVE.mean == pytest.approx(0.073, abs=5e-4)
    assert LIVE.central_80 == pytest.approx((0.017, 0.146), abs=1e-3)
    assert BetaPrior(3.93, 92.3).central_80 == pytest.approx((0.018, 0.068), abs=1e-3)
    assert ANSWER.central_80 == pytest.approx((0.31, 0.69), abs=5e-3)


@pytest.mark.parametrize("prior", [LIVE, OFFER, ANSWER])
def test_nodes_integrate_moments_exactly(prior: BetaPrior) -> None:
    p, w = beta_nodes(prior.a, prior.b)
    for power in (0, 1, 2, 5):
        up = np.arange(power)
        assert w @ p**power == pytest.approx(np.prod((prior.a + up) / (prior.a + prior.b + up)), rel=1e-10)


@pytest.mark.parametrize("prior", [LIVE, OFFER, ANSWER, BetaPrior(0.5, 0.5), BetaPrior(1.0, 1.0)])
def test_nodes_agree_with_scipys_gauss_jacobi(prior: BetaPrior) -> None:
    x, w = special.roots_jacobi(40, prior.b - 1, prior.a - 1)
    p, weight = beta_nodes(prior.a, prior.b, 40)
    assert p == pytest.approx((x + 1) / 2, abs=1e-12)
    assert weight == pytest.approx(w / w.sum(), abs=1e-12)


@pytest.mark.parametrize("n", [1, 5, 60])
def test_level_evidence_has_expectation_one_over_the_usual_people(n: int) -> None:
    k = np.arange(n + 1)
    chance = stats.betabinom(n, LIVE.a, LIVE.b).pmf(k)
    assert chance @ np.exp(level_log_evidence(n, k, LIVE)) == pytest.approx(1.0, rel=1e-9)


def test_level_evidence_is_the_ratio_of_two_integrals() -> None:
    p = np.linspace(0, 1, 400_001)[1:-1]
    density = stats.beta(LIVE.a, LIVE.b).pdf(p)
    half = (density * stats.binom.pmf(1, 90, p / 2)).sum()
    usual = (density * stats.binom.pmf(1, 90, p)).sum()
    assert float(level_log_evidence(90, 1, LIVE)) == pytest.approx(np.log(half / usual), abs=1e-4)


@pytest.mark.parametrize(("n", "k", "word"), [(3, 4, "k=4"), (-1, 0, "n"), (5, -2, "k"), (float("nan"), 0, "n")])
def test_impossible_counts_name_the_argument_and_the_value(n: float, k: float, word: str) -> None:
    with pytest.raises(ValueError, match=word):
        level_log_evidence(n, k, LIVE)


def test_pending_shares_must_be_shares() -> None:
    with pytest.raises(ValueError, match="pending"):
        rate(3, 1, LIVE, pending=[1.2])


LARGE = [(10**7, 0), (10**7, 700_000), (10**7, 10**7), (10**5, 0), (10**6, 1037), (30_000, 300), (192, 5), (40, 3)]


def integral(log_density: Callable[[float], float], low: float, high: float) -> float:
    """By SciPy's quadrature, in 64 parts, so that a narrow peak is not missed."""
    ends = pairwise(np.linspace(low, high, 65))
    return sum(quad(lambda x: np.exp(log_density(x)), *part, epsabs=0, epsrel=1e-10)[0] for part in ends)


def over_top(a: float, b: float) -> Callable[[float], float]:
    """The log of p^a (1 - p)^b over the most that it can be, at a logit."""
    most, rest = np.log(special.expit([np.log(a / b), np.log(b / a)]))
    return lambda x: float(a * (special.log_expit(x) - most) + b * (special.log_expit(-x) - rest))


def bulk_of(a: float, b: float) -> tuple[float, float]:
    """Logits between which all but 1e-13 of Beta(a, b) lies."""
    belief = stats.beta(a, b)
    return float(special.logit(belief.ppf(1e-13))), -float(special.logit(stats.beta(b, a).ppf(1e-13)))


@pytest.mark.parametrize("prior", [LIVE, ANSWER, BetaPrior(0.5, 0.5)])
@pytest.mark.parametrize(("n", "k"), LARGE)
def test_belief_agrees_with_quadrature_at_any_count(n: int, k: int, prior: BetaPrior) -> None:
    a, b, belief = prior.a + k, prior.b + n - k, rate(n, k, prior)
    density, (low, high) = over_top(a, b), bulk_of(a, b)
    assert belief.mean == pytest.approx(a / (a + b), rel=1e-9)
    assert belief.below([belief.low, belief.high]) == pytest.approx([0.025, 0.975], abs=1e-6)
    whole = integral(density, low, high)
    for end, below in ((belief.low, 0.025), (belief.high, 0.975)):
        assert integral(density, low, special.logit(end)) / whole == pytest.approx(below, abs=1e-4)


def test_belief_with_many_pending_agrees_with_quadrature() -> None:
    """Where few are known and millions are half of a no, and where both are many."""
    for n, k, pending in ((0, 0, 10**6), (10**6, 10**6, 10**6), (40, 3, 10**5)):
        a, b = LIVE.a + k, LIVE.b + n - k
        found = rate(n, k, LIVE, pending=np.full(pending, 0.5))

        def log_density(
            x: float, a: float = a, b: float = b, pending: int = pending, at: float = found.mean
        ) -> float:
            p = special.expit(x)
            known = a * np.log(p / at) + b * np.log1p((at - p) / (1 - at))
            return float(known + pending * np.log1p((at - p) / (2 - at)))

        spread = (special.logit(found.high) - special.logit(found.low)) / 4
        middle = special.logit(found.mean)
        low, high = middle - 25 * spread, middle + 12 * spread
        whole = integral(log_density, low, high)
        assert integral(log_density, low, special.logit(found.low)) / whole == pytest.approx(0.025, abs=2e-4)
        assert integral(log_density, low, special.logit(found.high)) / whole == pytest.approx(0.975, abs=2e-4)


@pytest.mark.parametrize("prior", [LIVE, ANSWER, BetaPrior(0.5, 0.5)])
@pytest.mark.parametrize(("n", "k"), LARGE)
def test_level_evidence_agrees_with_quadrature_at_any_count(n: int, k: int, prior: BetaPrior) -> None:
    """Never above it by more than a billionth."""
    a, b = prior.a + k, prior.b + n - k
    usual = over_top(a, b)
    at, rest = np.log(special.expit([np.log(a / b), np.log(b / a)]))

    def half(x: float) -> float:
        log_p, log_rest = special.log_expit(x), special.log_expit(-x)
        likelihood = k * (log_p - np.log(2) - at) + (n - k) * (np.log1p(-special.expit(x) / 2) - rest)
        return float(prior.a * (log_p - at) + prior.b * (log_rest - rest) + likelihood)

    # Halved rates lie higher than the usual, and no higher than where everybody succeeds.
    x = np.linspace(bulk_of(a, b)[0], bulk_of(a, prior.b)[1], 10_001)
    height = np.array([half(place) for place in x])
    top, near = height.max(), np.flatnonzero(height > height.max() - 34)
    low, high = x[max(near[0] - 1, 0)], x[min(near[-1] + 1, len(x) - 1)]
    exact = np.log(integral(lambda place: half(place) - top, low, high) / integral(usual, *bulk_of(a, b))) + top
    found = float(level_log_evidence(n, k, prior))
    assert found <= exact + 1e-9 * max(1.0, abs(exact))
    assert found == pytest.approx(exact, abs=3e-9, rel=1e-9)


def test_level_evidence_of_many_claims_is_that_of_each() -> None:
    n, k = np.array([[3, 191, 192], [500, 10**5, 10**7]]), np.array([0, 2, 9])
    found = level_log_evidence(n, k, LIVE)
    assert found.shape == (2, 3)
    assert found[1, 2] == pytest.approx(float(level_log_evidence(10**7, 9, LIVE)), rel=1e-12)
    assert found[0, 1] == pytest.approx(float(level_log_evidence(191, 2, LIVE)), rel=1e-12)


def test_both_ways_of_working_out_level_evidence_agree_where_they_meet() -> None:
    n, k = np.full(40, 191.0), np.arange(40.0)
    assert rates._of_few(n, k, LIVE) == pytest.approx(rates._of_many(n, k, LIVE), abs=1e-10)
