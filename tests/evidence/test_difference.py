"""The confidence sequence of a ratio: coverage under peeking, and what it rules out."""

import numpy as np
import pytest
from scipy.stats import binomtest

from onward.evidence.difference import confidence


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
