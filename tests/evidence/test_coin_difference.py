"""The range of a coin's difference: what makes it valid, coverage under peeking, and odd counts."""

from itertools import pairwise, product
from math import log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import minimize_scalar
from scipy.stats import binomtest

from onward.evidence import coin_difference as method
from onward.evidence import coin_pairs
from onward.evidence.coin_difference import coin_difference
from onward.evidence.coin_pairs import pairs_near
from onward.evidence.coin_projection import project
from onward.evidence.compare import Comparison, log_evidence
from onward.evidence.difference import confidence
from onward.evidence.effects import EffectPrior


@pytest.mark.parametrize("cells", [(1, 1, 1, 1), (300, 2700, 900, 2100)])
@pytest.mark.parametrize("q", [0.5, 0.2, 0.05, 0.001, 1e-6, 0.999])
@pytest.mark.parametrize("gap", [-0.999999, -0.9999, -0.9, -0.3, 0.0, 0.1, 0.6, 0.99, 0.9999, 0.999999])
def test_evidence_against_a_true_difference_has_expectation_at_most_one(
    gap: float, q: float, cells: tuple[int, int, int, int]
) -> None:
    """One outcome more against each alternative's projection, at every base rate: so under drift too."""
    seen = method._seen(cells, q)
    null, most = project(seen.rate0, seen.rate1, np.array([gap]), q), 0.0
    for share in (0.0, 1e-9, 1e-3, 0.1, 0.5, 0.9, 0.999, 1.0):
        low, rest = (1 - abs(gap)) * share, (1 - abs(gap)) * (1 - share)
        rate0, rate1 = low + max(0.0, -gap), low + max(0.0, gap)
        rest0, rest1 = rest + max(0.0, gap), rest + max(0.0, -gap)
        of_0 = rate0 * seen.rate0 / null.rate0 + rest0 * (1 - seen.rate0) / null.rest0
        of_1 = rate1 * seen.rate1 / null.rate1 + rest1 * (1 - seen.rate1) / null.rest1
        expected = ((1 - q) * of_0 + q * of_1) * np.exp(-null.log_excess)
        assert expected.max() <= 1 + 1e-9
        most = max(most, float(null.log_excess.max()))
    assert most <= 1e-9


@given(st.floats(-1, 1), st.floats(1e-6, 1 - 1e-6), *[st.floats(1e-6, 1 - 1e-6)] * 2)
def test_any_pair_has_a_projection(gap: float, q: float, rate0: float, rate1: float) -> None:
    null = project(np.array([rate0]), np.array([rate1]), np.array([gap]), q)
    assert np.concatenate(null[:4]).min() > 0
    assert float(null.rate0[0] + null.rest0[0]) == pytest.approx(1, abs=1e-12)
    assert float(null.rate1[0] - null.rate0[0]) == pytest.approx(gap, abs=1e-12)
    assert null.log_excess[0] <= 1e-9


@pytest.mark.parametrize("gap", [-0.4, 0.05, 0.7])
def test_the_projection_is_the_nearest_pair(gap: float) -> None:
    for rate0, rate1 in product((0.02, 0.3, 0.9), (0.1, 0.6)):

        def distance(p: float, rates: tuple[float, float] = (rate0, rate1)) -> float:
            terms = [
                weight * (r * log(r / s) + (1 - r) * log((1 - r) / (1 - s)))
                for weight, r, s in zip((0.7, 0.3), rates, (p, p + gap), strict=True)
            ]
            return sum(terms)

        nearest = minimize_scalar(
            distance, bounds=(max(0.0, -gap) + 1e-9, min(1.0, 1 - gap) - 1e-9), options={"xatol": 1e-10}
        )
        found = float(project(np.array([rate0]), np.array([rate1]), np.array([gap]), 0.3).rate0[0])
        assert distance(found) <= nearest.fun + 1e-12


def test_against_no_difference_it_is_the_coins_evidence() -> None:
    seen = method._seen((3, 17, 9, 11), 0.5)
    likelihood = np.array(seen.cells) @ np.log([seen.rate0, 1 - seen.rate0, seen.rate1, 1 - seen.rate1])
    weights = seen.log_height - likelihood
    total = np.log(np.exp(weights).sum())
    prior = EffectPrior(np.column_stack([seen.rate0, seen.rate1]), weights - total)
    assert seen.log_e(np.zeros(1))[0] - total == pytest.approx(float(log_evidence(20, 3, 20, 9, prior=prior)))


