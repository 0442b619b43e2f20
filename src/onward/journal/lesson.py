"""What one no taught, in the words of the ledger."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from onward.events import Kind
from onward.journal.as_reading import as_reading
from onward.journal.current import current_events
from onward.journal.last_known import LastKnown
from onward.journal.models import Application
from onward.journal.verdicts import AT_ONCE, AtHand, at_hand, version_of
from onward.language import spoken
from onward.ledger.findings import LastRejection
from onward.ledger.one_no import rejection_of

_lessons: LastKnown[str] = LastKnown(most=64)


def lesson_at_hand(application: Application, *, today: date) -> str | None:
    """What the no to an application taught, where that is known at once or worked out in no time; else None."""
    known = at_hand(application.search, today=today)
    latest = _of_the_latest(application, known)
    if latest is not None:
        return latest
    small = known.findings is not None and len(known.findings.source.applications) <= AT_ONCE
    return lesson_of(application, today=today) if small else None


def lesson_of(application: Application, *, today: date) -> str:
    """What the no to an application taught.

    The latest no has its words in the findings, and every page says the same; an earlier one, one of several on a day,
    or one that the findings do not hold yet is told by what was known on its day. Where its day is not known, nobody
    can say more than this.
    """
    known, search = at_hand(application.search, today=today), application.search
    latest = _of_the_latest(application, known)
    if latest is not None:
        return latest
    version = version_of(search, today)
    return _lessons.now((application.pk, spoken()), version, lambda: _of_an_earlier(application, known, today))


def _of_an_earlier(application: Application, known: AtHand, today: date) -> str:
    on = _said_no_on(application)
    told = _told(application, known, on) if on is not None and on <= today else None
    if told is not None and told.row == application.number:
        return told.words
    return _("Nothing to change. One no by itself says next to nothing about you or your papers.")


def _of_the_latest(application: Application, known: AtHand) -> str | None:
    last = known.findings.last_rejection if known.fresh and known.findings is not None else None
    return last.words if last is not None and last.row == application.number else None


def _told(application: Application, known: AtHand, on: date) -> LastRejection | None:
    search = application.search
    there = known.findings if known.fresh else None
    read = there.source.applications if there else as_reading(search).applications
    return rejection_of(read, application.number, on, period=search.settings.get("period"))


def _said_no_on(application: Application) -> date | None:
    days = [event.on for event in current_events(application) if event.kind == Kind.REJECTED]
    return min((day for day in days if day is not None), default=None)
