"""What goes with something else is said: a talk that a no takes off, a file that another takes the place of."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from made_journal import a_search, an_application
from seated import seated

from onward.events import Kind
from onward.journal.current import current_events
from onward.journal.models import Application, Place, Task, TaskKind
from onward.journal.recording import record
from onward.journal.tasks import add_task
from onward.journal.undo import last_undoable, undo
from onward.journal.writing import Fact

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def ago(days: int) -> date:
    return TODAY() - timedelta(days)


def told(client: Client, address: str) -> str:
    page = client.get(address).content.decode()
    return page[page.index('id="said"') :]


def with_interview_ahead() -> Application:
    application = an_application(a_search(), on=ago(30))
    record(application, Fact(Kind.INTERVIEW, on=TODAY() + timedelta(9)))
    return application


@pytest.mark.parametrize("address", ["rejected", "record"])
def test_a_no_says_which_interview_it_takes_off(address: str) -> None:
    application = with_interview_ahead()
    client = seated(application.search)
    client.post(f"/applications/{application.pk}/{address}", {"kind": "rejected", "on": str(TODAY())})
    said = told(client, f"/applications/{application.pk}/closed")
    assert "Interview, " in said
    assert "taken off your calendar" in said
    assert "Undo" in said


def test_undo_brings_it_back_as_it_was() -> None:
    application = with_interview_ahead()
    client = seated(application.search)
    client.post(f"/applications/{application.pk}/rejected", {"on": str(TODAY())})
    batch = last_undoable(application.search)
    assert batch is not None
    undo(batch)
    assert [event.kind for event in current_events(application)] == ["applied", "interview"]
    assert "corrected" not in client.get(f"/applications/{application.pk}").content.decode()


def test_a_no_that_ends_nothing_takes_nothing_off() -> None:
    application = with_interview_ahead()
    record(application, Fact(Kind.OFFER, on=ago(2)))
    record(application, Fact(Kind.REJECTED, on=ago(10)))
    assert Application.objects.get().ending == ""
    assert "interview" in {event.kind for event in current_events(application)}


def test_a_step_that_says_something_else_is_marked_as_corrected() -> None:
    application = with_interview_ahead()
    client = seated(application.search)
    event = current_events(application)[-1]
    client.post(f"/events/{event.pk}/correct", {"kind": "interview", "on": str(event.on), "note": "third floor"})
    assert "corrected" in client.get(f"/applications/{application.pk}").content.decode()


def test_a_second_resume_names_the_first() -> None:
    application = an_application(a_search())
    client, address = seated(application.search), f"/applications/{application.pk}/document"
    for name in ("one", "two"):
        client.post(address, {"kind": "resume", "name": name, "file": SimpleUploadedFile("cv.pdf", b"x")})
    assert "in the place of one" in told(client, f"/applications/{application.pk}")


def test_the_page_for_a_file_opens_without_reproach() -> None:
    application = an_application(a_search())
    page = seated(application.search).get(f"/applications/{application.pk}/document").content.decode()
    assert 'class="wrong"' not in page


def test_a_saved_one_is_sent_with_one_click_and_its_reminder_is_done() -> None:
    application = an_application(a_search(), on=None)
    add_task(application.search, "Apply", application=application, kind=TaskKind.PREPARE)
    client, address = seated(application.search), f"/applications/{application.pk}"
    page = client.get(address).content.decode()
    assert "I applied" in page
    assert "They said no</a>" not in page
    client.post(f"{address}/sent")
    client.post(f"{address}/sent")
    application.refresh_from_db()
    assert (application.place, application.applied_on) == (Place.APPLIED, TODAY())
    assert len(current_events(application)) == 1
    assert Task.objects.get().done_on == TODAY()
    batch = last_undoable(application.search)
    assert batch is not None
    undo(batch)
    assert Task.objects.get().done_on is None


@pytest.mark.parametrize("door", ["record", "board"])
def test_sent_by_another_door_the_reminder_is_done_too(door: str) -> None:
    application = an_application(a_search(), on=None)
    add_task(application.search, "Apply", application=application, kind=TaskKind.PREPARE)
    client = seated(application.search)
    if door == "record":
        client.post(f"/applications/{application.pk}/record", {"kind": "applied", "on": str(TODAY())})
    else:
        client.post(f"/board/move/{application.pk}", {"to": "applied"})
    assert Task.objects.get().done_on == TODAY()


def test_a_word_from_them_before_it_is_sent_leaves_the_reminder() -> None:
    application = an_application(a_search(), on=None)
    add_task(application.search, "Apply", application=application, kind=TaskKind.PREPARE)
    record(application, Fact(Kind.CONTACTED, on=ago(1)))
    assert Task.objects.get().done_on is None
