"""Priors: what a person may be checked against."""

import numpy as np
import pytest

from onward.evidence.priors import BetaPrior, without_person


def test_leaving_a_person_out_takes_their_rate_out_of_mean_and_variance() -> None:
    """Nine rates whose Beta is matched by moments: leaving one out must give the match of the other eight."""
    rates = np.array([0.31, 0.36, 0.42, 0.48, 0.5, 0.55, 0.6, 0.66, 0.62])

    def match(values: np.ndarray) -> tuple[float, float]:
        size = values.mean() * (1 - values.mean()) / values.var() - 1
        return values.mean() * size, (1 - values.mean()) * size

    left = without_person(BetaPrior(*match(rates)), 0.36, 9)
    assert (left.a, left.b) == pytest.approx(match(np.delete(rates, 1)))


def test_an_outlier_does_not_break_it() -> None:
    left = without_person(BetaPrior(5.55, 5.58), 0.999, 9)
    assert left.a > 0
    assert left.mean < 0.5


def test_arguments_are_checked() -> None:
    with pytest.raises(ValueError, match="a must be finite and positive, got 0"):
        BetaPrior(0, 1)
    with pytest.raises(ValueError, match="people"):
        without_person(BetaPrior(1, 1), 0.5, 2)
    with pytest.raises(ValueError, match="rate"):
        without_person(BetaPrior(1, 1), 1.5, 9)
