"""One rate: belief, rarity and evidence, against SciPy and closed forms."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import special, stats

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