def test_a_difference_stays_covered_while_the_base_rate_falls() -> None:
    """400 searches of 200 outcomes, 10 looks each, seed 24: arm 0 falls from .6 to .02, arm 1 is .2 above it;
    misses allowed: 5%, the test fails a true 5% once in 1,000."""
    rng = np.random.default_rng(24)
    low, missed = np.linspace(0.6, 0.02, 200), 0
    for _ in range(400):
        arm = rng.random(200) < 0.3
        y = rng.random(200) < np.where(arm, low + 0.2, low)
        counts = [np.cumsum(part) for part in (~arm, ~arm & y, arm, arm & y)]
        sets = [coin_difference(*(int(count[n]) for count in counts), q=0.3) for n in range(19, 200, 20)]
        missed += any(not least <= 0.2 <= most for least, most in sets)
    assert binomtest(missed, 400, 0.05, "greater").pvalue > 0.001


def test_nothing_outside_is_kept() -> None:
    """What is left out is left out all the way to the ends of what a difference can be."""
    rng = np.random.default_rng(25)
    for _ in range(60):
        n0, n1 = (int(n) for n in rng.integers(1, 60, 2))
        k0, k1 = int(rng.binomial(n0, rng.random() ** 2)), int(rng.binomial(n1, rng.random() ** 2))
        seen = method._seen((k0, n0 - k0, k1, n1 - k1), n1 / (n0 + n1))
        low, high = coin_difference(n0, k0, n1, k1, q=n1 / (n0 + n1))
        assert (seen.log_e(np.linspace(low, high, 12)[1:-1]) < np.log(20)).all()
        for end, far in ((low, -1.0), (high, 1.0)):
            outside = np.linspace(end, far, 11)[: 10 if end != far else 0]
            assert (seen.log_e(outside) >= np.log(20)).all()


@pytest.mark.parametrize(
    ("counts", "q"),
    [
        ((1980, 1979, 20, 20), 0.01),
        ((19_786, 19_765, 214, 96), 0.01),
        ((2949, 2933, 51, 31), 0.02),
        ((4152, 491, 60, 8), 0.01),
        ((5859, 5859, 72, 72), 0.01),
        ((8919, 130, 1056, 947), 0.1),
        ((16_648, 15_924, 52, 52), 0.003),
    ],
)
def test_nothing_outside_is_kept_where_what_is_kept_has_gaps(counts: tuple[int, int, int, int], q: float) -> None:
    """A rare arm, nearly all of whose outcomes are good: a difference near -1 is kept, too, and so is all between."""
    n0, k0, n1, k1 = counts
    seen, ends = method._seen((k0, n0 - k0, k1, n1 - k1), q), coin_difference(*counts, q=q)
    kept_beyond_a_gap = False
    for end, far in zip(ends, (-1.0, 1.0), strict=True):
        shares = np.concatenate(
            [np.geomspace(1e-6, 0.1, 60), np.linspace(0.1, 0.9, 120), 1 - np.geomspace(0.1, 1e-6, 60)]
        )
        assert (seen.log_e(end + (far - end) * shares) >= np.log(20)).all()
        between = np.linspace(end, (k1 + 0.5) / (n1 + 1) - (k0 + 0.5) / (n0 + 1), 400)
        kept_beyond_a_gap |= bool((seen.log_e(between) > np.log(20) + 0.01).any())
    assert kept_beyond_a_gap


def test_nothing_outside_is_kept_whatever_the_coin() -> None:
    """60 searches of up to 30,000 outcomes, seed 26, a quarter of them with rates near 1 and 1 in 100 in arm 1."""
    rng = np.random.default_rng(26)
    for case in range(60):
        q, n = (0.5, 0.2, 0.05, 0.01)[case % 4], int(np.exp(rng.uniform(2, 10.3)))
        n1 = int(rng.binomial(n, q))
        share0, share1 = rng.random(2) ** 2 if case % 8 < 5 else 1 - 0.3 * rng.random(2) ** 4
        k0, k1 = int(rng.binomial(n - n1, share0)), int(rng.binomial(n1, share1))
        seen, ends = method._seen((k0, n - n1 - k0, k1, n1 - k1), q), coin_difference(n - n1, k0, n1, k1, q=q)
        for end, far in zip(ends, (-1.0, 1.0), strict=True):
            shares = np.concatenate(
                [np.geomspace(1e-4, 0.1, 12), np.linspace(0.1, 0.9, 24), 1 - np.geomspace(0.1, 1e-4, 12)]
            )
            assert abs(end) == 1 or (seen.log_e(end + (far - end) * shares) >= np.log(20)).all()


