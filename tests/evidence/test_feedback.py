"""The weight of remarks: by hand, and against raters whose truth is known."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onward.evidence.feedback import LESSON, USUAL_PRIOR, Panel, Rater, more_voices, weigh


def test_one_voice_counts_between_two_and_three_to_one() -> None:
    assert 2 < weigh([Panel(1)]).odds_factor < 3
    assert 0.3 < weigh([Panel(1)]).chance < 0.4


def test_three_who_never_met_make_a_lesson_and_two_do_not() -> None:
    assert weigh([Panel(1)] * 3).chance >= LESSON > weigh([Panel(1)] * 2).chance
    assert more_voices([Panel(1)]) == 2
    assert more_voices([Panel(1)] * 3) == 0


def test_a_panel_is_one_rater_and_a_bit() -> None:
    """At r = .74 three are worth 3 / 2.48 = 1.21, and no panel more than 1 / .74 = 1.35."""
    assert weigh([Panel(3)]).voices == pytest.approx(3 / 2.48)
    assert weigh([Panel(500)]).voices < 1 / 0.74
    assert weigh([Panel(3)]).odds_factor == pytest.approx((0.5 / 0.175) ** (3 / 2.48))
    assert weigh([Panel(12)]).chance < weigh([Panel(1)] * 2).chance


def test_silence_of_others_speaks_against_it() -> None:
    assert weigh([Panel(1), Panel(0, 1)]).odds_factor == pytest.approx(0.5 / 0.175 * 0.5 / 0.825)
    assert weigh([Panel(0, 1)]).chance < USUAL_PRIOR


def test_nobody_and_nothing_said_changes_nothing() -> None:
    for nothing in ([], [Panel(0)]):
        assert weigh(nothing).chance == pytest.approx(USUAL_PRIOR)
        assert weigh(nothing).odds_factor == 1.0


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=6), st.floats(0.01, 0.99))
def test_one_more_voice_never_lowers_the_chance(panels: list[tuple[int, int]], prior: float) -> None:
    given_panels = [Panel(*panel) for panel in panels]
    assert weigh([*given_panels, Panel(1)], prior=prior).chance >= weigh(given_panels, prior=prior).chance


def test_themes_that_reach_a_lesson_are_true_as_often_as_they_say() -> None:
    """20,000 people, theme true in 15%, up to five raters each, alone or in one panel whose members copy the first
    with chance .74; seed 3. Of those said to be true with .8 or more at least .8 are; standard error below .01."""
    rng = np.random.default_rng(3)
    usual = Rater()
    told, right = 0, 0
    for _ in range(20_000):
        truth = rng.random() < USUAL_PRIOR
        chance = usual.sees if truth else usual.imagines
        said = rng.random(5) < chance
        panels = [Panel(int(s), 1 - int(s)) for s in said]
        if rng.random() < 0.5:
            copied = np.where(rng.random(5) < np.sqrt(0.74), said[0], rng.random(5) < chance)
            panels = [Panel(int(copied.sum()), int(5 - copied.sum()))]
        if weigh(panels).chance >= LESSON:
            told, right = told + 1, right + truth
    assert told > 300
    assert right / told >= LESSON - 2 * np.sqrt(0.16 / told)


@pytest.mark.parametrize("prior", [0.0, 1.0, float("nan")])
def test_the_prior_must_be_a_chance(prior: float) -> None:
    with pytest.raises(ValueError, match="prior"):
        weigh([Panel(1)], prior=prior)


def test_bad_raters_and_panels_are_refused() -> None:
    with pytest.raises(ValueError, match="sees"):
        Rater(sees=1.0)
    with pytest.raises(ValueError, match="silent must be finite and not negative, got -1"):
        Panel(1, -1)


def test_raters_who_see_nothing_never_make_a_lesson() -> None:
    assert more_voices([], rater=Rater(0.3, 0.3)) is None
