"""How often a stage is reached: against direct integration, and where it must agree with a plain rate."""

import numpy as np
import pytest
from scipy import stats

from onward.evidence.priors import BetaPrior
from onward.evidence.rates import rate
from onward.evidence.reaching import ever_reached, ever_settled
from onward.evidence.response import ResponseBelief, respond
from onward.evidence.silence import Silence

LIVE, ANSWERED = BetaPrior(1.66, 21.06), BetaPrior(5.55, 5.58)
NONE = np.zeros(0, dtype=np.int64)
LONG_AGO = 3000


def settled(told: int, silent: int, age: int = LONG_AGO) -> ResponseBelief:
    """All told within days; the silent so old."""
    days = np.resize([2, 4, 7, 11, 16], told)
    return respond(Silence(days, np.full(silent, age), NONE), a=ANSWERED.a, b=ANSWERED.b)


@pytest.mark.parametrize(("told", "silent"), [(0, 30), (7, 20), (60, 40), (30, 0)])
def test_with_all_delays_over_the_share_settled_is_a_plain_rate(told: int, silent: int) -> None:
    plain, found = rate(told + silent, told, ANSWERED), ever_settled(settled(told, silent))
    assert (found.mean, found.low, found.high) == pytest.approx((plain.mean, plain.low, plain.high), abs=0.012)


@pytest.mark.parametrize(("yes", "no", "silent"), [(0, 5, 20), (3, 9, 30), (10, 10, 80), (6, 1, 3)])
def test_agrees_with_direct_integration(yes: int, no: int, silent: int) -> None:
    """All delays over: p^yes (s - p)^no (1 - s)^silent over both shares, p < s."""
    step = np.linspace(0, 1, 1202)[1:-1]
    p, s = step[:, None], step[None, :]
    with np.errstate(divide="ignore", invalid="ignore"):
        both = np.where(p < s, p**yes * (s - p) ** no * (1 - s) ** silent, 0.0)
    margin = (both * stats.beta(LIVE.a, LIVE.b).pdf(p) * stats.beta(ANSWERED.a, ANSWERED.b).pdf(s)).sum(axis=1)
    margin /= margin.sum()
    ends = np.interp([0.025, 0.975], np.cumsum(margin), step)
    found = ever_reached(yes, no, LIVE, settled(yes + no, silent))
    assert found.mean == pytest.approx(float(margin @ step), rel=0.02)
    assert (found.low, found.high) == pytest.approx(tuple(ends), abs=0.01)


def test_one_that_waits_is_no_part_of_a_no() -> None:
    """Twenty told, four of them yes: with sixty that are too young, silence says only how many are told."""
    old, young = (ever_reached(4, 16, LIVE, settled(20, 60, age=age)).mean for age in (LONG_AGO, 3))
    assert old < young
    assert ever_reached(4, 16, LIVE, settled(20, 0)).mean > young


def test_the_chance_below_agrees_with_the_interval() -> None:
    found = ever_reached(3, 20, LIVE, settled(23, 40))
    assert found.below([found.low, found.high]) == pytest.approx([0.025, 0.975], abs=1e-3)


def test_nothing_told_leaves_the_usual() -> None:
    found = ever_reached(0, 0, LIVE, settled(0, 0))
    assert found.mean == pytest.approx(LIVE.mean, rel=0.03)


def test_thousands_told_are_known_closely() -> None:
    found = ever_reached(1500, 4500, LIVE, settled(6000, 6000))
    assert found.mean == pytest.approx(0.125, rel=0.03)
    assert 0 < found.high - found.low < 0.02


def test_counts_are_checked() -> None:
    with pytest.raises(ValueError, match="not negative"):
        ever_reached(-1, 3, LIVE, settled(2, 2))
