"""Events: recording, correcting, taking back, and how a fact came to be what it is."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from ninja import Query, Router, Status

from onward.api.asking import Asked, came_from, own_application, own_current, own_fact
from onward.api.once import once
from onward.api.paging import Page, Paged, page_of_list
from onward.api.rooms.problems_told import answers
from onward.api.shapes.events import EventChange, EventIn, EventMade, EventOut, told_event
from onward.journal.called_off import called_off
from onward.journal.current import current_events
from onward.journal.recording import correct, record, take_back
from onward.journal.writing import Fact

router = Router(tags=["events"])


@router.get(
    "/applications/{uuid:pk}/events", response=answers(200, Page[EventOut], 404), operation_id="list_events"
)
def list_events(request: Asked, pk: UUID, asked: Query[Paged]) -> dict[str, Any]:
    """The facts of one application that count now, as they were recorded."""
    found = current_events(own_application(request, pk))
    return page_of_list(request, [told_event(event) for event in found], asked)


@router.post("/applications/{uuid:pk}/events", response=answers(201, EventMade, 404), operation_id="record_event")
def add(request: Asked, pk: UUID, body: EventIn) -> Status[EventMade]:
    """Record a fact. With an Idempotency-Key, the same request again records nothing."""
    fact = Fact(body.kind, body.on, time=body.time, note=body.note, **came_from(request))
    made = once(request, lambda: record(own_application(request, pk), fact).events.get(void=False).fact)
    of_the_fact = own_fact(request, made)
    last, first = of_the_fact[0], of_the_fact[-1]
    off = [told_event(event) for event in called_off(first.batch)]
    return Status(201, EventMade(**told_event(last).dict(), taken_off=off))


@router.get("/events/{uuid:pk}", response=answers(200, EventOut, 404), operation_id="read_event")
def read(request: Asked, pk: UUID) -> EventOut:
    """A fact as it counts now."""
    return told_event(own_current(request, pk))


@router.patch("/events/{uuid:pk}", response=answers(200, EventOut, 404), operation_id="correct_event")
def change(request: Asked, pk: UUID, body: EventChange) -> EventOut:
    """Correct a fact; what it said before stays in its history."""
    event = own_current(request, pk)
    now: dict[str, Any] = {name: getattr(event, name) for name in ("kind", "on", "time", "note")}
    correct(event, **now | body.changes())
    return told_event(own_current(request, pk))


@router.delete("/events/{uuid:pk}", response=answers(204, None, 404), operation_id="take_event_back")
def remove(request: Asked, pk: UUID) -> Status[None]:
    """Take a fact back: it did not happen."""
    take_back(own_current(request, pk))
    return Status(204, None)


@router.get("/events/{uuid:pk}/history", response=answers(200, Page[EventOut], 404), operation_id="event_history")
def revisions(request: Asked, pk: UUID, asked: Query[Paged]) -> dict[str, Any]:
    """All revisions of a fact, the last one first."""
    return page_of_list(request, [told_event(event) for event in own_fact(request, pk)], asked)
