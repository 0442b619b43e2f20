"""A search as calendar entries: interviews with their time, and what is due."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, tzinfo
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from onward.events import Kind
from onward.exports.ics import Entry
from onward.journal.belonging import in_sight
from onward.journal.current import latest
from onward.journal.models import Event, Search, Task
from onward.journal.names import KINDS

_TALKS = (Kind.SCREEN, Kind.ASSESSMENT, Kind.INTERVIEW)
_LONG = timedelta(hours=1)
_OF_AN_EVENT = ("fact", "revision", "void", "kind", "on", "by", "time", "note", "recorded_at", "application_id")
_OF_AN_APPLICATION = ("employer", "role", "number", "address", "removed")
_REMIND = (timedelta(hours=2),)


def entries(search: Search, *, since: date = date.min) -> list[Entry]:
    """Interviews, screens and assessments that have a day, and tasks that are due, from a day on."""
    return [*_talks(search, timezone.get_current_timezone(), since), *_tasks(search, since)]


def cancelled(search: Search, *, since: date) -> list[Entry]:
    """Talks that were taken back, or whose application was put away: a subscriber takes them off its calendar.

    Args:
        search: which.
        since: earlier ones nobody looks at.
    """
    zone = timezone.get_current_timezone()
    last: dict[UUID, Event] = {}
    for event in _revisions(search, since).order_by("revision"):
        last[event.fact] = event
    gone = [event for event in last.values() if event.void or event.application.removed]
    return [
        replace(_entry(event, zone), status="CANCELLED", remind_before=())
        for event in gone
        if event.on is not None and event.on >= since
    ]


def _revisions(search: Search, since: date) -> QuerySet[Event]:
    """All revisions of every fact that is a talk from a day on, or was one before a correction."""
    talks = Event.objects.filter(application__search=search, kind__in=_TALKS, on__gte=since)
    found = Event.objects.filter(fact__in=talks.values("fact")).select_related("application")
    return found.only(*_OF_AN_EVENT, *(f"application__{name}" for name in _OF_AN_APPLICATION))


def _talks(search: Search, zone: tzinfo, since: date) -> Iterator[Entry]:
    current = latest(_revisions(search, since).filter(application__removed=False))
    for fact in (event for of_one in current.values() for event in of_one):
        if fact.on is not None and fact.on >= since and fact.kind in _TALKS:
            yield _entry(fact, zone)


def _entry(fact: Event, zone: tzinfo) -> Entry:
    """A fact with a day."""
    assert fact.on is not None
    start = datetime.combine(fact.on, fact.time, zone) if fact.time else fact.on
    return Entry(
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


def _tasks(search: Search, since: date) -> Iterator[Entry]:
    for task in in_sight(search, Task).filter(due__gte=since).select_related("application"):
        if task.due is None:
            continue
        about = f"{task.what}: {task.application}" if task.application else task.what
        yield Entry(
            uid=f"{task.pk}@onward",
            summary=_("Done: {what}").format(what=about) if task.done_on else about,
            start=task.due,
            updated_at=task.created_at,
        )
