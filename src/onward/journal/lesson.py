"""What one no taught, in the words of the ledger."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from onward.events import Kind
from onward.journal.current import current_events
from onward.journal.models import Application
from onward.journal.verdicts import findings
from onward.ledger.findings import LastRejection
from onward.ledger.names import application_name
from onward.ledger.one_no import rejection_of
from onward.reading import Reading


def lesson_of(application: Application, *, today: date) -> str:
    """What the no to an application taught.

    The latest no has its words in the findings, and every page says the same; an earlier one, or one of several on a
    day, is told by what was known on its day. Where its day is not known, nobody can say more than this.
    """
    calm = _("Nothing to change. One no by itself says next to nothing about you or your papers.")
    found = findings(application.search, today=today)
    name, on = _read_name(found.source, application.number), _said_no_on(application)
    last = found.last_rejection
    if last is not None and (last.application, last.on) == (name, on) and _only_one(found.source, name):
        return last.words
    if on is None or on > found.as_of:
        return calm
    told = _told(application, found.source, on)
    return told.words if told else calm


def _told(application: Application, source: Reading, on: date) -> LastRejection | None:
    period = application.search.settings.get("period")
    return rejection_of(source.applications, application.number, on, period=period)


def _read_name(source: Reading, number: int) -> str:
    return next((application_name(read) for read in source.applications if read.row == number), "")


def _only_one(source: Reading, name: str) -> bool:
    return sum(application_name(read) == name for read in source.applications) == 1


def _said_no_on(application: Application) -> date | None:
    days = [event.on for event in current_events(application) if event.kind == Kind.REJECTED]
    return min((day for day in days if day is not None), default=None)
