"""A search as calendar entries: interviews with their time, and what is due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, tzinfo

from django.utils import timezone
from django.utils.translation import gettext as _

from onward.events import Kind
from onward.exports.ics import Entry
from onward.journal.current import latest
from onward.journal.models import Event, Search, Task
from onward.journal.names import KINDS

_TALKS = (Kind.SCREEN, Kind.ASSESSMENT, Kind.INTERVIEW)
_LONG = timedelta(hours=1)
_REMIND = (timedelta(hours=2),)


def entries(search: Search) -> list[Entry]:
    """Interviews, screens and assessments that have a day, and tasks that are due; what was taken back is cancelled."""
    return [*_talks(search, timezone.get_current_timezone()), *_tasks(search)]


def _talks(search: Search, zone: tzinfo) -> Iterator[Entry]:
    rows = Event.objects.filter(application__search=search, application__removed=False, kind__in=_TALKS)
    current = latest(rows.select_related("application"))
    for fact in (event for of_one in current.values() for event in of_one):
        if fact.on is None:
            continue
        start = datetime.combine(fact.on, fact.time, zone) if fact.time else fact.on
        yield Entry(
            uid=f"{fact.fact}@onward",
            summary=f"{KINDS[fact.kind]}: {fact.application}",
            start=start,
            end=start + _LONG if isinstance(start, datetime) else None,
            description=fact.note,
            address=fact.application.address if fact.application.address.startswith("http") else "",
            sequence=fact.revision,
            updated_at=fact.recorded_at,
            remind_before=_REMIND if fact.time else (),
        )


def _tasks(search: Search) -> Iterator[Entry]:
    for task in Task.objects.filter(search=search, removed=False, due__isnull=False).select_related("application"):
        if task.due is None:
            continue
        about = f"{task.what}: {task.application}" if task.application else task.what
        yield Entry(
            uid=f"{task.pk}@onward",
            summary=_("Done: {what}").format(what=about) if task.done_on else about,
            start=task.due,
            updated_at=task.created_at,
        )
