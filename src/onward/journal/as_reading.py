"""A search of the journal as the ledger takes it: the same shape that a file gives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from onward import events
from onward.events import Kind
from onward.journal.current import latest
from onward.journal.models import Application, Event, Origin, Search
from onward.reading import Reading

_FROM_ELSEWHERE = {Origin.IMPORTED}


def as_reading(search: Search) -> Reading:
    """The applications of a search with the facts that count now; ones that were only saved are left out.

    An application's `row` is its number. The reading knows of every day on which something was recorded by hand, and
    of the days of all events: a search that was only imported is looked at from its own last day.
    """
    rows = list(_applications(search))
    facts = _facts(search)
    documents = dict(search.documents.values_list("pk", "name"))
    taken = [_application(row, facts[row.pk], documents) for row in rows if facts[row.pk]]
    return Reading(
        path=search.name,
        format="",
        rows=len(taken),
        applications=tuple(taken),
        skipped=(),
        doubts=(),
        mapping={},
        known_until=_known_until(facts),
    )


def _applications(search: Search) -> Iterable[Application]:
    return Application.objects.filter(search=search, removed=False).order_by("number").defer("about")


def _facts(search: Search) -> Mapping[UUID, list[Event]]:
    rows = Event.objects.filter(application__search=search, application__removed=False)
    found: dict[UUID, list[Event]] = defaultdict(list)
    found.update(latest(rows.defer("note", "batch")))
    return found


def _application(row: Application, facts: Iterable[Event], documents: Mapping[UUID, str]) -> events.Application:
    return events.Application(
        row=row.number,
        employer=row.employer,
        role=row.role,
        events=tuple(events.Event(Kind(fact.kind), fact.on, fact.by, fact.origin_detail) for fact in facts),
        attributes=_attributes(row, documents),
    )


def _attributes(row: Application, documents: Mapping[UUID, str]) -> dict[str, str]:
    """What tells applications apart: as imported or typed, and what the journal has fields for."""
    found = {str(name): str(level) for name, level in row.attributes.items() if level}
    own = {
        "Source": row.source,
        "Resume": documents.get(row.resume_id, "") if row.resume_id else "",
        "Letter": documents.get(row.letter_id, "") if row.letter_id else "",
    }
    return found | {name: level for name, level in own.items() if level}


def _known_until(facts: Mapping[UUID, list[Event]]) -> date | None:
    rows = [row for of_one in facts.values() for row in of_one]
    days = [row.on for row in rows if row.on is not None]
    days += [row.recorded_at.date() for row in rows if row.origin not in _FROM_ELSEWHERE]
    return max(days, default=None)
