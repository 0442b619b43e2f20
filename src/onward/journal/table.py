"""A search as one table: a row an application, a day a column, for a spreadsheet and for our own reader."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from uuid import UUID

from onward.events import Kind
from onward.journal.models import Application, Note, Search, Tagging
from onward.journal.plain_facts import Fact, facts_of

_DAYS = {
    Kind.APPLIED: "Date applied",
    Kind.CONTACTED: "Contacted date",
    Kind.ANSWERED: "Date answered",
    Kind.SCREEN: "Screen date",
    Kind.ASSESSMENT: "Assessment date",
    Kind.INTERVIEW: "Interview date",
    Kind.OFFER: "Offer date",
    Kind.ACCEPTED: "Accepted date",
    Kind.DECLINED: "Declined date",
    Kind.REJECTED: "Rejected date",
    Kind.WITHDRAWN: "Withdrawn date",
    Kind.CLOSED: "Closed date",
}
_NO_DAY = "yes"
_FIRST = ["Number", "Employer", "Role", "Status"]
_LAST = ["Source", "Location", "Salary", "Job URL", "Resume", "Letter", "Tags", "Notes"]


def table(search: Search) -> tuple[list[str], Iterator[list[object]]]:
    """The header and the rows, in the order of the applications' numbers.

    The status is how it ended or how far it is, in the words of the data; own attributes are the last columns. What
    happened on a day that nobody knows is a yes. onward.sources.own_table reads it back.
    """
    applications = list(
        Application.objects.filter(search=search, removed=False)
        .select_related("resume", "letter")
        .defer("about")
        .order_by("number")
    )
    attributes = list(dict.fromkeys(name for row in applications for name in row.attributes))
    own = [name for name in attributes if name not in {*_FIRST, *_DAYS.values(), *_LAST}]
    facts = facts_of(search)
    notes = _texts(
        Note.objects.filter(application__search=search, removed=False).values_list("application", "text")
    )
    tags = _texts(
        Tagging.objects.filter(application__search=search, removed=False).values_list("application", "name")
    )
    header = [*_FIRST, *_DAYS.values(), *_LAST, *own]
    rows = (
        [
            row.number,
            row.employer,
            row.role,
            row.ending or row.place,
            *_first_days(facts.get(row.pk.hex, [])),
            row.source or row.attributes.get("Source", ""),
            row.location,
            row.salary,
            row.address,
            row.resume.name if row.resume else "",
            row.letter.name if row.letter else "",
            ", ".join(tags[row.pk]),
            "\n".join(notes[row.pk]),
            *(row.attributes.get(name, "") for name in own),
        ]
        for row in applications
    )
    return header, rows


def _first_days(facts: Iterable[Fact]) -> list[str | None]:
    days: dict[str, str] = {}
    told = set()
    for fact in facts:
        told.add(fact.kind)
        if fact.on is not None:
            days[fact.kind] = min(fact.on, days.get(fact.kind, fact.on))
    return [days.get(kind) or (_NO_DAY if kind in told else None) for kind in _DAYS]


def _texts(rows: Iterable[tuple[UUID, str]]) -> dict[UUID, list[str]]:
    found: dict[UUID, list[str]] = defaultdict(list)
    for application, text in rows:
        found[application].append(text)
    return found
