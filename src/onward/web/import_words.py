"""What the import page says: fields in words, the columns there are, and the first applications as they would be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import DatabaseError
from django.utils.translation import gettext as _

from onward.events import Application
from onward.journal.names import KINDS
from onward.journal.taking_in import Plan
from onward.reading import Reading

_SHOWN = 8


@dataclass(frozen=True)
class FieldChoice:
    """A field, the column that was taken for it ("" for none), and all columns that it could be."""

    name: str
    word: str
    column: str
    columns: tuple[str, ...]


@dataclass(frozen=True)
class SampleRow:
    """One application as it would be."""

    row: int
    employer: str
    role: str
    steps: tuple[tuple[str, date | None], ...]
    new: bool


def explain(error: Exception) -> str:
    """Why nothing was taken in."""
    if isinstance(error, DatabaseError) and "full" in str(error):
        return _("The disk is full. Nothing of the file was taken in; free some space and try again.")
    return _("The file could not be taken in. Nothing of it was kept, and nothing of yours was changed.")


def field_choices(reading: Reading) -> list[FieldChoice]:
    """The fields that matter most, and whatever else was found, each with its column."""
    columns = _columns(reading)
    words = {
        "employer": _("Employer"),
        "role": _("Role"),
        "applied_on": _("Day of application"),
        "status": _("What came of it"),
        "answered_on": _("Day of the first answer"),
        "screen_on": _("Day of the screen"),
        "interview_on": _("Day of the interview"),
        "offer_on": _("Day of the offer"),
        "rejected_on": _("Day of the no"),
        "url": _("Address"),
        "notes": _("Notes"),
    }
    found = [FieldChoice(name, word, reading.mapping.get(name, ""), columns) for name, word in words.items()]
    others = [name for name in reading.mapping if name not in words]
    return found + [FieldChoice(name, name.replace("_", " "), reading.mapping[name], columns) for name in others]


def shown_sample(plan: Plan) -> list[SampleRow]:
    """The first applications as they would be, new ones first."""
    new = [_row(read, new=True) for read, _key in plan.new[:_SHOWN]]
    return new + [_row(known.read, new=False) for known in plan.more[: _SHOWN - len(new)]]


def _row(read: Application, *, new: bool) -> SampleRow:
    steps = tuple((str(KINDS[event.kind]), event.on) for event in read.events)
    return SampleRow(read.row, read.employer, read.role, steps, new)


def _columns(reading: Reading) -> tuple[str, ...]:
    by_name = set(reading.mapping) | {"url", "location", "salary", "notes", "contact"}
    seen = dict.fromkeys(reading.mapping.values())
    for application in reading.applications:
        seen |= dict.fromkeys(name for name in application.details if name not in by_name)
    return tuple(dict.fromkeys([*seen, *reading.unused]))
