"""The confidence sequence of a ratio: coverage under peeking, and what it rules out."""

import numpy as np
import pytest
from scipy.special import betaln, expit, logit, logsumexp
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


@pytest.mark.parametrize(
    "counts",
    [
        (20, 2, 20, 8),
        (20, 1, 20, 4),
        (20, 0, 20, 3),
        (6, 6, 9, 4),
        (90, 9, 10, 4),
        (200, 80, 200, 80),
        (20_000, 2000, 60, 9),
    ],
)
def test_the_range_is_that_of_the_kept_pairs(counts: tuple[int, int, int, int]) -> None:
    """Every pair with evidence below 20 lies inside, and the ends are those of evidence near 20."""
    n0, k0, n1, k1 = counts
    rate0, rate1 = _around(n0, k0)[:, None], _around(n1, k1)[None, :]
    against = _evidence_against(counts, rate0, rate1)
    found = confidence(*counts)
    for what, (low, high) in (((rate1 - rate0), found.difference), (np.log(rate1 / rate0), np.log(found.ratio))):
        kept, nearly = what[against < 20], what[against < 21.5]
        assert low <= kept.min()
        assert kept.max() <= high
        assert low >= nearly.min() - 0.02 * np.ptp(nearly) or low == -np.inf
        assert high <= nearly.max() + 0.02 * np.ptp(nearly) or high == np.inf


def _around(n: int, k: int) -> np.ndarray:
    middle = (k + 0.5) / (n + 1)
    spread = 1 / np.sqrt((n + 1) * middle * (1 - middle))
    return np.asarray(expit(logit(middle) + spread * np.linspace(-9, 7, 241)))


def _evidence_against(counts: tuple[int, int, int, int], rate0: np.ndarray, rate1: np.ndarray) -> np.ndarray:
    """As the documentation says it: half beside the pair, a fifth anywhere, the rest share one of its rates."""
    n0, k0, n1, k1 = counts
    one = [
        np.exp(betaln(1 + k, 4 + n - k) - betaln(1, 4) - k * np.log(p) - (n - k) * np.log1p(-p))
        for n, k, p in ((n0, k0, rate0), (n1, k1, rate1))
    ]
    middle = (np.arcsin(np.sqrt(rate0)) + np.arcsin(np.sqrt(rate1))) / 2
    some = np.linspace(middle.min(), middle.max(), 400)[:, None]
    u = np.linspace(-1, 1, 4001)[None, 1:-1]
    most = np.minimum(some, np.pi / 2 - some)
    height = -betaln(0.5, 9) + 8 * np.log1p(-(u**2))
    for n, k, way in ((n0, k0, -1), (n1, k1, 1)):
        angle = some + way * most * u
        height = height + 2 * k * np.log(np.sin(angle)) + 2 * (n - k) * np.log(np.cos(angle))
    beside = np.interp(middle, some[:, 0], logsumexp(height, axis=1) + np.log(u[0, 1] - u[0, 0]))
    here = sum(k * np.log(p) + (n - k) * np.log1p(-p) for n, k, p in ((n0, k0, rate0), (n1, k1, rate1)))
    return np.asarray(0.5 * np.exp(beside - here) + 0.2 * one[0] * one[1] + 0.15 * one[0] + 0.15 * one[1])


def test_the_recorded_widths_of_forty_outcomes() -> None:
    found = confidence(20, 2, 20, 8)
    assert found.ratio == pytest.approx((0.604, 143), rel=0.015)
    assert found.difference == pytest.approx((-0.133, 0.688), abs=0.002)


def test_ends_are_the_ends_of_what_a_rate_can_be() -> None:
    assert confidence(50, 0, 50, 50).difference[1] == 1.0
    with pytest.raises(ValueError, match="alpha"):
        confidence(1, 0, 1, 1, alpha=2.0)


def test_a_ratio_without_an_end_has_none() -> None:
    assert confidence(152, 0, 12, 12).ratio[1] == float("inf")
    assert confidence(12, 12, 152, 0).ratio[0] == 0.0
