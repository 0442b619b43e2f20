"""Arms that nobody assigned by chance: valid at every look, for every common rate and every order of arms."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest

from onward.evidence.blocks import chosen_evidence_path, chosen_log_evidence, group, shape_for
from onward.evidence.compare import log_evidence

ORDERS = [
    [0, 1, 0, 1, 0, 1, 0, 1],
    [0, 0, 0, 0, 1, 1, 1, 1],
    [1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0],
    [1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 0, 1],
]


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("rate", [0.01, 0.07, 0.3, 0.5, 0.9])
def test_expectation_is_at_most_one_under_any_common_rate(order: list[int], rate: float) -> None:
    arm = np.array(order, bool)
    total = 0.0
    for outcomes in product((False, True), repeat=len(order)):
        y = np.array(outcomes)
        total += rate ** y.sum() * (1 - rate) ** (~y).sum() * np.exp(chosen_log_evidence(arm, y))
    assert total <= 1 + 1e-9


@given(st.lists(st.tuples(st.booleans(), st.booleans()), max_size=120), st.integers(0, 120))
@settings(max_examples=150)
def test_a_later_outcome_never_changes_an_earlier_look(pairs: list[tuple[bool, bool]], cut: int) -> None:
    arm, y = (np.array([pair[i] for pair in pairs], bool) for i in (0, 1))
    path = chosen_evidence_path(arm, y)
    cut = min(cut, len(arm))
    assert path[:cut] == pytest.approx(chosen_evidence_path(arm[:cut], y[:cut]))
    if cut:
        assert path[cut - 1] == pytest.approx(chosen_log_evidence(arm[:cut], y[:cut]))


@given(st.lists(st.booleans(), max_size=300))
def test_every_block_is_whole_and_has_its_share(arms: list[bool]) -> None:
    arm = np.array(arms, bool)
    blocks = group(arm)
    complete = blocks.completed_at >= 0
    for share in np.unique(blocks.share[complete]):
        inside = complete & (blocks.share == share)
        assert arm[inside].mean() == pytest.approx(share)
    assert (blocks.completed_at[complete] >= np.flatnonzero(complete)).all()


def test_lopsided_arms_waste_little() -> None:
    rng = np.random.default_rng(5)
    arm = rng.permutation(np.arange(177) < 38)
    assert (group(arm).completed_at >= 0).mean() > 0.8


def test_pairs_in_turn_give_the_coins_evidence() -> None:
    arm = np.tile([False, True], 30)
    y = np.random.default_rng(1).random(60) < np.where(arm, 0.3, 0.1)
    expected = log_evidence(30, (y & ~arm).sum(), 30, (y & arm).sum())
    assert chosen_log_evidence(arm, y) == pytest.approx(float(expected))


@pytest.mark.parametrize(
    ("counts", "shape"), [((0, 0), (1, 1)), ((139, 38), (4, 1)), ((10, 31), (1, 3)), ((999, 1), (8, 1))]
)
def test_shape_follows_the_arms(counts: tuple[int, int], shape: tuple[int, int]) -> None:
    assert shape_for(*counts) == shape


def test_ever_false_share_under_peeking_is_at_most_five_percent() -> None:
    """1,000 searches of 200 outcomes a case, a look after each, one application in five in arm 1, seed 12; a true
    share of at most 5%
    fails once in 1,000."""
    rng = np.random.default_rng(12)
    for rate in (0.05, 0.3):
        ever = sum(
            bool((chosen_evidence_path(rng.random(200) < 0.2, rng.random(200) < rate) >= np.log(20)).any())
            for _ in range(1000)
        )
        assert binomtest(ever, 1000, 0.05, "greater").pvalue > 0.001


def test_sees_a_real_difference() -> None:
    """.05 v .20, 300 outcomes, seed 13: the design run needed 155 in the median; at least 80 of 100 must be
    settled.
    """
    rng = np.random.default_rng(13)
    seen = 0
    for _ in range(100):
        arm = rng.random(300) < 0.5
        seen += bool((chosen_evidence_path(arm, rng.random(300) < np.where(arm, 0.2, 0.05)) >= np.log(20)).any())
    assert seen >= 80


def test_empty_and_one_sided_searches_carry_nothing() -> None:
    assert chosen_log_evidence(np.zeros(0, bool), np.zeros(0, bool)) == pytest.approx(0.0)
    assert chosen_log_evidence(np.ones(50, bool), np.ones(50, bool)) == pytest.approx(0.0)


def test_arm_and_outcome_must_match() -> None:
    with pytest.raises(ValueError, match="one length"):
        chosen_log_evidence(np.zeros(3, bool), np.zeros(2, bool))
