"""Things to do: added, done, moved to another day, and put away."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from onward.journal.models import Application, Batch, Search, Task, TaskKind
from onward.journal.writing import NothingToWriteError, write

ASK_AFTER_DAYS = 10
"""A request for feedback goes out when the salt of the moment is gone."""


def add_task(
    search: Search,
    what: str,
    *,
    application: Application | None = None,
    due: date | None = None,
    kind: str = TaskKind.OTHER,
) -> tuple[Task, Batch]:
    """Something to do, perhaps by a day, perhaps for one application."""
    made = Task(
        search=search, application=application, kind=kind, what=what[:500], due=due, created_at=timezone.now()
    )
    with write(search, "task added", **_about(made)) as pen:
        pen.add(made)
    return made, pen.batch


def ask_feedback_later(application: Application, *, today: date) -> tuple[Task, Batch | None]:
    """Ask for feedback some days after the no; asked for twice, it is one task."""
    made = Task(
        search=application.search,
        application=application,
        kind=TaskKind.ASK_FEEDBACK,
        what=_("Ask {name} for feedback").format(name=application.employer or application)[:500],
        due=today + timedelta(days=ASK_AFTER_DAYS),
        created_at=timezone.now(),
    )
    asked = Task.objects.filter(application=application, kind=TaskKind.ASK_FEEDBACK, removed=False, done_on=None)
    try:
        with write(application.search, "task added", **_about(made)) as pen:
            if asked.exists():
                raise NothingToWriteError
            pen.add(made)
    except NothingToWriteError:
        return asked.order_by("created_at")[0], None
    return made, pen.batch


def change_task(task: Task, *, what: str, due: date | None, kind: str) -> Batch:
    """Say a task anew."""
    with write(task.search, "task changed", **_about(task)) as pen:
        pen.change(task, what=what[:500], due=due, kind=kind)
    return pen.batch


def do_task(task: Task, *, on: date) -> Batch:
    """It is done."""
    with write(task.search, "task done", **_about(task)) as pen:
        pen.change(task, done_on=on)
    return pen.batch


def reopen_task(task: Task) -> Batch:
    """It is not done after all."""
    with write(task.search, "task opened again", **_about(task)) as pen:
        pen.change(task, done_on=None)
    return pen.batch


def remove_task(task: Task) -> Batch:
    """Put it away."""
    with write(task.search, "task removed", **_about(task)) as pen:
        pen.remove(task)
    return pen.batch


def _about(task: Task) -> dict[str, Any]:
    of = task.application
    return {"task": task.what} | ({"application": str(of.pk), "name": str(of)} if of else {})
