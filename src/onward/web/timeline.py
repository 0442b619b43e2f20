"""The timeline of one application: what is to come, now, and what was, newest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from onward.journal.current import latest
from onward.journal.models import Application, Event, Origin, Task
from onward.journal.names import KINDS, ORIGINS


@dataclass(frozen=True)
class Entry:
    """One fact as it is shown.

    Attributes:
        event: its last revision.
        what: its kind, in words.
        origin: where it came from, in words.
        corrected: it says something else than at first.
    """

    event: Event
    what: str
    origin: str
    corrected: bool


@dataclass(frozen=True)
class Timeline:
    """What stands above the Now marker, at it, and below it.

    Attributes:
        coming: facts of days to come, the farthest first.
        later: tasks of days to come or of no day.
        due: tasks of today and before.
        past: what was, newest first; what has no day stands where it was recorded.
    """

    coming: Sequence[Entry]
    later: Sequence[Task]
    due: Sequence[Task]
    past: Sequence[Entry]


def timeline(application: Application, tasks: Iterable[Task], today: date) -> Timeline:
    """Everything about one application in time."""
    events = latest(Event.objects.filter(application=application))[application.pk]
    first = _first_revisions(events)
    entries = [_entry(event, first.get(event.fact)) for event in _in_time(events)][::-1]
    open_ones = [task for task in tasks if task.done_on is None]
    due = [task for task in open_ones if task.due is not None and task.due <= today]
    return Timeline(
        coming=[entry for entry in entries if _to_come(entry.event, today)],
        later=[task for task in open_ones if task not in due],
        due=due,
        past=[entry for entry in entries if not _to_come(entry.event, today)],
    )


def _to_come(event: Event, today: date) -> bool:
    return event.on is not None and event.on > today


def _in_time(events: Iterable[Event]) -> list[Event]:
    """By day and time; what has no day stays behind what was recorded before it."""
    placed, latest_day = [], date.min
    for place, event in enumerate(events):
        latest_day = event.on or latest_day
        clock = event.time.isoformat() if event.time else ""
        placed.append(((latest_day, clock, place), event))
    return [event for _, event in sorted(placed, key=lambda one: one[0])]


def _first_revisions(events: Iterable[Event]) -> dict[UUID, Event]:
    """What was said at first of each fact that was said anew; taken back and brought back, it says the same."""
    anew = [event.fact for event in events if event.revision]
    return {row.fact: row for row in Event.objects.filter(fact__in=anew, revision=0)} if anew else {}


def _entry(event: Event, first: Event | None) -> Entry:
    origin = str(ORIGINS.get(event.origin, event.origin))
    if event.origin == Origin.IMPORTED or event.origin_detail:
        origin = ": ".join(filter(None, [origin, event.origin_detail]))
    corrected = first is not None and any(getattr(first, name) != getattr(event, name) for name in _SAID)
    return Entry(event, str(KINDS.get(event.kind, event.kind)), origin, corrected)


_SAID = ("kind", "on", "time", "note")
