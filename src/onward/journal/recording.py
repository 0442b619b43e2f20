"""Recording what happened to one application, correcting it, and taking it back."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from django.utils import timezone

from onward.events import Kind
from onward.journal.current import current_events
from onward.journal.derive import standing
from onward.journal.models import Application, Batch, Event, Place
from onward.journal.moving import AHEAD
from onward.journal.sending import done_with_sending
from onward.journal.writing import Fact, NothingToWriteError, Pen, write

ENDINGS = frozenset({Kind.ACCEPTED, Kind.DECLINED, Kind.REJECTED, Kind.WITHDRAWN, Kind.CLOSED})


def record(application: Application, fact: Fact) -> Batch:
    """Record one fact."""
    with write(application.search, "recorded", **_about(application, fact.kind, fact.on)) as pen:
        _call_off(pen, application, fact)
        done_with_sending(pen, application, fact.kind)
        pen.record(application, fact)
    return pen.batch


def send(application: Application, on: date) -> Batch | None:
    """A saved one was sent. None where it was sent already: a button that was pressed twice is one sending."""
    try:
        with write(application.search, "recorded", **_about(application, Kind.APPLIED, on)) as pen:
            application.refresh_from_db()
            if application.place != Place.SAVED:
                raise NothingToWriteError
            done_with_sending(pen, application, Kind.APPLIED)
            pen.record(application, Fact(Kind.APPLIED, on=on))
    except NothingToWriteError:
        return None
    return pen.batch


def record_once(application: Application, fact: Fact) -> Batch | None:
    """Record one fact, unless the same happened on that day already; None where it did."""
    try:
        with write(application.search, "recorded", **_about(application, fact.kind, fact.on)) as pen:
            # Asked under the lock: a button that was pressed twice is one no.
            if (fact.kind, fact.on) in {(event.kind, event.on) for event in current_events(application)}:
                raise NothingToWriteError
            _call_off(pen, application, fact)
            done_with_sending(pen, application, fact.kind)
            pen.record(application, fact)
    except NothingToWriteError:
        return None
    return pen.batch


def reject(application: Application, on: date | None, note: str = "") -> Batch | None:
    """They said no. Said twice of one day, it is one fact; None where it was known already."""
    return record_once(application, Fact(Kind.REJECTED, on=on, note=note))


def correct(event: Event, *, kind: str, on: date | None, time: time | None = None, note: str = "") -> Batch | None:
    """Say a fact anew; what it said before stays in its history. None where nothing is different.

    A day that a person sets is theirs: where it had come from is no longer true of it.
    """
    fields: dict[str, Any] = {"kind": kind, "on": on, "time": time, "note": note}
    if all(getattr(event, name) == value for name, value in fields.items()):
        return None
    if on != event.on:
        fields |= {"origin": "typed", "origin_detail": "", "by": event.by if on is None else None}
    with write(event.application.search, "corrected", **_about(event.application, kind, on)) as pen:
        pen.correct(event, **fields)
    return pen.batch


def take_back(event: Event) -> Batch:
    """Take a fact back: it did not happen."""
    about = _about(event.application, event.kind, event.on)
    with write(event.application.search, "taken back", **about) as pen:
        pen.retract(event)
    return pen.batch


def wrote_after_all(application: Application, on: date) -> Batch:
    """They wrote after it had ended: it goes on from there.

    An ending without a day, or on that very day, would still come last; then it is taken back with the same stroke.
    """
    with write(application.search, "revived", **_about(application, Kind.ANSWERED, on)) as pen:
        for event in _endings(application):
            if event.on is None or event.on >= on:
                pen.retract(event)
        pen.record(application, Fact(Kind.ANSWERED, on=on))
    return pen.batch


def reopen(application: Application) -> Batch | None:
    """It was not over: its endings are taken back. None where there is none."""
    try:
        with write(application.search, "reopened", application=str(application.pk), name=str(application)) as pen:
            ended = _endings(application)
            if not ended:
                raise NothingToWriteError
            for event in ended:
                pen.retract(event)
    except NothingToWriteError:
        return None
    return pen.batch


def _call_off(pen: Pen, application: Application, fact: Fact) -> None:
    """With an ending, the talks that were still to come are off: they will not have happened, and revive nothing."""
    if fact.kind not in ENDINGS:
        return
    facts = current_events(application)
    ahead = [event for event in facts if _lies_ahead(event)]
    # An ending that something later has revived already ends nothing, and takes nothing off.
    if standing([*(event for event in facts if event not in ahead), fact]).ending:
        for event in ahead:
            pen.retract(event)


def _lies_ahead(event: Event) -> bool:
    return Kind(event.kind) in AHEAD and event.on is not None and event.on > timezone.localdate()


def _endings(application: Application) -> list[Event]:
    return [event for event in current_events(application) if Kind(event.kind) in ENDINGS]


def _about(application: Application, kind: str, on: date | None) -> dict[str, Any]:
    """What the history's words need."""
    return {
        "application": str(application.pk),
        "name": str(application),
        "kind": str(kind),
        "on": on.isoformat() if on else None,
    }
