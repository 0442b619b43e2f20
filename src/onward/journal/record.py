"""The work-search record of a search: its facts, and its rows in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Q
from django.utils.translation import gettext as _

from onward.exports.csv_file import csv_file
from onward.exports.work_search import CONTACTS, Contact, Facts, Record, Step, work_search
from onward.journal.as_reading import some_applications
from onward.journal.models import Application, Event, Search
from onward.journal.names import KINDS

_MANY = 5000
PRESETS = ("this-month", "last-month", "30-days")


def record(search: Search, since: date, until: date) -> Record:
    """What was done from one day to another, both included."""
    # Only applications with a step that is in these days, or may be: reading all of a long search takes too long.
    steps = Event.objects.filter(application__search=search, kind__in=CONTACTS)
    inside = (
        steps.filter(Q(on__range=(since, until)) | Q(on=None)).values_list("application", flat=True).distinct()
    )
    found = list(inside[: _MANY + 1])
    wanted = inside if len(found) > _MANY else found  # asked once, unless there are more than a query takes
    told = Application.objects.filter(search=search, pk__in=wanted)
    rows = told.values_list("number", "address", "location", "source", "attributes")
    facts = {
        number: Facts(address, location, source or str(attributes.get("Source", "")))
        for number, address, location, source, attributes in rows
    }
    return work_search(some_applications(search, wanted), facts, since=since, until=until)


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
    for one in found.contacts:
        yield [
            one.on,
            KINDS[one.kind],
            one.employer,
            one.role,
            one.location,
            one.channel,
            one.address,
            result(one),
            one.result_on,
            "; ".join(f"{KINDS[step.kind]} {day_of(step)}" for step in one.history),
        ]


def result(one: Contact) -> str:
    """How it ended, or that it is open."""
    return str(KINDS[one.result]) if one.result else _("open")


def day_of(step: Step) -> str:
    """The day of a step, or that nobody knows it."""
    return step.on.isoformat() if step.on else _("day unknown")
