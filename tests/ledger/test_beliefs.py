"""What counts towards the beliefs about rates and passing, and from which day on."""

from datetime import timedelta

import pytest
from made import TODAY, Step, application

from onward.events import Application, Kind
from onward.evidence.rates import RateBelief
from onward.ledger.pack import published_logs
from onward.ledger.passing import interview_given_live, live_given_answer
from onward.ledger.stage_rates import belief_in
from onward.ledger.time_to_answer import time_to_answer
from onward.outcomes import PERIOD, Stage, columns, landmark

PACK = published_logs()
YOUNG, OLD = 340, 100


def belief(made: list[Application], stage: Stage, *, without: int | None = None) -> RateBelief:
    search = columns(made, TODAY)
    mark, response = landmark(search, stage, PERIOD[stage]), time_to_answer(search, PACK)
    return belief_in(search, stage, mark, PACK, response, without=without)


def some(count: int, day: int, *steps: Step, first: int = 2) -> list[Application]:
    return [application(first + i, day, *steps) for i in range(count)]


def old_search() -> list[Application]:
    """Thirty: four talks, eleven told noes, fifteen silent, all long over."""
    return [
        *some(4, OLD, (Kind.SCREEN, 6)),
        *some(11, OLD, (Kind.REJECTED, 9), first=10),
        *some(15, OLD, first=30),
    ]


def test_what_was_sent_yesterday_says_next_to_nothing() -> None:
    before = belief(old_search(), "live").mean
    assert belief([*old_search(), *some(20, 364, first=50)], "live").mean == pytest.approx(before, rel=0.02)


def test_noes_that_came_soon_do_not_make_silence_of_the_same_days_a_no() -> None:
    """Ten days after forty were sent two talk and ten are told no; the others are not all noes."""
    sent = (TODAY - timedelta(days=10) - TODAY.replace(month=1, day=1)).days
    told = [*some(2, sent, (Kind.SCREEN, 4)), *some(10, sent, (Kind.REJECTED, 4), first=10)]
    waiting = some(28, sent, first=40)
    found = belief([*told, *waiting], "live").mean
    assert found < belief(told, "live").mean
    plain = (PACK.rates["live"].a + 2) / (PACK.rates["live"].a + PACK.rates["live"].b + 40)
    assert found > plain


def test_where_no_noes_are_told_silence_is_part_of_a_no() -> None:
    """Three talks of sixty, the rest silent for long, with and without closings."""
    talks, usual = some(3, OLD, (Kind.SCREEN, 6)), PACK.rates["live"]
    silent, closed = some(57, OLD, first=10), some(57, OLD, (Kind.CLOSED, 90), first=10)
    for rest in (silent, closed):
        assert belief([*talks, *rest], "live").mean == pytest.approx(
            (usual.a + 3) / (usual.a + usual.b + 60), rel=0.05
        )


def test_one_withdrawn_the_next_day_counts_for_nothing_and_late_for_a_silence() -> None:
    before = belief(old_search(), "answered").mean
    soon = [*old_search(), *some(15, OLD, (Kind.WITHDRAWN, 1), first=60)]
    late = [*old_search(), *some(15, OLD, (Kind.WITHDRAWN, 40), first=60)]
    assert belief(soon, "answered").mean == pytest.approx(before, rel=0.03)
    assert belief(late, "answered").mean < 0.9 * before


def test_an_application_can_be_left_out() -> None:
    made = old_search()
    assert belief(made, "live", without=6).mean == pytest.approx(belief([*made[:6], *made[7:]], "live").mean)


def test_an_answer_that_says_neither_counts_once_a_talk_had_its_time() -> None:
    nothing = live_given_answer(columns([], TODAY), PACK)
    young = some(8, YOUNG, (Kind.ANSWERED, 2))
    led_on = some(3, YOUNG, (Kind.ANSWERED, 2), (Kind.SCREEN, 9))
    assert live_given_answer(columns([*young, *led_on], TODAY), PACK) == nothing
    old = [*some(8, OLD, (Kind.ANSWERED, 2)), *some(3, OLD, (Kind.ANSWERED, 2), (Kind.SCREEN, 9), first=20)]
    assert live_given_answer(columns(old, TODAY), PACK) == pytest.approx((nothing[0] + 3, nothing[1] + 8))


def test_an_answer_that_says_yes_or_no_counts_at_once() -> None:
    nothing = live_given_answer(columns([], TODAY), PACK)
    made = [*some(2, YOUNG, (Kind.SCREEN, 2)), *some(5, YOUNG, (Kind.REJECTED, 2), first=10)]
    assert live_given_answer(columns(made, TODAY), PACK) == pytest.approx((nothing[0] + 2, nothing[1] + 5))


def test_a_talk_that_a_no_ended_counts_no_sooner_than_one_that_led_on() -> None:
    nothing = interview_given_live(columns([], TODAY), PACK)
    steps = [(Kind.SCREEN, 2), (Kind.REJECTED, 5)]
    assert interview_given_live(columns(some(6, YOUNG, *steps), TODAY), PACK) == nothing
    old = [*some(6, OLD, *steps), *some(2, OLD, (Kind.SCREEN, 2), (Kind.INTERVIEW, 9), first=20)]
    assert interview_given_live(columns(old, TODAY), PACK) == pytest.approx((nothing[0] + 2, nothing[1] + 6))
