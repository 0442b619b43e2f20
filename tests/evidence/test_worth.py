"""Is it worth testing: by hand, against simulation, and at the edges."""

import numpy as np
import pytest

from onward.evidence.planning import PlausibleEffect
from onward.evidence.worth import Worth, worth_of_testing

DOUBLE = PlausibleEffect((0.05, 0.1))


def test_the_gain_is_what_a_simulation_gains() -> None:
    """200,000 searches: known after an exponential time with median 80 applications, then the better arm only;
    seed 1, standard error below .01 talks."""
    found = worth_of_testing(80, DOUBLE, 0.5, a_week=8, weeks_left=20, chance_of_effect=0.3)
    rng = np.random.default_rng(1)
    known = rng.exponential(80 / np.log(2) / 8, 200_000)
    real = rng.random(200_000) < 0.3
    gained = real * 8 * np.maximum(20 - known, 0) * (0.1 - 0.075)
    assert found.more_talks == pytest.approx(gained.mean(), abs=0.01)
    assert found.chance_in_time == pytest.approx((real & (known < 20)).mean(), abs=0.005)
    assert found.hours_saved == pytest.approx(found.more_talks / 0.075)


def test_what_takes_longer_or_matters_less_is_worth_less() -> None:
    usual = worth_of_testing(80, DOUBLE, 0.5, a_week=8, weeks_left=20)
    assert usual.worth_testing
    assert worth_of_testing(2000, DOUBLE, 0.5, a_week=8, weeks_left=20).hours_saved < usual.hours_saved
    assert worth_of_testing(80, DOUBLE, 0.5, a_week=8, weeks_left=2).hours_saved < usual.hours_saved
    assert worth_of_testing(80, PlausibleEffect((0.07, 0.08)), 0.5, a_week=8, weeks_left=20).hours_saved < 4
    assert not worth_of_testing(5000, DOUBLE, 0.5, a_week=2, weeks_left=4).worth_testing


@pytest.mark.parametrize(("outcomes", "a_week", "weeks"), [(None, 8, 20), (80, 0, 20), (80, 8, 0)])
def test_what_can_never_be_known_is_worth_nothing(outcomes: int | None, a_week: float, weeks: float) -> None:
    found = worth_of_testing(outcomes, DOUBLE, 0.5, a_week=a_week, weeks_left=weeks)
    assert found == Worth(0.0, 0.0, 0.0)
    assert not found.worth_testing


def test_what_is_known_already_is_worth_the_whole_lead() -> None:
    assert worth_of_testing(0, DOUBLE, 0.5, a_week=8, weeks_left=20).more_talks == pytest.approx(
        0.25 * 160 * 0.025
    )


@pytest.mark.parametrize(
    ("changed", "word"),
    [({"a_week": -1}, "a_week"), ({"weeks_left": float("nan")}, "weeks_left")],
)
def test_impossible_weeks_are_refused(changed: dict[str, float], word: str) -> None:
    with pytest.raises(ValueError, match=word):
        worth_of_testing(80, DOUBLE, 0.5, **{"a_week": 8.0, "weeks_left": 20.0, **changed})


def test_impossible_shares_are_refused() -> None:
    with pytest.raises(ValueError, match="share1"):
        worth_of_testing(80, DOUBLE, 1.0, a_week=8, weeks_left=20)
    with pytest.raises(ValueError, match="chance_of_effect"):
        worth_of_testing(80, DOUBLE, 0.5, a_week=8, weeks_left=20, chance_of_effect=0.0)
