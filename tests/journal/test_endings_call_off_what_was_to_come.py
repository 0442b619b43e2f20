"""With an ending, the talks that were still to come are off; what has happened stays."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from made_journal import a_search, an_application

from onward.events import Kind
from onward.journal.current import current_events
from onward.journal.models import Application
from onward.journal.recording import record, reject
from onward.journal.undo import undo
from onward.journal.writing import Fact

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def with_talks() -> Application:
    application = an_application(a_search(), on=TODAY - timedelta(days=20))
    record(application, Fact(Kind.SCREEN, on=TODAY - timedelta(days=5)))
    record(application, Fact(Kind.INTERVIEW, on=TODAY + timedelta(days=5)))
    return application


def kinds(application: Application) -> list[str]:
    return [event.kind for event in current_events(application)]


@pytest.mark.parametrize("on", [TODAY, TODAY - timedelta(days=1), None])
def test_a_no_calls_off_the_interview_that_was_to_come(on: date | None) -> None:
    application = with_talks()
    reject(application, on)
    assert sorted(kinds(application)) == ["applied", "rejected", "screen"]
    assert Application.objects.get(pk=application.pk).ending == "rejected"


def test_withdrawing_calls_it_off_too() -> None:
    application = with_talks()
    record(application, Fact(Kind.WITHDRAWN, on=TODAY))
    assert "interview" not in kinds(application)


def test_an_answer_calls_nothing_off() -> None:
    application = with_talks()
    record(application, Fact(Kind.ANSWERED, on=TODAY))
    assert "interview" in kinds(application)


def test_undo_brings_the_interview_back() -> None:
    application = with_talks()
    batch = reject(application, TODAY)
    assert batch is not None
    undo(batch)
    assert "interview" in kinds(application)
    assert Application.objects.get(pk=application.pk).ending == ""
