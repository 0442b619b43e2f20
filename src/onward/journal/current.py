"""The facts that count now: the last revision of each, without those that were taken back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from onward.journal.models import Application, Event


def current_events(application: Application) -> list[Event]:
    """The facts of one application, oldest first as recorded."""
    return current_events_of([application.id])[application.id]


def current_events_of(
    applications: Iterable[UUID], *, known_at: datetime | None = None
) -> dict[UUID, list[Event]]:
    """The facts of some applications; known_at: as they had been recorded by then."""
    wanted = list(applications)
    rows: list[Event] = []
    for start in range(0, len(wanted), _AT_ONCE):
        found = Event.objects.filter(application_id__in=wanted[start : start + _AT_ONCE])
        rows += found if known_at is None else found.filter(recorded_at__lte=known_at)
    return latest(rows)


def latest(rows: Iterable[Event]) -> dict[UUID, list[Event]]:
    """The last revision of each fact by application, those taken back left out."""
    last: dict[UUID, Event] = {}
    begun: dict[UUID, datetime] = {}
    for row in rows:
        kept = last.get(row.fact)
        if kept is None or row.revision > kept.revision:
            last[row.fact] = row
        if row.revision == 0:
            begun[row.fact] = row.recorded_at
    found: dict[UUID, list[Event]] = defaultdict(list)
    for row in sorted(last.values(), key=lambda r: (begun.get(r.fact, r.recorded_at), *_by_day(r))):
        if not row.void:
            found[row.application_id].append(row)
    return found


def _by_day(row: Event) -> tuple[bool, date]:
    return row.on is None, row.on or row.by or date.max


_AT_ONCE = 500
