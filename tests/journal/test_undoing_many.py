"""A batch that touched a row or a fact more than once goes back to what was before it, in few statements."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from made_journal import DAY, a_search, an_application
from pytest_django import DjangoAssertNumQueries

from onward.events import Kind
from onward.journal.bulk import Doing, Edit, edit_many
from onward.journal.current import current_events
from onward.journal.listing import Filter, listed
from onward.journal.models import Application, Note, Tagging
from onward.journal.undo import undo
from onward.journal.writing import Fact, write

pytestmark = pytest.mark.django_db


def test_a_row_that_was_changed_twice_goes_all_the_way_back() -> None:
    application = an_application(a_search())
    with write(application.search, "edited") as pen:
        pen.change(application, source="Fair")
        pen.change(application, source="Referral", location="Leeds")
        note = Note(application=application, text="one", created_at=timezone.now())
        pen.add(note)
        pen.change(note, text="two")
    undone = undo(pen.batch)
    row = Application.objects.get(pk=application.pk)
    assert (row.source, row.location) == ("", "")
    assert Note.objects.get().removed
    undo(undone)
    row = Application.objects.get(pk=application.pk)
    assert (row.source, row.location) == ("Referral", "Leeds")
    assert [(one.text, one.removed) for one in Note.objects.all()] == [("two", False)]


def test_a_fact_that_was_said_and_corrected_in_one_stroke_goes_and_comes_back() -> None:
    application = an_application(a_search())
    (applied,) = current_events(application)
    with write(application.search, "edited") as pen:
        (talk,) = pen.record(application, Fact(Kind.SCREEN, DAY))
        pen.correct(talk, kind=Kind.INTERVIEW)
        pen.correct(applied, on=DAY - timedelta(days=1))
        pen.correct(applied, on=DAY - timedelta(days=2))
    undone = undo(pen.batch)
    assert [(event.kind, event.on) for event in current_events(application)] == [("applied", DAY)]
    undo(undone)
    assert {(event.kind, event.on) for event in current_events(application)} == {
        ("applied", DAY - timedelta(days=2)),
        ("interview", DAY),
    }


def test_undoing_asks_no_more_for_more_rows(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    search = a_search()
    rows = [an_application(search, f"E{number}") for number in range(30)]
    everything = listed(search, Filter(), today=DAY)
    _, tagged = edit_many(search, everything, Edit(Doing.TAG, value="x"))
    _, closed = edit_many(search, everything, Edit(Doing.RECORD, kind=Kind.CLOSED, on=DAY))
    with django_assert_max_num_queries(40):
        undo(closed)
        undo(tagged)
    assert not Tagging.objects.filter(removed=False).exists()
    assert Application.objects.filter(place="applied").count() == len(rows)
