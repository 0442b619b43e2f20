"""Everything can be taken back, and the taking back too."""

from datetime import timedelta

import pytest
from django.utils import timezone
from made_journal import DAY, a_search, an_application

from onward.events import Kind
from onward.journal.current import current_events
from onward.journal.models import Application, Batch, Event, Note, Search
from onward.journal.undo import CannotUndoError, last_undoable, undo
from onward.journal.writing import Fact, write

pytestmark = pytest.mark.django_db


def reject(application: Application) -> Batch:
    with write(application.search, "recorded") as pen:
        pen.record(application, Fact(Kind.REJECTED, on=DAY + timedelta(days=9)))
        return pen.batch


def ending(application: Application) -> str:
    return Application.objects.get(pk=application.pk).ending


def test_a_recorded_fact_goes_and_comes_back() -> None:
    application = an_application(a_search())
    batch = reject(application)
    assert ending(application) == "rejected"
    undone = undo(batch)
    assert ending(application) == ""
    undo(undone)
    assert ending(application) == "rejected"
    undo(batch)
    assert ending(application) == ""


def test_a_corrected_fact_gets_its_old_day_back() -> None:
    application = an_application(a_search())
    (applied,) = current_events(application)
    with write(application.search, "corrected") as pen:
        pen.correct(applied, on=DAY + timedelta(days=3))
    corrected = last_undoable(application.search)
    assert corrected is not None
    undo(corrected)
    assert [event.on for event in current_events(application)] == [DAY]
    assert Event.objects.filter(fact=applied.fact).count() == 3  # nothing was lost on the way


def test_an_added_application_is_put_away_and_comes_back_whole() -> None:
    search = a_search()
    application = an_application(search)
    added = last_undoable(search)
    assert added is not None
    undone = undo(added)
    assert Application.objects.get(pk=application.pk).removed
    undo(undone)
    back = Application.objects.get(pk=application.pk)
    assert (back.removed, back.employer, back.place, back.applied_on) == (False, "Acme", "applied", DAY)


def test_an_edited_field_and_an_added_note_go_together() -> None:
    search = a_search()
    application = an_application(search)
    with write(search, "edited") as pen:
        pen.change(application, role="Lead Engineer")
        pen.add(Note(application=application, text="call back", created_at=timezone.now()))
        batch = pen.batch
    undo(batch)
    assert Application.objects.get(pk=application.pk).role == "Engineer"
    assert not Note.objects.filter(application=application, removed=False).exists()


def test_what_was_changed_since_is_not_undone_from_under_it() -> None:
    search = a_search()
    application = an_application(search)
    with write(search, "edited") as pen:
        pen.change(application, role="Lead")
        first = pen.batch
    with write(search, "edited") as pen:
        pen.change(application, role="Principal")
        second = pen.batch
    with pytest.raises(CannotUndoError) as found:
        undo(first)
    assert found.value.later == second
    undo(second)
    undo(first)
    assert Application.objects.get(pk=application.pk).role == "Engineer"


def test_nothing_is_undone_twice() -> None:
    batch = reject(an_application(a_search()))
    undo(batch)
    with pytest.raises(CannotUndoError, match="already"):
        undo(batch)


def test_the_revision_goes_up_with_every_change() -> None:
    search = a_search()
    before = search.revision
    undo(reject(an_application(search)))
    assert Search.objects.get(pk=search.pk).revision == before + 3
