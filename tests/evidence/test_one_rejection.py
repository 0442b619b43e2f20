"""What one rejection taught: closed forms, SciPy, and the published table of technique."""

from fractions import Fraction

import numpy as np
import pytest
from scipy.integrate import quad
from scipy.stats import beta

from onward.evidence.attribution import technique_range, technique_share
from onward.evidence.priors import BetaPrior
from onward.evidence.surprise import (
    beta_kl,
    chance_of_something_wrong,
    lessons_of_failures,
    odds_of_something_wrong,
    one_rejection,
)


def test_one_is_nothing_and_ten_are_some_data() -> None:
    # stats.md 5: base .20, one multiplies the odds by 1.125, ten by 3.25, twenty by 10.5; 25% → 27% → 52%
    assert odds_of_something_wrong([1, 10, 20], 0.2) == pytest.approx([1.125, 3.25, 10.5], rel=5e-3)
    assert chance_of_something_wrong([0, 1, 10], 0.2) == pytest.approx([0.25, 0.27, 0.52], abs=5e-3)


@pytest.mark.parametrize("shapes", [(2, 11, 2, 10), (1.66, 22.06, 1.66, 21.06), (5, 5, 2, 9)])
def test_divergence_agrees_with_integration(shapes: tuple[float, float, float, float]) -> None:
    after, before = beta(*shapes[:2]), beta(*shapes[2:])
    expected, _ = quad(lambda p: after.pdf(p) * (after.logpdf(p) - before.logpdf(p)), 0, 1)
    assert beta_kl(*shapes) == pytest.approx(expected, abs=1e-6)


def test_one_no_moves_twenty_in_a_hundred_to_eighteen() -> None:
    moved = one_rejection(2, 8)
    assert moved.chance_before == pytest.approx(0.2)
    assert moved.chance_after == pytest.approx(2 / 11)
    assert 0 < moved.bits < 0.05


def test_the_more_is_known_the_less_one_no_teaches() -> None:
    assert one_rejection(20, 80).bits < one_rejection(2, 8).bits


@pytest.mark.parametrize(
    ("r", "row"),
    [
        (0.19, [0.08, 0.05, 0.03, 0.13, 0.08, 0.06, 0.27, 0.18, 0.13]),
        (0.30, [0.10, 0.06, 0.04, 0.18, 0.11, 0.07, 0.36, 0.24, 0.17]),
        (0.44, [0.13, 0.07, 0.04, 0.23, 0.14, 0.08, 0.47, 0.32, 0.21]),
    ],
)
def test_technique_reproduces_the_table_of_stats_md(r: float, row: list[float]) -> None:
    shares = [technique_share(r, m, gain) for gain in (0.3, 0.5, 1.0) for m in (3, 5, 8)]
    assert np.round(shares, 2).tolist() == row


def test_technique_agrees_with_simulated_interviews() -> None:
    """400,000 rejected candidates, seed 6: standard error below .001."""
    rng = np.random.default_rng(6)
    r, gain = 0.3, 0.5
    bar = -float(technique_bar(5))
    luck = np.sqrt(1 - r) * rng.standard_normal(400_000)
    rejected = luck < bar
    turned = rejected & (luck + np.sqrt(r) * gain >= bar)
    assert turned.sum() / rejected.sum() == pytest.approx(float(technique_share(r, 5, gain)), abs=0.003)


def technique_bar(m: float) -> float:
    from scipy.stats import norm  # noqa: PLC0415

    return float(norm.ppf(1 / m))


def test_the_range_is_about_one_in_ten_and_at_most_one_in_four() -> None:
    for chance in (0.05, 0.2, 0.33, 0.9):
        low, high = technique_range(chance)
        assert 0.02 < low < high < 0.25


def test_arguments_are_checked() -> None:
    with pytest.raises(ValueError, match="a must be finite and positive, got 0"):
        one_rejection(0, 1)
    with pytest.raises(ValueError, match="base"):
        odds_of_something_wrong(1, 1.0)
    with pytest.raises(ValueError, match="negative"):
        odds_of_something_wrong(-1, 0.2)
    with pytest.raises(ValueError, match="negative, got nan"):
        odds_of_something_wrong([1, np.nan], 0.2)
    with pytest.raises(ValueError, match=r"prior must lie inside \(0, 1\), got 1\.5"):
        chance_of_something_wrong(1, 0.2, 1.5)
    for r in (1.0, np.nan):
        with pytest.raises(ValueError, match="r must"):
            technique_share(r, 3, 0.3)
    for m in (1.0, np.nan):
        with pytest.raises(ValueError, match="m must"):
            technique_share(0.3, m, 0.3)


def test_one_failure_is_nothing_and_ten_are_some_data() -> None:
    """stats.md 5: 25% -> 27% after one, 52% after ten, at a base of .20; twenty multiply the odds by 10.5."""
    found = lessons_of_failures(20, BetaPrior(2.0, 8.0))
    assert found.failures.tolist() == list(range(1, 21))
    assert found.something_wrong[[0, 9]] == pytest.approx([0.27, 0.52], abs=0.005)
    odds = found.something_wrong[19] / (1 - found.something_wrong[19])
    assert odds / (1 / 3) == pytest.approx(10.5, abs=0.05)
    assert found.bits[0] < 0.1
    assert (np.diff(found.in_100) < 0).all()
    assert found.in_100[0] == pytest.approx(80.0)


def test_any_number_of_failures_has_a_chance_and_its_odds_a_factor() -> None:
    """In log space, against the odds in whole numbers: at base .20 each multiplies them by 9/8."""
    for count in (1, 400, 6_000):
        odds = Fraction(1, 3) * Fraction(9, 8) ** count
        assert float(chance_of_something_wrong(count, 0.2)) == pytest.approx(float(odds / (1 + odds)), rel=1e-12)
    assert chance_of_something_wrong([6_100, 10**7, 10**12], 0.2).tolist() == [1.0, 1.0, 1.0]
    assert float(chance_of_something_wrong(10**7, 1e-8)) == pytest.approx(0.25949, abs=1e-5)
    assert np.isfinite(odds_of_something_wrong([6_030, 10**7], 0.2)).all()


def test_a_firm_belief_is_hardly_moved_and_never_by_less_than_nothing() -> None:
    """KL of two beliefs so alike is 1 / (2 b) - 1 / (2 (a + b)) and less, to first order."""
    assert one_rejection(1e12, 1e12).bits == pytest.approx(0.25e-12 / np.log(2), rel=1e-9)
    for a, b in ((2.0, 8.0), (1.66, 990.0), (1.66, 1010.0), (1e-3, 1e-3)):
        assert one_rejection(a, b).bits == pytest.approx(beta_kl(a, b + 1, a, b) / np.log(2), rel=1e-6, abs=1e-11)
    assert beta_kl(1e12, 1e12 + 1, 1e12, 1e12) >= 0


def test_one_in_hardly_more_than_one_passes() -> None:
    assert float(technique_share(0.3, 1 + 2e-16, 0.3)) == pytest.approx(1.0, abs=0.3)
    assert np.isfinite(technique_share(0.3, [1 + 2e-16, 1e300], [0.3, 3.0])).all()


def test_the_curve_needs_a_failure() -> None:
    with pytest.raises(ValueError, match="most"):
        lessons_of_failures(0, BetaPrior(2.0, 8.0))
