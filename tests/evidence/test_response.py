"""Silence: the belief about answers, against lifelines, Kaplan-Meier, simulation and itself on a finer grid."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lifelines import KaplanMeierFitter, LogNormalFitter, MixtureCureFitter
from scipy.stats import binomtest, kstest, truncnorm

from onward.evidence import response_grid
from onward.evidence import silence as days_of_silence
from onward.evidence.response import ResponseBelief, respond
from onward.evidence.silence import Silence, coarse

NONE = np.zeros(0, dtype=np.int64)
A, B = 5.55, 5.58


def simulated(
    rng: np.random.Generator, n: int, pi: float, median: float, sigma: float, *, follow: int = 120
) -> Silence:
    """Applications sent evenly over `follow` days; delays in whole days."""
    age = rng.integers(0, follow, n)
    delay = np.floor(median * np.exp(sigma * rng.standard_normal(n))).astype(int)
    answered = (rng.random(n) < pi) & (delay <= age)
    return Silence(delay[answered], age[~answered], NONE)


def test_without_data_it_is_the_prior() -> None:
    belief = respond(Silence(NONE, NONE, NONE), a=A, b=B)
    assert belief.pi.mean() == pytest.approx(A / (A + B), abs=0.01)
    assert belief.pi.std() == pytest.approx(np.sqrt(A * B / (A + B) ** 2 / (A + B + 1)), rel=0.05)
    assert belief.mu.mean() == pytest.approx(np.log(10), abs=0.03)
    assert belief.mu.std() == pytest.approx(0.7, rel=0.05)


def test_the_spread_of_its_prior_is_that_of_the_formula() -> None:
    """Half-normal between .15 and 4: the grid ends where the prior is cut off, so its ends count half."""
    belief = respond(Silence(NONE, NONE, NONE), a=A, b=B)
    assert belief.sigma.mean() == pytest.approx(truncnorm(*response_grid.SIGMA).mean(), abs=0.01)


def test_agrees_with_lifelines_mixture_cure_on_the_same_data() -> None:
    """4,000 applications, seed 1: the priors weigh little, so both must agree to 3% of the share and 8% of
    the delay.
    """
    silence = simulated(np.random.default_rng(1), 4000, 0.45, 12, 0.9)
    belief = respond(silence, a=A, b=B)
    fitter = MixtureCureFitter(base_fitter=LogNormalFitter())
    days = np.concatenate([silence.delays + 0.5, silence.ages + 0.5])
    seen = np.concatenate([np.ones(len(silence.delays)), np.zeros(len(silence.ages))])
    fitter.fit(days, seen)
    assert belief.pi.mean() == pytest.approx(1 - fitter.cured_fraction_, abs=0.03)
    assert belief.mu.mean() == pytest.approx(fitter.mu_, abs=0.08)
    assert belief.sigma.mean() == pytest.approx(fitter.sigma_, abs=0.08)


def test_agrees_with_kaplan_meier_on_the_same_data() -> None:
    """1,500 applications, seed 2: the share answered by a day, within 3 of 100 of the estimate that assumes
    no shape.
    """
    silence = simulated(np.random.default_rng(2), 1500, 0.5, 9, 0.8)
    belief = respond(silence, a=A, b=B)
    days = np.concatenate([silence.delays, silence.ages])
    seen = np.concatenate([np.ones(len(silence.delays)), np.zeros(len(silence.ages))])
    curve = KaplanMeierFitter().fit(days, seen)
    for day in (3, 10, 30, 60):
        answered = float((belief.pi[:, None] * belief._cdf(np.array([day]))).mean())
        assert answered == pytest.approx(1 - float(curve.predict(day)), abs=0.03)


def test_a_finer_grid_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    silence = simulated(np.random.default_rng(3), 177, 0.4, 9, 1.2, follow=400)
    usual = respond(silence, a=A, b=B)
    monkeypatch.setattr(response_grid, "_SHAPE", (57, 57, 45))
    fine = respond(silence, a=A, b=B)
    days = np.array([0, 7, 30, 90])
    assert usual.still_coming(days).mean(axis=0) == pytest.approx(fine.still_coming(days).mean(axis=0), abs=0.006)
    assert usual.cdf(days) == pytest.approx(fine.cdf(days), abs=0.006)


def test_grouping_days_changes_little(monkeypatch: pytest.MonkeyPatch) -> None:
    silence = simulated(np.random.default_rng(4), 900, 0.4, 15, 1.0, follow=500)
    usual = respond(silence, a=A, b=B)
    monkeypatch.setattr(days_of_silence, "_MOST_AGES", 10_000)
    exact = respond(silence, a=A, b=B)
    assert usual.pi.mean() == pytest.approx(exact.pi.mean(), abs=0.003)
    assert usual.mu.mean() == pytest.approx(exact.mu.mean(), abs=0.02)


def test_still_coming_follows_the_formula_and_only_falls() -> None:
    belief = ResponseBelief(np.array([0.5]), np.array([np.log(10.0)]), np.array([1e-9]))
    assert belief.still_coming(np.array([0, 5]))[0] == pytest.approx([0.5, 0.5])
    assert belief.still_coming(np.array([20]))[0] == pytest.approx([0.0])
    real = respond(simulated(np.random.default_rng(5), 200, 0.5, 10, 1.0), a=A, b=B)
    chances = real.still_coming(np.arange(0, 200)).mean(axis=0)
    assert (np.diff(chances) < 0).all()


def test_undated_answers_count_as_answers() -> None:
    ages = np.full(60, 100)
    with_them = respond(Silence(np.full(10, 5), ages, np.full(40, 60)), a=A, b=B)
    without = respond(Silence(np.full(10, 5), ages, NONE), a=A, b=B)
    assert with_them.pi.mean() > without.pi.mean() + 0.1


def test_pit_of_the_forecast_is_uniform_when_the_truth_is_drawn_from_the_prior() -> None:
    """Simulation-based calibration: 300 searches of 60, parameters from the priors, seed 6. Kolmogorov-Smirnov at
    1 in 1,000; the 80%
    interval must cover between 73% and 87% (binomial, about 1 in 300 outside at a true 80%; counts are whole, so
    it covers a little more)."""
    rng = np.random.default_rng(6)
    pits, covered = [], 0
    for search in range(300):
        pi, median, sigma = rng.beta(A, B), np.exp(rng.normal(np.log(10), 0.7)), abs(rng.normal())
        age = rng.integers(0, 90, 60)
        delay = np.floor(median * np.exp(sigma * rng.standard_normal(60)) + 0.5)
        hit = rng.random(60) < pi
        answered = hit & (delay <= age)
        came = int((hit & ~answered & (delay <= age + 30)).sum())
        belief = respond(Silence(delay[answered].astype(int), age[~answered], NONE), a=A, b=B)
        draws = belief.answered_within(age[~answered], 30, seed=search)
        low, high = np.quantile(draws, [0.1, 0.9], method="inverted_cdf")
        covered += bool(low <= came <= high)
        pits.append((draws < came).mean() + rng.random() * (draws == came).mean())
    assert kstest(pits, "uniform").pvalue > 0.001
    assert binomtest(covered, 300, 0.80, "less").pvalue > 0.001
    assert covered / 300 <= 0.93


def test_nobody_waiting_brings_nothing() -> None:
    assert respond(Silence(NONE, NONE, NONE), a=A, b=B).answered_within(NONE, 30).sum() == 0


@given(st.lists(st.integers(0, 3000), max_size=200))
@settings(max_examples=50)
def test_grouping_keeps_every_one(days: list[int]) -> None:
    values, counts = coarse(np.array(days, dtype=np.int64))
    assert counts.sum() == len(days)
    assert len(values) <= 60
    if days:
        assert (values * counts).sum() == pytest.approx(sum(days))


@given(st.lists(st.integers(0, 2000), max_size=30), st.lists(st.integers(0, 2000), max_size=30))
@settings(max_examples=25, deadline=None)
def test_any_days_give_a_finite_belief(delays: list[int], ages: list[int]) -> None:
    belief = respond(Silence(np.array(delays, int), np.array(ages, int), NONE), a=A, b=B)
    assert np.isfinite(belief.still_coming(np.array([0, 30]))).all()
    assert ((belief.pi > 0) & (belief.pi < 1)).all()


def test_negative_days_are_refused() -> None:
    with pytest.raises(ValueError, match="delays must be finite and not negative, got -1"):
        respond(Silence(np.array([-1]), NONE, NONE), a=A, b=B)
