"""Doing a next step with one stroke, and knowing which of them were done."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from onward.events import Kind
from onward.journal.belonging import in_sight
from onward.journal.bulk import CannotEditError, Doing, Edit, edit_many
from onward.journal.models import Application, Batch, Search, Task, TaskKind
from onward.journal.tasks import add_task
from onward.journal.verdicts import findings
from onward.journal.writing import write
from onward.ledger.findings import NextStep
from onward.ledger.time_to_answer import PRESUME_SILENT

_MOST = 30_000  # a database takes no more numbers in one question
_QUIET_AGAIN = timedelta(days=7)
_A_WEEK = timedelta(days=7)
_KIND = {"follow up": TaskKind.FOLLOW_UP, "ask feedback": TaskKind.ASK_FEEDBACK}


def open_steps(search: Search, steps: Iterable[NextStep], *, today: date) -> list[NextStep]:
    """The steps that are still to do: one that was done or stands on the list already needs no second word."""
    lately = Q(done_on=None) | Q(done_on__gte=today - _QUIET_AGAIN) | Q(kind=TaskKind.ASK_FEEDBACK)
    rows = in_sight(search, Task).filter(lately)
    there = set(rows.values_list("kind", "application__number"))
    listed = set(rows.filter(done_on=None).values_list("what", flat=True))
    return [step for step in steps if (_KIND.get(step.kind), step.row) not in there and step.action not in listed]


def followed_up(application: Application, *, today: date) -> Batch:
    """The person asked how it stands, today."""
    what = _("Asked {name} how it stands").format(name=application.employer or application)
    about: dict[str, Any] = {"task": what, "application": str(application.pk), "name": str(application)}
    with write(application.search, "task done", **about) as pen:
        pen.add(
            Task(
                search=application.search,
                application=application,
                kind=TaskKind.FOLLOW_UP,
                what=what[:500],
                due=today,
                done_on=today,
                created_at=timezone.now(),
            )
        )
    return pen.batch


def put_on_list(search: Search, what: str, *, today: date) -> tuple[Task, Batch]:
    """A step that takes longer than a stroke, for within a week."""
    return add_task(search, what, due=today + _A_WEEK)


def let_go(search: Search, *, today: date) -> tuple[int, Batch | None]:
    """Close all that wait and will hardly be answered; no batch where there are none."""
    quiet = [
        silent.row for silent in findings(search, today=today).silence if silent.still_coming < PRESUME_SILENT
    ]
    if not quiet:
        return 0, None
    try:
        return edit_many(search, _numbered(search, quiet[:_MOST]), Edit(Doing.RECORD, Kind.CLOSED, on=today))
    except CannotEditError:
        return 0, None


def _numbered(search: Search, numbers: Collection[int]) -> QuerySet[Application]:
    return Application.objects.filter(search=search, number__in=numbers)
