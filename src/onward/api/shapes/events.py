"""Dated facts."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Annotated
from uuid import UUID

from ninja import Schema
from pydantic import AfterValidator, Field

from onward.api.shapes.plain import Changed, Day, Given, Text
from onward.events import Kind
from onward.journal.models import Event
from onward.language import gettext as _


def _of_a_clock(clock: time) -> time:
    if clock.tzinfo is not None:
        raise ValueError(_("is in the person's own zone and has none of its own"))
    return clock.replace(microsecond=0)


Clock = Annotated[
    time, AfterValidator(_of_a_clock), Field(description="HH:MM, in the person's own zone, of an interview")
]


class EventIn(Given):
    """A fact to record. on: null where nobody knows the day."""

    kind: Kind
    on: Day | None = None
    time: Clock | None = None
    note: Text = ""


class EventChange(Changed):
    """A correction: a new revision of the same fact."""

    kind: Kind = Kind.APPLIED
    on: Day | None = None
    time: Clock | None = None
    note: Text = ""


class EventOut(Schema):
    """A fact as it counts now, or one revision of it.

    id: of the fact; all its revisions share it. by: of a fact without a day, the last by which it must have happened.
    origin, origin_detail: where it came from. taken_back: this revision takes the fact back.
    """

    id: UUID
    application: UUID
    kind: Kind
    on: date | None
    time: time | None
    by: date | None
    note: str
    origin: str
    origin_detail: str
    revision: int
    taken_back: bool
    recorded_at: datetime


class EventMade(EventOut):
    """A fact that was just recorded.

    taken_off: talks that were still to come and that this ending took off the calendar; undoing it brings them back.
    """

    taken_off: list[EventOut]


def told_event(event: Event) -> EventOut:
    """A revision as it goes out."""
    return EventOut(
        id=event.fact,
        application=event.application_id,
        kind=Kind(event.kind),
        on=event.on,
        time=event.time,
        by=event.by,
        note=event.note,
        origin=event.origin,
        origin_detail=event.origin_detail,
        revision=event.revision,
        taken_back=event.void,
        recorded_at=event.recorded_at,
    )
