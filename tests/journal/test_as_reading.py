"""A search as the ledger takes it: only the facts that count now, in the order in which they were recorded."""

from __future__ import annotations

from datetime import timedelta

import pytest
from made_journal import DAY, a_search, an_application
from pytest_django import DjangoAssertNumQueries

from onward import events
from onward.events import Kind
from onward.journal.as_reading import as_reading
from onward.journal.current import current_events
from onward.journal.editing import put_away
from onward.journal.models import Search
from onward.journal.recording import correct, record, take_back
from onward.journal.writing import Fact, write

pytestmark = pytest.mark.django_db


def read(search: Search) -> list[tuple[int, list[tuple[Kind, object]]]]:
    return [(a.row, [(e.kind, e.on) for e in a.events]) for a in as_reading(search).applications]


def test_the_last_revision_of_a_fact_counts_and_what_was_taken_back_does_not() -> None:
    search = a_search()
    application = an_application(search)
    record(application, Fact(Kind.SCREEN, DAY + timedelta(days=3)))
    record(application, Fact(Kind.REJECTED, DAY + timedelta(days=9)))
    _, screen, no = current_events(application)
    correct(screen, kind=Kind.INTERVIEW, on=DAY + timedelta(days=4))
    take_back(no)
    assert read(search) == [(1, [(Kind.APPLIED, DAY), (Kind.INTERVIEW, DAY + timedelta(days=4))])]


def test_what_was_put_away_or_only_saved_is_left_out() -> None:
    search = a_search()
    an_application(search, "Sent")
    an_application(search, "Saved", on=None)
    put_away(an_application(search, "Away"))
    an_application(a_search("Other"), "Elsewhere")
    assert [a.employer for a in as_reading(search).applications] == ["Sent"]


def test_it_is_what_the_facts_of_each_application_are() -> None:
    search = a_search()
    application = an_application(search)
    with write(search, "recorded") as pen:
        pen.record(
            application,
            Fact(Kind.OFFER, None, by=DAY + timedelta(days=30)),
            Fact(Kind.SCREEN, DAY + timedelta(days=2)),
            Fact(Kind.ANSWERED, DAY + timedelta(days=1), detail="applications.csv, row 2"),
        )
    (found,) = as_reading(search).applications
    assert found.events == tuple(
        events.Event(Kind(e.kind), e.on, e.by, e.origin_detail) for e in current_events(application)
    )


def test_there_is_no_file() -> None:
    search = a_search()
    an_application(search)
    assert not as_reading(search).of_a_file


def test_two_questions_are_enough(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    search = a_search()
    for number in range(5):
        an_application(search, f"Employer {number}")
    with django_assert_max_num_queries(2):
        assert len(as_reading(search).applications) == 5
