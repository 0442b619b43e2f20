"""The work-search record of a search: its facts, and its rows in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from onward.exports.csv_file import csv_file
from onward.exports.work_search import CONTACTS, Contact, Facts, Record, Step, work_search
from onward.journal.as_reading import some_applications
from onward.journal.last_known import LastKnown
from onward.journal.models import Application, Event, Search
from onward.journal.names import KINDS

_MANY = 5000
_KEPT = 4
"""A record is looked at, then printed or saved: it need not be made each time."""
PRESETS = ("this-month", "last-month", "30-days")


_known: LastKnown[Record] = LastKnown(most=_KEPT)


def record(search: Search, since: date, until: date) -> Record:
    """What was done from one day to another, both included; the same object as long as nothing is written."""
    return _known.now((search.pk, since, until), search.revision, lambda: _record(search, since, until))


def _record(search: Search, since: date, until: date) -> Record:
    found = _with_steps(search, since, until)
    wanted: Any = _dated_or_not(search, since, until) if len(found) > _MANY else found  # more than a query takes
    told = Application.objects.filter(pk__in=wanted)
    rows = told.values_list("number", "address", "location", "source", "attributes")
    facts = {
        number: Facts(address, location, source or str(attributes.get("Source", "")))
        for number, address, location, source, attributes in rows
    }
    return work_search(some_applications(search, wanted), facts, since=since, until=until)


def _with_steps(search: Search, since: date, until: date) -> list[UUID]:
    """The applications with a step that is in these days, or may be: reading all of a long search takes too long.

    Each half has an index of its own: by an application's last day, and by steps without a day.
    """
    dated, undated = _steps(search, since, until)
    found = {*dated.values_list("application", flat=True), *undated.values_list("application", flat=True)}
    return list(found)


def _dated_or_not(search: Search, since: date, until: date) -> QuerySet[Event, Any]:
    dated, undated = _steps(search, since, until)
    return dated.values("application").union(undated.values("application"))


def _steps(search: Search, since: date, until: date) -> tuple[QuerySet[Event], QuerySet[Event]]:
    steps = Event.objects.filter(application__search=search, application__removed=False, kind__in=CONTACTS)
    return (
        steps.filter(on__range=(since, until), application__last_on__gte=since).order_by(),
        steps.filter(on__isnull=True).order_by(),
    )


def days_of(preset: str, today: date) -> tuple[date, date]:
    """The days that are meant by a preset; the last thirty where it is none."""
    first = today.replace(day=1)
    if preset == "this-month":
        return first, today
    if preset == "last-month":
        last = first - timedelta(days=1)
        return last.replace(day=1), last
    return today - timedelta(days=29), today


def header() -> list[str]:
    """The names of the columns."""
    return [
        _("Day"),
        _("What was done"),
        _("Employer"),
        _("Role"),
        _("Place"),
        _("How"),
        _("Address"),
        _("What came of it"),
        _("On"),
        _("All steps"),
    ]


def record_csv(search: Search, since: date, until: date) -> bytes:
    """The record of some days, both included, as a table."""
    return csv_file(header(), rows(record(search, since, until)))


def rows(found: Record) -> Iterator[list[object]]:
    """A row a contact."""
    names = {kind: str(word) for kind, word in KINDS.items()}  # each is looked up thousands of times
    for one in found.contacts:
        yield [
            one.on,
            names[one.kind],
            one.employer,
            one.role,
            one.location,
            one.channel,
            one.address,
            result(one),
            one.result_on,
            "; ".join(f"{names[step.kind]} {day_of(step)}" for step in one.history),
        ]


def result(one: Contact) -> str:
    """How it ended, or that it is open."""
    return str(KINDS[one.result]) if one.result else _("open")


def day_of(step: Step) -> str:
    """The day of a step, or that nobody knows it."""
    return step.on.isoformat() if step.on else _("day unknown")
