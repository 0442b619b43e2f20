"""Runs and drops: closed forms, every sequence, and the e-process's expectation."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest

from onward.evidence.streaks import chance_of_run, chance_of_run_mixed, drop


def longest(outcomes: tuple[int, ...]) -> int:
    """The longest run of zeros."""
    best = now = 0
    for hit in outcomes:
        now = 0 if hit else now + 1
        best = max(best, now)
    return best


@pytest.mark.parametrize("length", range(1, 9))
@pytest.mark.parametrize("p", [0.1, 0.5, 0.8])
def test_every_sequence_of_eight(length: int, p: float) -> None:
    expected = sum(
        p ** sum(s) * (1 - p) ** (8 - sum(s)) for s in product((0, 1), repeat=8) if longest(s) >= length
    )
    assert float(chance_of_run(length, 8, p)) == pytest.approx(expected, abs=1e-12)


@given(st.integers(1, 60), st.floats(0.01, 0.99))
@settings(max_examples=60)
def test_closed_forms(n: int, p: float) -> None:
    assert float(chance_of_run(n, n, p)) == pytest.approx((1 - p) ** n, rel=1e-9)
    assert float(chance_of_run(1, n, p)) == pytest.approx(1 - p**n, abs=1e-9)
    assert float(chance_of_run(n + 1, n, p)) == 0
    assert float(chance_of_run(0, n, p)) == 1


def test_a_long_search_agrees_with_the_recursion_step_by_step() -> None:
    n, length, p = 3000, 12, 0.3
    none = [1.0] * length + [1 - (1 - p) ** length]
    for m in range(length + 1, n + 1):
        none.append(none[m - 1] - p * (1 - p) ** length * none[m - length - 1])
    assert float(chance_of_run(length, n, p)) == pytest.approx(1 - none[n], rel=1e-9)


def test_agrees_with_simulation() -> None:
    """20,000 searches of 100, seed 8: standard error .0035."""
    hits = np.random.default_rng(8).random((20_000, 100)) < 0.25
    seen = np.mean([longest(tuple(row)) >= 12 for row in hits])
    assert float(chance_of_run(12, 100, 0.25)) == pytest.approx(seen, abs=0.014)


def test_mixed_over_a_belief() -> None:
    # All of 3 are failures: E q^3 under Beta(3, 5)
    assert chance_of_run_mixed(3, 3, 3, 5) == pytest.approx(5 * 6 * 7 / (8 * 9 * 10), rel=1e-9)


def test_arguments_are_checked() -> None:
    with pytest.raises(ValueError, match="negative"):
        chance_of_run(-1, 5, 0.5)
    with pytest.raises(ValueError, match=r"0\.\.1"):
        chance_of_run(1, 5, 1.5)
    with pytest.raises(ValueError, match="got nan"):
        chance_of_run(1, 5, np.nan)


@pytest.mark.parametrize("n", [2, 5, 11])
@pytest.mark.parametrize("rate", [0.02, 0.1, 0.5, 0.9])
def test_a_constant_rate_gives_no_evidence_of_a_drop_on_average(n: int, rate: float) -> None:
    """E[e] <= 1 under every constant rate: every sequence of outcomes, with its chance."""
    total = 0.0
    for outcomes in product((False, True), repeat=n):
        k = sum(outcomes)
        total += rate**k * (1 - rate) ** (n - k) * np.exp(drop(np.array(outcomes)).log_e)
    assert total <= 1


@pytest.mark.parametrize("rate", [0.02, 0.05, 0.1, 0.3, 0.5, 0.8])
def test_ever_false_share_is_at_most_five_percent(rate: float) -> None:
    """150 searches of 300 at a constant rate, a look after every tenth outcome, seed 9; a true 5% fails once in
    1,000. A person whose answers are rare has no drop."""
    rng = np.random.default_rng([9, round(100 * rate)])
    ever = 0
    for _ in range(150):
        y = rng.random(300) < rate
        ever += any(drop(y[:n]).log_e >= np.log(20) for n in range(10, 301, 10))
    assert binomtest(ever, 150, 0.05, "greater").pvalue > 0.001


def test_a_real_drop_is_seen_and_placed() -> None:
    y = np.random.default_rng(10).random(100) < 0.5
    found = drop(np.concatenate([y, np.zeros(40, bool)]))
    assert found.log_e > np.log(200)
    assert found.start is not None
    assert found.start[0] <= 100 <= found.start[2]
    assert found.start[2] - found.start[0] < 20
    assert drop(y).log_e < np.log(20)


def test_a_long_search_stays_finite_and_quick() -> None:
    y = np.random.default_rng(11).random(20_000) < 0.4
    assert np.isfinite(drop(y).log_e)
    assert drop(np.zeros(0, bool)).log_e == 0
    assert np.isfinite(drop(np.ones(500, bool)).log_e)
