"""A search of the journal as the ledger takes it: the same shape that a file gives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import TextField
from django.db.models.functions import Cast

from onward import events
from onward.events import Kind
from onward.journal.models import Application, Event, Origin, Search
from onward.reading import Reading

_KIND = {kind.value: kind for kind in Kind}


class _Fact(NamedTuple):
    """One revision of a fact as text: a model instance each would take most of the time."""

    application: str
    fact: str
    revision: int
    void: bool
    kind: str
    on: str | None
    by: str | None
    origin: str
    detail: str
    recorded_at: str


class _Row(NamedTuple):
    """What of an application is needed."""

    pk: str
    number: int
    employer: str
    role: str
    attributes: dict[str, str]
    source: str
    resume: str | None
    letter: str | None


def as_reading(search: Search) -> Reading:
    """The applications of a search with the facts that count now; ones that were only saved are left out.

    An application's `row` is its number. The reading knows of every day on which something was recorded by hand, and
    of the days of all events: a search that was only imported is looked at from its own last day.
    """
    facts = _facts(search, None)
    taken = [_application(row, facts[row.pk]) for row in _rows(search) if row.pk in facts]
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
    facts = _facts(search, wanted)
    return [_application(row, facts[row.pk]) for row in _rows(search, wanted) if row.pk in facts]


def _rows(search: Search, wanted: Iterable[Any] | None = None) -> Iterable[_Row]:
    found = Application.objects.filter(search=search, removed=False).order_by("number")
    found = found if wanted is None else found.filter(pk__in=wanted)
    read = found.values_list(
        _text("id"), "number", "employer", "role", "attributes", "source", "resume__name", "letter__name"
    )
    return map(_Row._make, read.iterator(chunk_size=2000))


def _facts(search: Search, wanted: Iterable[Any] | None) -> Mapping[str, list[_Fact]]:
    """The last revision of each fact by application, those taken back left out; in the order of recording."""
    found = Event.objects.filter(application__search=search, application__removed=False).order_by()
    found = found if wanted is None else found.filter(application__in=wanted)
    read = found.values_list(
        _text("application_id"),
        _text("fact"),
        "revision",
        "void",
        "kind",
        _text("on"),
        _text("by"),
        "origin",
        "origin_detail",
        _text("recorded_at"),
    )
    last: dict[str, _Fact] = {}
    begun: dict[str, str] = {}
    for fact in map(_Fact._make, read.iterator(chunk_size=2000)):
        kept = last.get(fact.fact)
        if kept is None or fact.revision > kept.revision:
            last[fact.fact] = fact
        if fact.revision == 0:
            begun[fact.fact] = fact.recorded_at
    by_application: dict[str, list[_Fact]] = defaultdict(list)
    for fact in last.values():
        if not fact.void:
            by_application[fact.application].append(fact)
    for facts in by_application.values():
        facts.sort(key=lambda f: (begun.get(f.fact, f.recorded_at), f.on is None, f.on or f.by or ""))
    return by_application


def _text(name: str) -> Cast:
    """A value as the database writes it: turning each id and day into an object costs more than reading it."""
    return Cast(name, TextField())


def _application(row: _Row, facts: Iterable[_Fact]) -> events.Application:
    return events.Application(
        row=row.number,
        employer=row.employer,
        role=row.role,
        events=tuple(events.Event(_KIND[f.kind], _day(f.on), _day(f.by), f.detail) for f in facts),
        attributes=_attributes(row),
    )


def _attributes(row: _Row) -> dict[str, str]:
    """What tells applications apart: as imported or typed, and what the journal has fields for."""
    found = {str(name): str(level) for name, level in row.attributes.items() if level}
    own = {"Source": row.source, "Resume": row.resume or "", "Letter": row.letter or ""}
    return found | {name: level for name, level in own.items() if level}


def _known_until(facts: Mapping[str, list[_Fact]]) -> date | None:
    rows = [fact for of_one in facts.values() for fact in of_one]
    days = [fact.on for fact in rows if fact.on is not None]
    days += [fact.recorded_at[:10] for fact in rows if fact.origin != Origin.IMPORTED]
    return _day(max(days, default=None))


@lru_cache(maxsize=8192)
def _day(text: str | None) -> date | None:
    """Many facts share a day."""
    return date.fromisoformat(text) if text else None
