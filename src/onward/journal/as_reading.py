"""A search of the journal as the ledger takes it: the same shape that a file gives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from onward import events
from onward.events import Kind
from onward.journal.as_text import as_text
from onward.journal.models import Application, Origin, Search
from onward.journal.own_columns import known_as, said_by_fields
from onward.journal.plain_facts import Fact, facts_of
from onward.reading import Reading

_Doubles = Mapping[str, tuple[int, Mapping[str, str]]]
_KIND = {kind.value: kind for kind in Kind}


class _Row(NamedTuple):
    """What of an application is needed."""

    pk: str
    number: int
    employer: str
    role: str
    location: str
    attributes: dict[str, str]
    source: str
    resume: str | None
    letter: str | None


def as_reading(search: Search) -> Reading:
    """The applications of a search with the facts that count now; ones that were only saved are left out.

    An application's `row` is its number. The reading knows of every day on which something was recorded by hand, and
    of the days of all events: a search that was only imported is looked at from its own last day.
    """
    facts = facts_of(search, None)
    rows = [row for row in _rows(search) if row.pk in facts]
    doubles = said_by_fields((row.attributes, (row.role, row.location)) for row in rows)
    taken = [_application(row, facts[row.pk], doubles) for row in rows]
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


def some_applications(search: Search, wanted: Iterable[Any]) -> list[events.Application]:
    """Some applications as `as_reading` gives all of them; wanted: their ids."""
    facts = facts_of(search, wanted)
    return [_application(row, facts[row.pk], {}) for row in _rows(search, wanted) if row.pk in facts]


def _rows(search: Search, wanted: Iterable[Any] | None = None) -> Iterable[_Row]:
    found = Application.objects.filter(search=search, removed=False).order_by("number")
    found = found if wanted is None else found.filter(pk__in=wanted)
    read = found.values_list(
        as_text("id"),
        "number",
        "employer",
        "role",
        "location",
        "attributes",
        "source",
        "resume__name",
        "letter__name",
    )
    return map(_Row._make, read.iterator(chunk_size=2000))


def _application(row: _Row, facts: Iterable[Fact], doubles: _Doubles) -> events.Application:
    return events.Application(
        row=row.number,
        employer=row.employer,
        role=row.role,
        events=tuple(events.Event(_KIND[f.kind], _day(f.on), _day(f.by), f.detail) for f in facts),
        attributes=_attributes(row, doubles),
    )


def _attributes(row: _Row, doubles: _Doubles) -> dict[str, str]:
    """What tells applications apart: as imported or typed, and what the journal has fields for."""
    found = {str(name): str(level) for name, level in row.attributes.items() if level}
    for name, (place, levels) in doubles.items():
        if name not in found and (level := levels.get(known_as((row.role, row.location)[place]))):
            found[name] = level
    own = {"Source": row.source, "Resume": row.resume or "", "Letter": row.letter or ""}
    return found | {name: level for name, level in own.items() if level}


def _known_until(facts: Mapping[str, list[Fact]]) -> date | None:
    rows = [fact for of_one in facts.values() for fact in of_one]
    days = [fact.on for fact in rows if fact.on is not None]
    days += [fact.recorded_at[:10] for fact in rows if fact.origin != Origin.IMPORTED]
    return _day(max(days, default=None))


@lru_cache(maxsize=8192)
def _day(text: str | None) -> date | None:
    """Many facts share a day."""
    return date.fromisoformat(text) if text else None
