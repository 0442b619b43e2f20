"""When will it end: calibration on made searches, and the edges."""

import tracemalloc
from dataclasses import replace

import numpy as np
import pytest
from made_futures import made_future
from scipy.stats import kstest

from onward.evidence.forecast import FUTURES, State, forecast
from onward.evidence.response import respond
from onward.evidence.silence import Silence

NONE = np.zeros(0, dtype=np.int64)
BELIEF = respond(Silence(NONE, NONE, NONE), a=5.55, b=5.58)
SURE = (1e6, 1.0)
STATE = State(
    np.full(8, 6.0),
    True,
    np.arange(0, 40, 2),
    np.array([6]),
    np.array([3, 20]),
    (1.66, 9.7),
    (2.3, 1.7),
    (2.0, 10.0),
)

ALONE = replace(STATE, weekly=np.zeros(0), going_on=False, waiting=NONE, screens=NONE, interviews=NONE)


def test_the_quantiles_lie_on_the_fan_and_in_order() -> None:
    ending = forecast(STATE, BELIEF)
    early, even, _ = ending.quantiles
    assert early is not None
    assert even is not None
    assert early < even
    share = float(np.interp(even, ending.fan[:, 0], ending.fan[:, 1]))
    assert share == pytest.approx(0.5, abs=0.03)
    assert (np.diff(ending.fan[:, 1]) >= 0).all()
    assert len(ending.first) == FUTURES


def test_the_same_seed_gives_the_same_futures() -> None:
    assert forecast(STATE, BELIEF).quantiles == forecast(STATE, BELIEF).quantiles
    assert (forecast(STATE, BELIEF, seed=1).first != forecast(STATE, BELIEF, seed=2).first).any()


def test_more_applications_and_more_talks_end_it_sooner() -> None:
    usual = forecast(STATE, BELIEF).fan[:, 1].mean()
    assert forecast(replace(STATE, weekly=np.full(8, 18.0)), BELIEF).fan[:, 1].mean() > usual
    assert forecast(replace(STATE, interviews=np.array([3, 5, 8, 20])), BELIEF).fan[:, 1].mean() > usual
    assert forecast(replace(STATE, going_on=False), BELIEF).fan[:, 1].mean() < usual


def test_nothing_out_and_nothing_sent_has_no_end() -> None:
    ending = forecast(ALONE, BELIEF)
    assert ending.quantiles == (None, None, None)
    assert ending.chance_in_30_days == 0


def test_open_talks_alone_end_as_often_as_talks_do() -> None:
    """One talk: the chance within a year is that of an offer, 2 / 12; 4,000 futures, standard error .006."""
    interview = forecast(replace(ALONE, interviews=np.array([0])), BELIEF)
    assert np.isfinite(interview.first).mean() == pytest.approx(2 / 12, abs=0.025)
    screen = forecast(replace(ALONE, screens=np.array([0])), BELIEF)
    assert np.isfinite(screen.first).mean() == pytest.approx(2.3 / 4 * 2 / 12, abs=0.02)


def test_a_pace_beyond_any_persons_is_no_burden() -> None:
    """24,000 a week once took 2.7 GB: only the first offers of a future are drawn."""
    tracemalloc.start()
    forecast(replace(STATE, weekly=np.full(8, 24_000.0)), BELIEF)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 200e6


def test_ten_thousand_waiting_are_no_burden() -> None:
    many = forecast(replace(STATE, waiting=np.arange(10_000) % 300), BELIEF)
    assert many.quantiles[1] is not None


def test_calibrated_when_the_truth_is_known() -> None:
    """200 made searches, seed 12: chances from the priors, delays as the model has them, eight weeks of history.
    The probability integral
    transform of the first offer must be uniform: Kolmogorov-Smirnov at 1 in 1,000."""
    rng = np.random.default_rng(12)
    pits = []
    for search in range(200):
        belief, state, first = made_future(rng)
        futures = forecast(state, belief, seed=search).first
        below, same = (futures < first).mean(), (futures == first).mean()
        pits.append(below + rng.random() * same)
    assert kstest(pits, "uniform").pvalue > 0.001
