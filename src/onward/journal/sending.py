"""A saved application is sent: with it, what was only to be done before is done."""

from __future__ import annotations

from django.utils import timezone

from onward.events import Kind
from onward.journal.derive import PLACE_OF
from onward.journal.models import Application, Place, TaskKind
from onward.journal.writing import Pen


def done_with_sending(pen: Pen, application: Application, kind: str) -> None:
    """Where a saved application gets its first step, its reminders to send it are done.

    Args:
        pen: writes the step.
        application: as it stood before.
        kind: of the step.
    """
    if application.place != Place.SAVED or PLACE_OF[Kind(kind)] == Place.SAVED:
        return
    for task in application.tasks.filter(kind=TaskKind.PREPARE, removed=False, done_on=None):
        pen.change(task, done_on=timezone.localdate())
