"""A saved application is sent: with it, what was only to be done before is done."""

from __future__ import annotations

from datetime import date
from typing import Any

from onward.events import Kind
from onward.journal.models import Application, Batch, Place, TaskKind
from onward.journal.writing import Fact, NothingToWriteError, write


def send(application: Application, on: date) -> Batch | None:
    """Record that it was sent; the reminders to do so are done. None where it was sent already."""
    about: dict[str, Any] = {
        "application": str(application.pk),
        "name": str(application),
        "kind": str(Kind.APPLIED),
    }
    try:
        with write(application.search, "recorded", **about, on=on.isoformat()) as pen:
            application.refresh_from_db()
            if application.place != Place.SAVED:
                raise NothingToWriteError
            pen.record(application, Fact(Kind.APPLIED, on=on))
            for task in application.tasks.filter(kind=TaskKind.PREPARE, removed=False, done_on=None):
                pen.change(task, done_on=on)
    except NothingToWriteError:
        return None
    return pen.batch
