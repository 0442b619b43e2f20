"""Events → columns: pending is never a no, as of any day."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onward.events import Application, Event, Kind
from onward.outcomes import STAGES, columns, landmark, waiting

START = date(2024, 1, 1)


def sent(day: int, *steps: tuple[Kind, int | None], row: int = 2, by: int = 400, **attributes: str) -> Application:
    """An application of day `day`, its steps so many days later (None: the day is not known, at the latest
    day `by`).
    """
    applied = START + timedelta(days=day)
    events = [Event(Kind.APPLIED, applied)]
    for kind, later in steps:
        on = None if later is None else applied + timedelta(days=later)
        events.append(Event(kind, on, by=START + timedelta(days=by)))
    return Application(row, "Acme", "Clerk", tuple(events), attributes)


def on(day: int) -> date:
    return START + timedelta(days=day)


def test_a_later_stage_proves_the_earlier_ones() -> None:
    search = columns([sent(0, (Kind.OFFER, 20))], on(30))
    assert all(search.reached(stage).all() for stage in STAGES)
    assert search.reached_on["live"][0] == np.datetime64(on(20))


def test_a_rejection_is_an_answer_and_does_not_erase_the_interview() -> None:
    search = columns([sent(0, (Kind.INTERVIEW, 10), (Kind.REJECTED, 25))], on(60))
    assert search.reached("interview").all()
    assert search.rejected_on[0] == np.datetime64(on(25))
    assert search.reached_on["answered"][0] == np.datetime64(on(10))


def test_what_came_after_the_day_is_hidden() -> None:
    search = columns([sent(0, (Kind.INTERVIEW, 10)), sent(20), sent(5, (Kind.REJECTED, 3))], on(9))
    assert len(search) == 2
    assert not search.reached("interview").any()
    assert search.reached("answered").tolist() == [False, True]


def test_a_young_application_is_pending_and_never_a_no() -> None:
    applications = [sent(0), sent(10), sent(56), sent(56, (Kind.REJECTED, 1)), sent(57, (Kind.INTERVIEW, 1))]
    mark = landmark(columns(applications, on(100)), "live", 45)
    assert (mark.n, mark.k, len(mark.pending)) == (2, 0, 3)


def test_a_late_success_is_no_success_in_time() -> None:
    mark = landmark(columns([sent(0, (Kind.INTERVIEW, 46)), sent(0, (Kind.INTERVIEW, 45))], on(200)), "live", 45)
    assert mark.y.tolist() == [False, True]


def test_the_coin_counts_what_is_certain_early() -> None:
    applications = [
        sent(50, (Kind.INTERVIEW, 5)),
        sent(51, (Kind.REJECTED, 1)),
        sent(52),
        sent(53, (Kind.CLOSED, 4)),
    ]
    search = columns(applications, on(60))
    assert landmark(search, "live", 45).n == 0
    early = landmark(search, "live", 45, early=True)
    assert early.index.tolist() == [1, 0]
    assert early.y.tolist() == [False, True]
    assert early.pending.tolist() == [2, 3]  # nobody said no to the one that was closed


def test_a_withdrawn_application_leaves_the_count_unless_the_stage_came_first() -> None:
    applications = [
        sent(0, (Kind.WITHDRAWN, 10)),
        sent(0, (Kind.INTERVIEW, 5), (Kind.WITHDRAWN, 10)),
        sent(0, (Kind.WITHDRAWN, 80)),
    ]
    mark = landmark(columns(applications, on(100)), "live", 45)
    assert mark.index.tolist() == [1, 2]
    assert mark.y.tolist() == [True, False]
    assert not len(mark.pending)


def test_offers_count_from_the_interview() -> None:
    applications = [
        sent(0, (Kind.INTERVIEW, 10)),
        sent(0, (Kind.INTERVIEW, 50)),
        sent(0, (Kind.INTERVIEW, 9), (Kind.OFFER, 30)),
        sent(0),
    ]
    mark = landmark(columns(applications, on(80)), "offer", 60)
    assert mark.index.tolist() == [2, 0]
    assert mark.y.tolist() == [True, False]
    assert mark.pending.tolist() == [1]


def test_an_undated_success_counts_in_time_once_it_is_known_and_hides_before() -> None:
    applications = [sent(0, (Kind.INTERVIEW, None), by=300)]
    assert landmark(columns(applications, on(300)), "live", 45).y.tolist() == [True]
    early = landmark(columns(applications, on(200)), "live", 45)
    assert early.n == 0
    assert early.pending.tolist() == [0]


def test_the_day_of_the_answer_stands_in_for_an_undated_interview() -> None:
    applications = [
        sent(0, (Kind.ANSWERED, 74), (Kind.INTERVIEW, None)),
        sent(0, (Kind.ANSWERED, 3), (Kind.INTERVIEW, None)),
    ]
    mark = landmark(columns(applications, on(90)), "live", 45)
    assert mark.y.tolist() == [False, True]


def test_an_event_without_any_day_is_known_at_once() -> None:
    application = Application(2, "", "", (Event(Kind.APPLIED, on(0)), Event(Kind.INTERVIEW, None)))
    assert columns([application], on(90)).reached("interview").all()


def test_somebody_who_wrote_first_is_in_the_search_and_not_in_the_rates() -> None:
    inbound = Application(2, "Acme", "", (Event(Kind.CONTACTED, on(0)), Event(Kind.INTERVIEW, on(5))))
    search = columns([inbound, sent(0)], on(100))
    assert len(search) == 2
    assert landmark(search, "live", 45).index.tolist() == [1]
    assert landmark(search, "offer", 60).index.tolist() == [0]


def test_waiting_leaves_out_what_is_answered_withdrawn_or_closed_on_a_day() -> None:
    applications = [
        sent(0),
        sent(0, (Kind.ANSWERED, 5)),
        sent(0, (Kind.WITHDRAWN, 5)),
        sent(0, (Kind.CLOSED, 5)),
        sent(0, (Kind.CLOSED, None), by=20),
    ]
    assert waiting(columns(applications, on(30))).tolist() == [0, 4]


def test_arms_are_numbered_and_blanks_are_in_none() -> None:
    search = columns([sent(0, site="A"), sent(0, site="B"), sent(0), sent(0, site="A")], on(10))
    assert search.attributes["site"].levels == ("A", "B")
    assert search.attributes["site"].code.tolist() == [0, 1, -1, 0]


def test_an_empty_search_has_empty_columns() -> None:
    search = columns([], on(0))
    assert len(search) == 0
    assert landmark(search, "live", 45).n == 0
    assert waiting(search).tolist() == []


def test_the_period_must_be_positive() -> None:
    with pytest.raises(ValueError, match="within"):
        landmark(columns([], on(0)), "live", 0)


steps = st.lists(st.tuples(st.sampled_from(list(Kind)[1:]), st.none() | st.integers(0, 120)), max_size=4)


@given(
    st.lists(st.tuples(st.integers(0, 200), steps), max_size=25),
    st.integers(0, 400),
    st.sampled_from(STAGES),
    st.booleans(),
)
def test_every_application_sent_is_mature_pending_or_withdrawn(
    rows: list[tuple[int, list[tuple[Kind, int | None]]]], day: int, stage: str, early: bool
) -> None:
    search = columns([sent(first, *events) for first, events in rows], on(day))
    mark = landmark(search, stage, 45, early=early)  # type: ignore[arg-type]
    both = np.concatenate([mark.index, mark.pending])
    assert len(set(both.tolist())) == len(both)
    started = ~np.isnat(search.reached_on["interview"]) if stage == "offer" else search.sent
    missing = set(np.flatnonzero(started)) - set(both.tolist())
    assert all(not np.isnat(search.withdrawn_on[i]) for i in missing)


@given(st.lists(st.tuples(st.integers(0, 100), steps), max_size=15))
def test_what_was_mature_once_stays_as_it_was(rows: list[tuple[int, list[tuple[Kind, int | None]]]]) -> None:
    """Landmarks of dated events never change as time goes on: the ground of looking as often as one likes."""
    dated = [
        sent(first, *[(k, d) for k, d in events if d is not None], row=i) for i, (first, events) in enumerate(rows)
    ]

    def mature(day: int) -> dict[int, bool]:
        search = columns(dated, on(day))
        mark = landmark(search, "live", 45)
        return {search.applications[i].row: bool(y) for i, y in zip(mark.index, mark.y, strict=True)}

    earlier, later = mature(90), mature(240)
    assert earlier.items() <= later.items()


def test_a_mark_of_ghosted_without_a_day_hides_nothing() -> None:
    mark = landmark(columns([sent(0, (Kind.CLOSED, None), by=300)], on(100)), "live", 45)
    assert mark.y.tolist() == [False]


def test_a_rejection_without_a_day_hides_the_answer_but_not_that_no_talk_came() -> None:
    search = columns([sent(0, (Kind.REJECTED, None), by=300)], on(100))
    assert landmark(search, "live", 45).y.tolist() == [False]
    assert landmark(search, "answered", 45).pending.tolist() == [0]


def test_the_day_of_the_answer_does_not_stand_in_for_a_rejection() -> None:
    application = sent(0, (Kind.ANSWERED, 3), (Kind.INTERVIEW, 9), (Kind.REJECTED, None), by=80)
    assert np.isnat(columns([application], on(60)).rejected_on[0])
    assert columns([application], on(90)).rejected_on[0] == np.datetime64(on(80))


def test_an_offer_without_a_day_counts_though_the_answer_had_one() -> None:
    application = sent(0, (Kind.ANSWERED, 3), (Kind.INTERVIEW, 9), (Kind.OFFER, None), by=300)
    mark = landmark(columns([application], on(300)), "offer", 60)
    assert mark.y.tolist() == [True]