def test_it_is_sharper_than_that_of_chosen_arms() -> None:
    for counts in ((20, 2, 20, 8), (20, 1, 20, 4), (50, 3, 50, 3), (200, 10, 200, 10)):
        coin, chosen = coin_difference(*counts), confidence(*counts).difference
        assert coin[1] - coin[0] < chosen[1] - chosen[0]


def test_the_recorded_widths_of_forty_outcomes() -> None:
    assert coin_difference(20, 2, 20, 8) == pytest.approx((-0.103, 0.692), abs=0.001)
    assert coin_difference(20, 2, 20, 2) == pytest.approx((-0.300, 0.300), abs=0.001)


def test_swapping_the_arms_turns_it_around() -> None:
    there, back = coin_difference(40, 3, 30, 9, q=0.4), coin_difference(30, 9, 40, 3, q=0.6)
    assert there == pytest.approx((-back[1], -back[0]), abs=1e-5)


def test_a_comparison_asks_for_its_own_coin_and_level() -> None:
    made = Comparison(0.3, level=0.01)
    for arm, outcome in ((1, 1), (0, 0), (0, 1), (1, 1), (0, 0)):
        made.update(arm, outcome)
    assert made.interval() == coin_difference(3, 1, 2, 2, q=0.3, alpha=0.01)


@pytest.mark.parametrize("n", [1, 40, 10**7])
@pytest.mark.parametrize(("share0", "share1"), [(0.0, 0.0), (1.0, 1.0), (0.1, 0.1), (0.0, 1.0)])
def test_any_counts_have_a_range(n: int, share0: float, share1: float) -> None:
    low, high = coin_difference(n, int(n * share0), n, int(n * share1))
    assert -1 <= low <= share1 - share0 <= high <= 1
    assert n < 10**7 or high - low < 0.002


@pytest.mark.parametrize(
    ("rate0", "rate1"), [(0.005, 0.02), (0.03, 0.03), (0.05, 0.2), (0.1, 0.3), (0.3, 0.9), (0.95, 0.9975)]
)
def test_it_narrows_for_ever_also_where_the_arms_differ(rate0: float, rate1: float) -> None:
    """Nearly like one over the root of the outcomes, and never far from the range that any arms may have."""
    widths = []
    for n in (200, 2_000, 20_000, 200_000, 2_000_000):
        counts = (n, round(n * rate0), n, round(n * rate1))
        (low, high), (least, most) = coin_difference(*counts), confidence(*counts).difference
        assert low <= rate1 - rate0 <= high
        assert high - low < 1.25 * (most - least)
        widths.append(high - low)
    assert all(after < before / 2.2 for before, after in pairwise(widths))


def test_the_pairs_weigh_one_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first lattice, and each finer one looked at as a whole; what a range leaves out only widens it."""
    assert np.exp(pairs_near((1, 1, 1, 1), 0.5)[2]).sum() == pytest.approx(0.95)
    assert np.exp(pairs_near((10**4, 10**4, 10**4, 10**4), 0.5)[2]).sum() < 1
    for n, level in ((10**3, 1), (10**4, 2), (10**5, 3)):
        monkeypatch.setattr(coin_pairs, "_REACH", 100 * 4**level)
        whole = np.exp(pairs_near((n, n, n, n), 0.5)[2]).sum()
        assert whole == pytest.approx(0.95 + 0.05 / (level * (level + 1)))


def test_before_any_outcome_and_with_another_coin_nothing_is_known() -> None:
    assert coin_difference(0, 0, 0, 0) == (-1.0, 1.0)
    assert coin_difference(900, 30, 20, 9) == (-1.0, 1.0)


def test_impossible_counts_and_chances_are_named() -> None:
    with pytest.raises(ValueError, match="k1=9"):
        coin_difference(3, 1, 8, 9)
    with pytest.raises(ValueError, match="q must"):
        coin_difference(3, 1, 8, 2, q=1.0)
    with pytest.raises(ValueError, match="alpha"):
        coin_difference(3, 1, 8, 2, alpha=0.0)
