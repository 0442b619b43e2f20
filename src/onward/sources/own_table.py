"""Our own CSV of a search, taken back as it was written: onward.journal.table makes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from onward.exports.formulas import unprotect
from onward.sources.header import Table
from onward.sources.known_formats import OWN, known_format
from onward.sources.plain import plain

FIELDS: Mapping[str, str] = {
    "number": "id",
    "employer": "employer",
    "role": "role",
    "status": "status",
    "date applied": "applied_on",
    "contacted date": "contacted_on",
    "date answered": "answered_on",
    "screen date": "screen_on",
    "assessment date": "assessment_on",
    "interview date": "interview_on",
    "offer date": "offer_on",
    "accepted date": "accepted_on",
    "declined date": "declined_on",
    "rejected date": "rejected_on",
    "withdrawn date": "withdrawn_on",
    "closed date": "closed_on",
    "source": "source",
    "location": "location",
    "salary": "salary",
    "job url": "url",
    "resume": "resume",
    "letter": "letter",
    "tags": "tags",
    "notes": "notes",
}
"""Header → field."""
_DAYS = frozenset(name for name, field in FIELDS.items() if field.endswith("_on"))
_BEGINNINGS = frozenset({"date applied", "contacted date"})
_ENDINGS = frozenset({"rejected", "withdrawn", "closed", "accepted", "declined"})
_IN_WORDS = {"talking": "phone screen", "answered": "replied"}


def restored(table: Table) -> Table:
    """The table with its cells as they were before apostrophes guarded them; others as they are.

    The status of a row with days only says what these say better, unless it is how the application ended.
    """
    if known_format(table.header) != OWN:
        return table
    places = {plain(name): place for place, name in reversed(list(enumerate(table.header)))}
    rows = tuple(_restored(tuple(map(unprotect, row)), places) for row in table.rows)
    return replace(table, header=tuple(map(unprotect, table.header)), rows=rows)


def _restored(row: tuple[str, ...], places: Mapping[str, int]) -> tuple[str, ...]:
    status = places["status"]
    said = row[status]
    told = {name for name in _DAYS & places.keys() if row[places[name]]}
    if told and (said not in _ENDINGS or f"{said} date" in told):
        said = "applied" if told & _BEGINNINGS else "saved"
    return (*row[:status], _IN_WORDS.get(said, said), *row[status + 1 :])
