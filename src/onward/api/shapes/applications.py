"""Applications."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import AfterValidator, Field, StringConstraints

from onward.api.paging import Paged
from onward.api.shapes.around import NoteOut, told_note
from onward.api.shapes.events import EventOut, told_event
from onward.api.shapes.plain import Address, Changed, Day, Given, Line60, Line200, Line300, Text
from onward.journal.current import current_events
from onward.journal.models import Application, Ending, Place

Attributes = Annotated[
    dict[Line200, Line200],
    Field(max_length=200, description="Column → level, for whatever may tell applications apart"),
]
Tag = Annotated[
    Line60, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(lambda tag: tag.lstrip("#"))
]
_VERSION = "What the version that went out is called; one of a new name is added"
Sort = Literal[
    "number",
    "-number",
    "employer",
    "-employer",
    "role",
    "-role",
    "place",
    "-place",
    "applied",
    "-applied",
    "last",
    "-last",
    "source",
    "-source",
]


class ApplicationIn(Given):
    """An application to add: at least an employer, a role or an address."""

    employer: Line300 = ""
    role: Line300 = ""
    address: Annotated[Address, Field(description="Of the posting")] = ""
    location: Line300 = ""
    salary: Line200 = ""
    source: Annotated[Line200, Field(description="Where it was found")] = ""
    about: Text = ""
    attributes: Attributes = {}  # noqa: RUF012 - pydantic copies it
    resume: Annotated[Line200, Field(description=_VERSION)] = ""
    letter: Annotated[Line200, Field(description=_VERSION)] = ""
    sent: Annotated[bool, Field(description="Whether it was sent; else it is only saved")] = False
    applied_on: Annotated[Day | None, Field(description="When it was sent, where that is known")] = None
    tags: Annotated[list[Tag], Field(max_length=50)] = []  # noqa: RUF012
    note: Text = ""


class ApplicationChange(Changed):
    """Fields to change."""

    employer: Line300 = ""
    role: Line300 = ""
    address: Address = ""
    location: Line300 = ""
    salary: Line200 = ""
    source: Line200 = ""
    about: Text = ""
    attributes: Attributes = {}  # noqa: RUF012
    resume: Annotated[Line200, Field(description="What a known version is called; empty for none")] = ""
    letter: Annotated[Line200, Field(description="What a known version is called; empty for none")] = ""
    removed: Annotated[bool, Field(description="Put away, or brought back")] = False


class ApplicationOut(Schema):
    """An application. resume, letter: what the version that went with it is called.

    place, ending, furthest and the days follow from its events and can't be set.
    """

    id: UUID
    number: int
    employer: str
    role: str
    address: str
    location: str
    salary: str
    source: str
    attributes: dict[str, str]
    resume: str | None
    letter: str | None
    place: Place
    ending: Ending | None
    furthest: Place
    applied_on: date | None
    answered_on: date | None
    last_on: date | None
    tags: list[str]
    removed: bool
    created_at: datetime


class ApplicationInFull(ApplicationOut):
    """An application with what happened."""

    about: str
    events: list[EventOut]
    notes: list[NoteOut]


class ApplicationsAsked(Paged):
    """Which applications, in which order."""

    words: Annotated[
        Line200, Field(description="Each must occur in the employer, role, location, a note or a tag")
    ] = ""
    place: Annotated[Place | None, Field(description="Where it stands: the column of the board")] = None
    ending: Ending | None = None
    source: Line200 = ""
    tag: Line60 = ""
    applied_from: Day | None = None
    applied_to: Day | None = None
    waiting_over: Annotated[
        int | None, Field(ge=0, le=10_000, description="The employer has been silent for more than so many days")
    ] = None
    due: Annotated[bool, Field(description="Something is to be done by today")] = False
    sort: Annotated[Sort, Field(description="With - before it, turned round")] = "-last"


def told_applications(rows: Sequence[Application]) -> list[ApplicationOut]:
    """Rows whose tags were fetched with them."""
    return [ApplicationOut(**_fields(row)) for row in rows]


def told_in_full(row: Application) -> ApplicationInFull:
    """One row with all that belongs to it."""
    return ApplicationInFull(
        **_fields(row),
        about=row.about,
        events=[told_event(event) for event in current_events(row)],
        notes=[told_note(note) for note in row.notes.filter(removed=False).order_by("created_at")],
    )


def _fields(row: Application) -> dict[str, Any]:
    same = set(ApplicationOut.model_fields) - {"resume", "letter", "ending", "tags", "attributes"}
    return {name: getattr(row, name) for name in same} | {
        "resume": row.resume.name if row.resume else None,
        "letter": row.letter.name if row.letter else None,
        "ending": row.ending or None,
        "tags": sorted((tag.name for tag in row.taggings.all() if not tag.removed), key=str.casefold),
        "attributes": {str(name): str(level) for name, level in row.attributes.items()},
    }
