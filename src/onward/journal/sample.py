"""The sample search: a real one that its owner published, without names, with its days moved to now."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from importlib.resources import as_file, files

from django.utils import timezone

from onward.events import Application, Event
from onward.journal.erase import erase_search
from onward.journal.models import Search
from onward.journal.searches import start_search
from onward.journal.taking_in import take_in
from onward.language import gettext as _
from onward.reading import Reading
from onward.sources.assignment import ARMS_BY_NAME
from onward.sources.read import read

_OLD = timedelta(days=21)


def sample_search() -> Search:
    """The sample; made on first use, and anew where it has grown old and nobody wrote in it."""
    today = timezone.localdate()
    there = Search.objects.filter(sample=True, removed=False).first()
    if there is not None and (today - there.created_at.date() < _OLD or there.batches.count() > 1):
        return there
    if there is not None:
        erase_search(there)
    made = start_search(_("Sample search"), sample=True)
    take_in(made, moved(_sample(today), today))
    return made


def moved(reading: Reading, today: date) -> Reading:
    """A reading whose last day is moved to today or up to six days before, so that each day keeps its weekday."""
    last = reading.known_until or today
    by = (today - last) // timedelta(days=7) * timedelta(days=7)
    applications = tuple(_moved_application(application, by) for application in reading.applications)
    return replace(reading, applications=applications, known_until=last + by)


def _sample(today: date) -> Reading:
    with as_file(files("onward.journal").joinpath("sample_data", "search-138.json")) as path:
        return read(path, today=today, with_details=True)


def _moved_application(application: Application, by: timedelta) -> Application:
    # What the row said in full names the old days, and would contradict the moved ones; how it was sent does not.
    events = tuple(_moved_event(event, by) for event in application.events)
    arms = {name: said for name, said in application.details.items() if name in ARMS_BY_NAME}
    return replace(application, events=events, details=arms)


def _moved_event(event: Event, by: timedelta) -> Event:
    return replace(event, on=event.on and event.on + by, by=event.by and event.by + by)
