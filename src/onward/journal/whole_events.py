"""The events of a search as JSON holds them.

They are read as text, as the database writes it: there are so many that turning each into an object takes most of the
time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from onward.journal.as_text import as_text
from onward.journal.models import Event, Search

EVENT_FIELDS = ("kind", "on", "time", "by", "note", "origin", "origin_detail", "void")
_ALWAYS = frozenset({"employer", "role", "number", "kind", "on", "q"})
_Told = dict[str, Any]


class _Revision(NamedTuple):
    application: str
    fact: str
    revision: int
    kind: str
    on: str | None
    time: str | None
    by: str | None
    note: str
    origin: str
    origin_detail: str
    void: bool
    recorded_at: str


def events_of(search: Search) -> Mapping[str, list[_Told]]:
    """The facts of each application by its id's digits: by day, each with its earlier revisions.

    Those taken back come last.
    """
    found = Event.objects.filter(application__search=search).order_by()
    read = found.values_list(
        as_text("application_id"),
        as_text("fact"),
        "revision",
        "kind",
        *map(as_text, ("on", "time", "by")),
        *("note", "origin", "origin_detail", "void"),
        as_text("recorded_at"),
    )
    facts: dict[str, dict[str, list[_Revision]]] = defaultdict(lambda: defaultdict(list))
    for row in map(_Revision._make, read.iterator(chunk_size=2000)):
        facts[row.application][row.fact].append(row)
    return {application: _in_order(of_one.values()) for application, of_one in facts.items()}


def _in_order(facts: Iterable[list[_Revision]]) -> list[_Told]:
    told = [_event(sorted(of_one, key=lambda row: row.revision)) for of_one in facts]
    return [said for _place, said in sorted(told, key=lambda one: one[0])]


def _event(revisions: Sequence[_Revision]) -> tuple[tuple[Any, ...], _Told]:
    """A fact as it is told, after its place among the others: the same in every search that says the same."""
    *before, last = revisions
    first = revisions[0].recorded_at
    told = _said(last)
    if before:
        told["before"] = [_said(row) for row in before]
    place = (bool(last.void), last.on is None, last.on or last.by or first[:10], first, str(told))
    return place, told


def _said(row: _Revision) -> _Told:
    told = plain(row, EVENT_FIELDS)
    told["recorded_at"] = row.recorded_at.replace(" ", "T") + "+00:00"
    return told


def plain(row: Any, fields: Iterable[str]) -> dict[str, Any]:
    """Fields as JSON holds them; empty ones are left out but for numbers."""
    found = {name: getattr(row, name) for name in fields}
    return {
        name: value.isoformat() if hasattr(value, "isoformat") else value
        for name, value in found.items()
        if value not in (None, "", False) or name in _ALWAYS
    }
