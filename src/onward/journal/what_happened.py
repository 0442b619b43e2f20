"""What happened, and what is to come, between two days."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from onward.events import Kind
from onward.journal.models import Event, Search

TALKS = (Kind.SCREEN, Kind.ASSESSMENT, Kind.INTERVIEW)
MOST = 500


def facts_between(
    search: Search, first: date, last: date | None = None, kinds: Any = None, most: int = MOST
) -> list[Event]:
    """The facts of those days that count now, with their applications; the first of the day first."""
    # An application's last day is derived and indexed: it leaves out most of a long search at once.
    rows = _current(search).filter(on__gte=first, application__last_on__gte=first)
    rows = rows.filter(on__lte=last) if last else rows
    rows = rows.filter(kind__in=kinds) if kinds else rows
    return list(
        rows.select_related("application").defer("application__about").order_by("on", "time", "recorded_at")[:most]
    )


def _current(search: Search) -> QuerySet[Event]:
    """The last revision of each fact, without those that were taken back."""
    later = Event.objects.filter(fact=OuterRef("fact"), revision__gt=OuterRef("revision"))
    rows = Event.objects.filter(application__search=search, application__removed=False, void=False)
    return rows.filter(~Exists(later))
