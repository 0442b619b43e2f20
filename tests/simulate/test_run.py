"""Many searches: the same figures from the same seed, few false lessons from the ledger, and no faster than knowing."""

from functools import cache

import numpy as np
import pytest

from onward.evidence.priors import BetaPrior
from onward.simulate.policies import POLICIES
from onward.simulate.run import Cell, Plan, Simulation, run
from onward.simulate.searcher import Searcher
from onward.simulate.summary import CLEAR, rows, sooner_than_ledger


@cache
def simulated(searches: int = 300, seed: int = 21) -> Simulation:
    return run(Plan(searches=searches, seed=seed, effects=(0.0, 1.5)))


def cell(effect: float, policy: str) -> Cell:
    found = simulated().cell(effect, policy)
    assert found is not None
    return found


def test_the_same_seed_gives_the_same_searches_and_another_gives_others() -> None:
    plan = Plan(searches=12, seed=4, effects=(0.3,))
    first, again, other = (run(p) for p in (plan, plan, Plan(searches=12, seed=5, effects=(0.3,))))
    for one, two in zip(first.cells, again.cells, strict=True):
        assert np.array_equal(one.weeks, two.weeks)
        assert np.array_equal(one.false_lessons, two.false_lessons)
    assert not np.array_equal(first.cells[0].weeks, other.cells[0].weeks)


def test_a_policy_is_simulated_alike_whichever_others_are() -> None:
    alone = run(Plan(searches=12, seed=4, effects=(0.6,), policies=("ledger",)))
    among = run(Plan(searches=12, seed=4, effects=(0.0, 0.6)))
    with_others = among.cell(0.6, "ledger")
    assert with_others is not None
    assert np.array_equal(alone.cells[0].weeks, with_others.weeks)


def test_the_ledger_teaches_a_false_lesson_in_at_most_5_of_100_searches_without_effects() -> None:
    """Seed 33, 400 searches that no offer ends: 104 weeks in which to be wrong.

    Up to 31 may be: were the true share exactly 5%, more would happen in 7 of 1,000 runs.
    """
    nobody_is_hired = Searcher(offer=BetaPrior(1e-6, 1e6))
    plan = Plan(searches=400, seed=33, effects=(0.0,), policies=("ledger",), searcher=nobody_is_hired)
    story = run(plan).cells[0]
    assert (story.false_lessons > 0).sum() <= 31
    assert np.array_equal(story.false_lessons, story.lessons)


def test_without_effects_a_plain_test_at_every_look_teaches_more_than_the_ledger_and_reacting_most() -> None:
    ledger, peek, five, every = (
        cell(0.0, policy).false_lessons.mean() for policy in ("ledger", "peek", "five-noes", "every-no")
    )
    assert ledger < peek < five < every


def test_never_and_the_oracle_teach_nothing() -> None:
    for policy in ("never", "oracle"):
        for effect in (0.0, 1.5):
            assert not cell(effect, policy).lessons.any()


def test_the_oracle_is_no_slower_than_any_policy_where_versions_differ_much() -> None:
    """Seed 21, within three standard errors: wrong in about 1 of 1,000 runs a policy if they were as fast."""
    for policy in POLICIES:
        later = cell(1.5, "oracle").weeks - cell(1.5, policy).weeks
        assert later.mean() <= 3 * later.std() / np.sqrt(len(later))


def test_without_effects_the_ledger_loses_to_never_by_its_rewrite() -> None:
    beaten = {(row.effect, row.policy): weeks for row, weeks in sooner_than_ledger(rows(simulated()))}
    never = beaten[(0.0, "never")]
    assert never.mean == pytest.approx(2 / 7, abs=0.06)
    assert never.mean > CLEAR * never.se


def test_standard_errors_are_those_of_the_searches() -> None:
    row = next(row for row in rows(simulated()) if (row.effect, row.policy) == (1.5, "peek"))
    peek, ledger = cell(1.5, "peek").weeks, cell(1.5, "ledger").weeks
    assert row.weeks.se == pytest.approx(np.std(peek, ddof=1) / np.sqrt(300))
    assert row.longer_than_ledger is not None
    assert row.longer_than_ledger.mean == pytest.approx(peek.mean() - ledger.mean())
    assert row.longer_than_ledger.se < row.weeks.se  # the same people: their differences vary less


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"searches": 1}, "searches must be at least 2, got 1"),
        ({"seed": -1}, "seed must not be negative, got -1"),
        ({"effects": (-0.1,)}, r"effects must lie in 0\.\.5, got -0.1"),
        ({"effects": (float("nan"),)}, r"effects must lie in 0\.\.5, got nan"),
        ({"effects": ()}, "effects must be named once each, got none"),
        ({"policies": ("ledger", "ledger")}, "policies must be named once each, got ledger, ledger"),
        ({"policies": ("guess",)}, "policies: 'guess' is not known; choose from every-no"),
    ],
)
def test_what_cannot_be_simulated_is_refused(given: dict[str, object], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Plan(**given)  # type: ignore[arg-type]


def test_progress_is_told_once_a_search() -> None:
    told: list[int] = []
    run(Plan(searches=3, effects=(0.0,), policies=("never",)), lambda: told.append(1))
    assert len(told) == 3
