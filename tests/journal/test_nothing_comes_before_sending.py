"""No step lies before the day of its application, whoever records or corrects it; imports and undo judge nothing."""

from datetime import date, timedelta

import pytest
from made_journal import DAY, a_search, an_application

from onward.events import Kind
from onward.journal.bulk import CannotEditError, Doing, Edit, edit_many, open_to, sent_later
from onward.journal.current import current_events
from onward.journal.day_order import BeforeSendingError
from onward.journal.models import Application, Batch, Origin, Place
from onward.journal.moving import amend, move
from onward.journal.recording import correct, record, record_once, take_back, wrote_after_all
from onward.journal.undo import undo
from onward.journal.writing import Fact, write
from onward.language import speaking

pytestmark = pytest.mark.django_db
BEFORE, AFTER = DAY - timedelta(days=9), DAY + timedelta(days=9)
STEPS = sorted(set(Kind) - {Kind.APPLIED, Kind.CONTACTED})


def told(application: Application) -> list[tuple[str, date | None]]:
    return [(event.kind, event.on) for event in current_events(application)]


@pytest.mark.parametrize("kind", STEPS)
def test_a_step_before_the_application_is_refused(kind: Kind) -> None:
    application = an_application(a_search())
    batches = Batch.objects.count()
    for way in (record, record_once):
        with pytest.raises(BeforeSendingError) as refused:
            way(application, Fact(kind, on=BEFORE))
        assert (refused.value.applied_on, refused.value.kind, refused.value.on) == (DAY, kind, BEFORE)
    assert told(application) == [("applied", DAY)]
    assert Batch.objects.count() == batches


def test_the_sentence_names_both_days() -> None:
    application = an_application(a_search())
    with pytest.raises(BeforeSendingError) as refused:
        record(application, Fact(Kind.REJECTED, on=BEFORE))
    assert str(refused.value) == (
        "You applied on 2 March 2026; a no on 21 February 2026 can't belong to it. Correct one of the two days."
    )
    with speaking("de"):
        assert "21. Februar 2026" in str(refused.value)


@pytest.mark.parametrize("on", [DAY, AFTER, None])
def test_that_day_itself_a_later_one_and_an_unknown_one_are_fine(on: date | None) -> None:
    application = an_application(a_search())
    record(application, Fact(Kind.REJECTED, on=on))
    assert told(application)[1:] == [("rejected", on)]


def test_where_they_wrote_first_there_were_talks_before() -> None:
    application = an_application(a_search())
    record(application, Fact(Kind.CONTACTED, on=BEFORE))
    record(application, Fact(Kind.SCREEN, on=BEFORE + timedelta(days=1)))
    assert len(told(application)) == 3


def test_correcting_the_step_is_judged_too() -> None:
    application = an_application(a_search())
    record(application, Fact(Kind.REJECTED, on=AFTER))
    event = current_events(application)[1]
    with pytest.raises(BeforeSendingError):
        correct(event, kind=Kind.REJECTED, on=BEFORE)
    assert told(application)[1] == ("rejected", AFTER)


def test_moving_the_application_behind_its_steps_is_judged_too() -> None:
    application = an_application(a_search())
    record(application, Fact(Kind.ANSWERED, on=AFTER))
    applied = current_events(application)[0]
    with pytest.raises(BeforeSendingError) as refused:
        correct(applied, kind=Kind.APPLIED, on=AFTER + timedelta(days=1))
    assert "If they wrote first, record that before." in str(refused.value)
    correct(applied, kind=Kind.APPLIED, on=AFTER)
    assert told(application)[0] == ("applied", AFTER)


def test_what_was_wrong_before_may_get_a_note_and_be_put_right() -> None:
    application = an_application(a_search())
    with write(application.search, "imported") as pen:
        pen.record(application, Fact(Kind.REJECTED, on=BEFORE, origin=Origin.IMPORTED))
    event = current_events(application)[1]
    correct(event, kind=Kind.REJECTED, on=BEFORE, note="so they wrote")
    record(application, Fact(Kind.ANSWERED, on=AFTER))
    correct(current_events(application)[1], kind=Kind.REJECTED, on=AFTER)
    assert ("rejected", AFTER) in told(application)


def test_undo_brings_back_whatever_was_there() -> None:
    application = an_application(a_search())
    with write(application.search, "imported") as pen:
        pen.record(application, Fact(Kind.REJECTED, on=BEFORE, origin=Origin.IMPORTED))
    undo(take_back(current_events(application)[1]))
    assert ("rejected", BEFORE) in told(application)


def test_the_board_and_going_on_after_an_ending_are_judged() -> None:
    application = an_application(a_search())
    with pytest.raises(BeforeSendingError):
        move(application, Place.ENDED, BEFORE, kind=Kind.WITHDRAWN)
    with pytest.raises(BeforeSendingError):
        wrote_after_all(application, BEFORE)
    moved = move(application, Place.ANSWERED, AFTER)
    with pytest.raises(BeforeSendingError):
        amend(moved, on=BEFORE)
    assert told(application)[1:] == [("answered", AFTER)]


def test_a_closed_posting_that_is_sent_after_all_gives_its_ending_back() -> None:
    application = an_application(a_search(), on=None)
    record(application, Fact(Kind.CLOSED, on=BEFORE))
    application.refresh_from_db()
    move(application, Place.APPLIED, DAY)
    assert told(application) == [("applied", DAY)]


def many(kind: Kind, on: date) -> Edit:
    return Edit(Doing.RECORD, kind=kind, on=on)


def test_of_many_those_that_were_sent_later_are_left_out_by_name() -> None:
    search = a_search()
    early, late = an_application(search, "Early", on=BEFORE), an_application(search, "Late")
    called = an_application(search, "Called")
    record(called, Fact(Kind.CONTACTED, on=BEFORE))
    chosen, edit = Application.objects.filter(search=search), many(Kind.REJECTED, DAY - timedelta(days=1))
    assert sent_later(chosen, edit) == [late]
    assert set(open_to(chosen, edit)) == {early, called}
    n, batch = edit_many(search, chosen, edit)
    assert (n, batch.about["n"]) == (2, 2)
    assert told(late) == [("applied", DAY)]
    assert ("rejected", edit.on) in told(early)
    with pytest.raises(CannotEditError) as refused:
        edit_many(search, Application.objects.filter(pk=late.pk), edit)
    assert refused.value.reason == "sent later"


def test_many_can_not_be_sent_after_what_came_of_them() -> None:
    search = a_search()
    heard, quiet = an_application(search, "Heard", on=None), an_application(search, "Quiet", on=None)
    record(heard, Fact(Kind.ANSWERED, on=BEFORE))
    chosen = Application.objects.filter(search=search)
    assert sent_later(chosen, many(Kind.APPLIED, DAY)) == [heard]
    assert edit_many(search, chosen, many(Kind.APPLIED, DAY))[0] == 1
    assert told(quiet) == [("applied", DAY)]


def test_other_changes_to_many_ask_for_no_days() -> None:
    chosen = Application.objects.filter(search=an_application(a_search()).search)
    assert sent_later(chosen, Edit(Doing.TAG, on=BEFORE, value="x")) == []
