"""Weights of registered claims: half of the level for ever."""

import pytest

from onward.evidence.weights import registered


def test_they_never_exceed_a_half() -> None:
    together = sum(registered(j) for j in range(1, 20_000))
    assert together < 0.5
    assert together == pytest.approx(0.5, abs=1e-4)


def test_the_first_has_three_over_pi_squared() -> None:
    assert registered(1) == pytest.approx(0.30396, abs=1e-5)
    assert registered(2) == pytest.approx(registered(1) / 4)


def test_numbers_start_at_one() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        registered(0)
