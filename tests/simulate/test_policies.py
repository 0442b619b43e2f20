"""What each policy does with what it hears."""

import pytest

from onward.evidence.compare import Comparison
from onward.simulate.desk import Desk
from onward.simulate.policies import CHALLENGERS, POLICIES, Comparing, Peeking, Reacting, Sending, oracle
from onward.simulate.searcher import Searcher

COIN = [0, 1] * 2000


def desk(*quality: float, effect: float = 1.0) -> Desk:
    return Desk(Searcher(), [0.0, *quality, *[0.0] * 10], effect)


def settle(policy: Comparing, at: Desk, first: int, *, better: int) -> int:
    """Send applications from `first` on and hear of each at once, interviews for what the coin calls `better`,
    until there is a lesson; the number of the next application.
    """
    before = at.lessons
    for number in range(first, first + 200):
        policy.choose(number)
        policy.hear_outcome(number, COIN[number] == better)
        if at.lessons > before:
            return number + 1
    raise AssertionError("no lesson in 200 applications")


def test_reacting_writes_after_each_no_and_believes_in_it() -> None:
    at = desk(-1.0, 0.5)
    policy = Reacting(at, 1)
    assert policy.choose(0) == 0
    policy.hear_no("answered")
    assert (policy.choose(1), at.written, at.lessons, at.false_lessons) == (1, 2, 1, 1)
    policy.hear_no("answered")  # while the new version is being written
    assert at.written == 2
    at.day = 10.0
    policy.hear_no("interview")
    assert (policy.choose(2), at.lessons, at.false_lessons) == (2, 2, 1)


def test_five_of_a_kind_are_counted_by_kind() -> None:
    at = desk(1.0)
    policy = Reacting(at, 5)
    for stage in ("answered", "interview", "answered", "answered", "answered"):
        policy.hear_no(stage)
    assert at.written == 1
    policy.hear_no("answered")
    assert (at.written, policy.choose(9)) == (2, 1)


def test_comparing_drops_the_worse_and_tries_so_many_challengers() -> None:
    at = desk(-1.0, 1.0, 2.0)
    policy = Comparing(at, COIN, Comparison)
    assert (policy.choose(0), policy.choose(1)) == (0, 1)
    number = settle(policy, at, 0, better=0)
    assert {policy.choose(number + i) for i in (0, 1)} == {0, 2}
    number = settle(policy, at, number, better=1)
    assert {policy.choose(number + i) for i in (0, 1)} == {2, 3}
    number = settle(policy, at, number, better=1)
    assert {policy.choose(number + i) for i in (0, 1)} == {3}
    assert (at.written, at.lessons, at.false_lessons) == (CHALLENGERS + 1, CHALLENGERS, 0)


def test_a_comparison_counts_only_what_was_sent_after_it_began() -> None:
    at = desk(1.0, 1.0)
    policy = Comparing(at, COIN, Comparison)
    for number in range(100):  # all sent before the first comparison is settled
        policy.choose(number)
    for number in range(100):
        policy.hear_outcome(number, COIN[number] == 0)
    assert (at.written, at.lessons) == (3, 1)


def test_peeking_is_the_two_proportion_test() -> None:
    """1 of 10 against 5 of 10 is z = 1.95, against 6 of 10 it is z = 2.34; the line is at 1.96."""
    for hits, settled in ((5, False), (6, True)):
        rule = Peeking()
        for arm, outcome in [(0, 0)] * 9 + [(1, 0)] * (10 - hits) + [(0, 1)] + [(1, 1)] * hits:
            rule.update(arm, outcome)
        assert rule.settled is settled


def test_the_oracle_writes_the_best_or_nothing() -> None:
    better = desk(-1.0, 2.0, 1.0)
    assert oracle(better, COIN).choose(0) == 2
    assert better.written == 2
    worse = desk(-1.0, -2.0, -1.0)
    assert oracle(worse, COIN).choose(0) == 0
    assert worse.written == 1


def test_never_sends_one_version_whatever_it_hears() -> None:
    at = desk(1.0)
    policy = POLICIES["never"](at, COIN)
    policy.hear_no("interview")
    policy.hear_outcome(0, False)
    assert isinstance(policy, Sending)
    assert (policy.choose(5), at.written, at.lessons) == (0, 1, 0)


@pytest.mark.parametrize(("effect", "false"), [(0.0, 1), (0.5, 0), (-0.5, 1)])
def test_a_lesson_is_false_unless_the_version_is_better(effect: float, false: int) -> None:
    at = desk(effect)
    at.believe(1, than=0)
    assert (at.lessons, at.false_lessons) == (1, false)


def test_writing_takes_days() -> None:
    at = desk()
    at.write()
    assert at.busy
    at.day = Searcher().rewrite_days
    assert not at.busy
