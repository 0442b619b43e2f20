"""One search: noes and rewrites cost pace, an offer ends it, and time runs out."""

from dataclasses import replace

import pytest

from onward.evidence.priors import BetaPrior
from onward.simulate.fate import Fate, draw
from onward.simulate.policies import POLICIES
from onward.simulate.search import Pace, Story, live
from onward.simulate.searcher import Searcher

NEVER_HIRED = Searcher(offer=BetaPrior(1e-6, 1e6))
"""Nobody gets an offer, so every search lasts its 104 weeks and applications measure the pace."""


def lived(policy: str, searcher: Searcher, fate: Fate, effect: float = 0.0) -> Story:
    return live(fate, searcher, effect, POLICIES[policy])


def test_pace_drops_by_each_no_dwelt_on_and_comes_back() -> None:
    pace = Pace(Searcher(dwell_cost=0.1, dwell_days=7))
    assert pace.at(0.0) == 1.0
    pace.dwell(1.0)
    pace.dwell(2.0)
    assert pace.at(3.0) == pytest.approx(0.81)
    assert pace.at(8.5) == pytest.approx(0.9)
    assert pace.at(9.0) == 1.0


def test_dwelling_costs_applications() -> None:
    calm, dwelling = replace(NEVER_HIRED, dwells=0.0), replace(NEVER_HIRED, dwells=1.0)
    for number in range(5):
        free = lived("never", calm, draw(calm, 2, number)).applications
        assert lived("never", dwelling, draw(dwelling, 2, number)).applications < free


def test_each_rewrite_costs_its_days() -> None:
    cheap, dear = replace(NEVER_HIRED, rewrite_days=0.0), replace(NEVER_HIRED, rewrite_days=7.0)
    for number in range(5):
        fate = draw(NEVER_HIRED, 2, number)
        one, free, slow = (
            lived("never", cheap, fate),
            lived("five-noes", cheap, fate),
            lived("five-noes", dear, fate),
        )
        assert free.applications == one.applications
        sent_in_a_week = one.applications / 104
        lost = (one.applications - slow.applications) / sent_in_a_week
        assert lost == pytest.approx(slow.rewrites, rel=0.25)


def test_without_an_offer_a_search_ends_when_its_time_is_over() -> None:
    story = lived("never", NEVER_HIRED, draw(NEVER_HIRED, 4, 0))
    assert (story.weeks, story.offered) == (104, False)


def test_an_offer_ends_it_and_nothing_is_sent_afterwards() -> None:
    sure = Searcher(
        interview=BetaPrior(1e6, 1e-6), answer=BetaPrior(1e6, 1e-6), offer=BetaPrior(1e6, 1e-6), weekly=7
    )
    story = lived("every-no", sure, draw(sure, 4, 1))
    assert story.offered
    assert story.weeks < 10
    assert story.applications < 7 * 10 * 1.5


def test_the_oracle_waits_only_for_what_it_writes() -> None:
    """With no effect nothing is better than the first version, and the oracle knows: it is one resume throughout."""
    for number in range(20):
        fate = draw(Searcher(), 6, number)
        assert lived("oracle", Searcher(), fate) == lived("never", Searcher(), fate)
