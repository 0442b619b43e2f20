"""Facts are never changed in place: not by our code, and not by any other."""

import pytest
from django.db import DatabaseError, transaction
from made_journal import a_search, an_application

from onward.journal.models import Event
from onward.journal.models.event import AppendOnlyError

pytestmark = pytest.mark.django_db


def test_saving_a_recorded_event_is_refused() -> None:
    an_application(a_search())
    event = Event.objects.get()
    event.kind = "rejected"
    with pytest.raises(AppendOnlyError):
        event.save()


def test_the_database_refuses_too() -> None:
    an_application(a_search())
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Event.objects.update(kind="rejected")
    assert Event.objects.get().kind == "applied"
