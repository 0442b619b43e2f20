"""Blocks of outcomes: whole, made by the arms alone, and counted rightly."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onward.evidence.blocks import group, shape_for, tables

PAIRS = st.lists(st.tuples(st.booleans(), st.booleans()), max_size=150)


def columns(pairs: list[tuple[bool, bool]]) -> tuple[np.ndarray, np.ndarray]:
    return np.array([a for a, _ in pairs], bool), np.array([y for _, y in pairs], bool)


@given(st.lists(st.booleans(), max_size=300))
def test_every_block_is_whole_and_complete_with_its_last_outcome(arms: list[bool]) -> None:
    arm = np.array(arms, bool)
    blocks = group(arm)
    for number in range(len(blocks.at)):
        members = np.flatnonzero(blocks.block == number)
        assert (~arm[members]).sum() == blocks.r0[number]
        assert arm[members].sum() == blocks.r1[number]
        assert members.max() <= blocks.at[number]
    assert (np.diff(blocks.at) >= 0).all()


@given(PAIRS)
@settings(max_examples=150)
def test_tables_count_their_blocks(pairs: list[tuple[bool, bool]]) -> None:
    arm, y = columns(pairs)
    blocks, said = group(arm), tables(arm, y)
    by_hand = []
    for number, at in enumerate(blocks.at):
        members = blocks.block == number
        hits = int((members & y).sum())
        if 0 < hits < members.sum():
            by_hand.append((at, hits, (members & y & arm).sum()))
    assert list(zip(said.at, said.j, said.x, strict=True)) == by_hand


@given(st.lists(st.floats(0.02, 0.98), min_size=2, max_size=5), st.integers(0, 400), st.integers(0, 10**6))
@settings(max_examples=300, deadline=None)
def test_what_comes_later_changes_no_earlier_block(shares: list[float], cut: int, seed: int) -> None:
    """Arms whose share drifts, so that the make-up of blocks changes again and again."""
    rng = np.random.default_rng(seed)
    arm = rng.random(400) < np.interp(np.arange(400), np.linspace(0, 400, len(shares)), shares)
    y = rng.random(400) < 0.4
    whole, part = tables(arm, y), tables(arm[:cut], y[:cut])
    early = whole.at < cut
    for name in ("at", "r0", "r1", "j", "x"):
        assert np.array_equal(getattr(whole, name)[early], getattr(part, name))


def test_lopsided_arms_waste_little() -> None:
    rng = np.random.default_rng(5)
    arm = rng.permutation(np.arange(177) < 38)
    assert (group(arm).block >= 0).mean() > 0.8


@pytest.mark.parametrize(
    ("counts", "shape"), [((0, 0), (1, 1)), ((139, 38), (4, 1)), ((10, 31), (1, 3)), ((999, 1), (8, 1))]
)
def test_shape_follows_the_arms(counts: tuple[int, int], shape: tuple[int, int]) -> None:
    assert shape_for(*counts) == shape


def test_arm_and_outcome_must_match() -> None:
    with pytest.raises(ValueError, match="one length"):
        tables(np.zeros(3, bool), np.zeros(2, bool))
