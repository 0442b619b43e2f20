"""The confidence sequence of a ratio: coverage under peeking, and what it rules out."""

import numpy as np
import pytest
from scipy.stats import beta as beta_dist
from scipy.stats import binomtest

from onward.evidence.difference import coin_ratio, confidence


@pytest.mark.parametrize(("p0", "p1"), [(0.1, 0.1), (0.05, 0.2), (0.5, 0.4)])
def test_covers_the_truth_at_all_looks_together(p0: float, p1: float) -> None:
    """300 searches of 200 outcomes, 10 looks each, seed 21; misses allowed: 5%, the test fails a true 5% once
    in 1,000.
    """
    rng = np.random.default_rng(21)
    missed = 0
    for _ in range(300):
        arm = rng.random(200) < 0.5
        y = rng.random(200) < np.where(arm, p1, p0)
        sets = [confidence(*_counts(arm[:n], y[:n])) for n in range(20, 201, 20)]
        missed += any(not s.ratio[0] <= p1 / p0 <= s.ratio[1] for s in sets)
    assert binomtest(missed, 300, 0.05, "greater").pvalue > 0.001


def _counts(arm: np.ndarray, y: np.ndarray) -> tuple[int, int, int, int]:
    return int((~arm).sum()), int((~arm & y).sum()), int(arm.sum()), int((arm & y).sum())


def test_more_data_narrow_it_and_equal_arms_become_no_difference_that_matters() -> None:
    few, many = confidence(40, 20, 40, 20), confidence(1000, 500, 1000, 500)
    assert many.ratio[1] - many.ratio[0] < few.ratio[1] - few.ratio[0]
    assert many.is_none_that_matters()
    assert not few.is_none_that_matters()


def test_swapping_the_arms_inverts_the_ratio() -> None:
    there, back = confidence(100, 30, 80, 10), confidence(80, 10, 100, 30)
    assert there.ratio[0] == pytest.approx(1 / back.ratio[1])
    assert there.difference[0] == pytest.approx(-back.difference[1])


def test_knows_nothing_before_the_first_outcome() -> None:
    ratio = confidence(0, 0, 0, 0).ratio
    assert ratio[0] < 0.01
    assert ratio[1] > 100


def test_impossible_counts_name_the_argument() -> None:
    with pytest.raises(ValueError, match="k1=9"):
        confidence(3, 1, 8, 9)


@pytest.mark.parametrize(("p0", "p1", "q"), [(0.1, 0.1, 0.5), (0.05, 0.2, 0.5), (0.3, 0.1, 0.3), (0.5, 0.6, 0.5)])
def test_a_coins_ratio_covers_the_truth_at_all_looks_together(p0: float, p1: float, q: float) -> None:
    """400 searches of 200 outcomes, 10 looks each, seed 22; misses allowed: 5%, the test fails a true 5% once
    in 1,000."""
    rng = np.random.default_rng(22)
    missed = 0
    for _ in range(400):
        arm = rng.random(200) < q
        y = rng.random(200) < np.where(arm, p1, p0)
        hits = [((~arm & y)[:n].sum(), (arm & y)[:n].sum()) for n in range(20, 201, 20)]
        sets = [coin_ratio(int(k0), int(k1), q=q) for k0, k1 in hits]
        missed += any(not low <= p1 / p0 <= high for low, high in sets)
    assert binomtest(missed, 400, 0.05, "greater").pvalue > 0.001


def test_a_coins_ratio_is_sharper_than_that_of_chosen_arms_and_inverts() -> None:
    chosen, coin = confidence(40, 2, 40, 8).ratio, coin_ratio(2, 8)
    assert chosen[0] < coin[0] < 4 < coin[1] < chosen[1]
    assert coin_ratio(8, 2)[1] == pytest.approx(1 / coin[0])
    assert coin_ratio(0, 0) == (0.0, float("inf"))
    assert coin_ratio(0, 12)[1] == float("inf")
    assert coin_ratio(10**7, 10**7) == pytest.approx((1, 1), abs=0.01)


@pytest.mark.parametrize("n", [2 * 10**5, 10**7])
@pytest.mark.parametrize("share", [0.0, 0.1, 1.0])
def test_long_streams_have_ranges_too(n: int, share: float) -> None:
    found = confidence(n, int(n * share), n, int(n * share))
    assert found.difference[0] <= 0 <= found.difference[1]
    assert found.difference[1] - found.difference[0] < 0.02
    assert found.ratio[0] <= 1 <= found.ratio[1]


def test_lopsided_arms_lose_nothing_to_the_grid() -> None:
    """The exact projection on a fine grid of both rates lies inside."""
    n0, k0, n1, k1 = 20_000, 2000, 60, 9
    found = confidence(n0, k0, n1, k1)
    p0, p1 = np.linspace(0.08, 0.12, 1601)[:, None], np.linspace(0.002, 0.6, 3001)[None, :]
    height = sum(
        beta_dist(1 + k, 4 + n - k).logpdf(p) - beta_dist(1, 4).logpdf(p)
        for n, k, p in ((n0, k0, p0), (n1, k1, p1))
    )
    kept = height >= np.log(0.05)
    gap, ratio = (p1 - p0)[kept], (p1 / p0)[kept]
    assert found.difference[0] <= gap.min() < gap.max() <= found.difference[1]
    assert found.ratio[0] <= ratio.min() < ratio.max() <= found.ratio[1]


def test_ends_are_the_ends_of_what_a_rate_can_be() -> None:
    assert confidence(50, 0, 50, 50).difference[1] == 1.0
    with pytest.raises(ValueError, match="alpha"):
        confidence(1, 0, 1, 1, alpha=2.0)


def test_a_ratio_without_an_end_has_none() -> None:
    assert confidence(152, 0, 12, 12).ratio[1] == float("inf")
    assert confidence(12, 12, 152, 0).ratio[0] == 0.0
