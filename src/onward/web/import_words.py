"""What the import page says: fields in words, the columns there are, and the first applications as they would be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import DatabaseError
from django.utils.translation import gettext as _

from onward.events import Application
from onward.journal.names import KINDS
from onward.journal.taking_in import Plan
from onward.reading import Reading
from onward.sources.day_order import Order

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


ORDERS: Mapping[str, Order] = {"day first": "day first", "month first": "month first"}
"""What a page may send → the order of days and months."""


def order_choices() -> list[tuple[str, str]]:
    """The orders of days and months, with their words."""
    return [("day first", _("the day first: 31/12/2026")), ("month first", _("the month first: 12/31/2026"))]


def field_choices(reading: Reading, corrections: Mapping[str, str]) -> list[FieldChoice]:
    """The fields that matter most, and whatever else was found or chosen, each with its column."""
    words = _field_words()
    shown = dict.fromkeys(
        [*_ALWAYS, *reading.mapping, *(name for name in corrections if name.partition(".")[0] in words)]
    )
    return [
        FieldChoice(name, _field_word(name, words), reading.mapping.get(name, ""), reading.columns)
        for name in shown
    ]


_ALWAYS = (
    "employer",
    "role",
    "applied_on",
    "status",
    "answered_on",
    "screen_on",
    "interview_on",
    "offer_on",
    "rejected_on",
    "url",
    "source",
    "location",
    "notes",
)


def _field_word(name: str, words: Mapping[str, str]) -> str:
    """A field in words; the second column of one is numbered."""
    field, _dot, number = name.partition(".")
    word = words.get(field, field.replace("_", " "))
    return f"{word} ({number})" if number else word


def _field_words() -> Mapping[str, str]:
    return {
        "employer": _("Employer"),
        "role": _("Role"),
        "applied_on": _("Day of application"),
        "sent": _("Whether it was sent"),
        "status": _("What came of it"),
        "status_on": _("Status since"),
        "answered_on": _("Day of the first answer"),
        "screen_on": _("Day of the screen"),
        "assessment_on": _("Day of the test"),
        "interview_on": _("Day of the interview"),
        "offer_on": _("Day of the offer"),
        "accepted_on": _("Day of the yes"),
        "declined_on": _("Day on which you declined"),
        "rejected_on": _("Day of the no"),
        "withdrawn_on": _("Day on which you withdrew"),
        "closed_on": _("Day on which it was closed"),
        "contacted_on": _("Day on which somebody wrote first"),
        "days_to_answer": _("Days until the answer"),
        "days_to_rejection": _("Days until the no"),
        "created_on": _("Found or saved on"),
        "follow_up_on": _("Day of the reminder"),
        "stamp": _("Day of the file"),
        "url": _("Address"),
        "source": _("Found through"),
        "location": _("Location"),
        "salary": _("Salary"),
        "contact": _("Contact"),
        "resume": _("Resume version"),
        "letter": _("Letter version"),
        "about": _("Text of the posting"),
        "tags": _("Tags"),
        "notes": _("Notes"),
        "id": _("Number of the row"),
    }


def shown_sample(plan: Plan) -> list[SampleRow]:
    """The first applications as they would be, new ones first."""
    new = [_row(read, new=True) for read, _key in plan.new[:_SHOWN]]
    return new + [_row(known.read, new=False) for known in plan.more[: _SHOWN - len(new)]]


def _row(read: Application, *, new: bool) -> SampleRow:
    steps = tuple((str(KINDS[event.kind]), event.on) for event in read.events)
    return SampleRow(read.row, read.employer, read.role, steps, new)
