"""The facts that count, plain: what they say as text, by the digits of their application's id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from onward.journal.as_text import as_text
from onward.journal.models import Event, Search


class Fact(NamedTuple):
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


def facts_of(search: Search, wanted: Iterable[Any] | None = None) -> Mapping[str, list[Fact]]:
    """The last revision of each fact by application, those taken back left out; in the order of recording."""
    found = Event.objects.filter(application__search=search, application__removed=False).order_by()
    found = found if wanted is None else found.filter(application__in=wanted)
    read = found.values_list(
        as_text("application_id"),
        as_text("fact"),
        "revision",
        "void",
        "kind",
        as_text("on"),
        as_text("by"),
        "origin",
        "origin_detail",
        as_text("recorded_at"),
    )
    last: dict[str, Fact] = {}
    begun: dict[str, str] = {}
    for fact in map(Fact._make, read.iterator(chunk_size=2000)):
        kept = last.get(fact.fact)
        if kept is None or fact.revision > kept.revision:
            last[fact.fact] = fact
        if fact.revision == 0:
            begun[fact.fact] = fact.recorded_at
    by_application: dict[str, list[Fact]] = defaultdict(list)
    for fact in last.values():
        if not fact.void:
            by_application[fact.application].append(fact)
    for facts in by_application.values():
        facts.sort(key=lambda f: (begun.get(f.fact, f.recorded_at), f.on is None, f.on or f.by or ""))
    return by_application
