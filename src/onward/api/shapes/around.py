"""What stands around an application: tasks, people, notes, documents."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from ninja import Schema
from pydantic import Field

from onward.api.paging import Paged
from onward.api.shapes.plain import (
    Address,
    Changed,
    Day,
    Given,
    Line60,
    Line200,
    Line300,
    Line320,
    Name200,
    Name500,
    Text,
    Words,
)
from onward.journal.models import Contact, Document, DocumentKind, Note, Task, TaskKind


class OfApplication(Paged):
    """Which part, and of which application."""

    application: UUID | None = None


class TaskIn(Given):
    """Something to do."""

    what: Name500
    kind: TaskKind = TaskKind.OTHER
    due: Day | None = None
    application: UUID | None = None


class TaskChange(Changed):
    """Fields of a task to change; done_on: the day on which it was done."""

    what: Name500 = ""
    kind: TaskKind = TaskKind.OTHER
    due: Day | None = None
    done_on: Day | None = None


class TaskOut(Schema):
    """Something to do, perhaps by a day."""

    id: UUID
    application: UUID | None
    what: str
    kind: TaskKind
    due: date | None
    done_on: date | None
    created_at: datetime


class TasksAsked(OfApplication):
    """Which tasks."""

    open: Annotated[bool | None, Field(description="Only open ones, or only done ones")] = None
    due_by: Day | None = None


def told_task(row: Task) -> TaskOut:
    """A task as it goes out."""
    return TaskOut(
        id=row.pk,
        application=row.application_id,
        what=row.what,
        kind=TaskKind(row.kind),
        due=row.due,
        done_on=row.done_on,
        created_at=row.created_at,
    )


class ContactIn(Given):
    """Somebody to write to. part: what they do there."""

    application: UUID
    name: Name200
    part: Line200 = ""
    employer: Line300 = ""
    mail: Line320 = ""
    phone: Line60 = ""
    address: Address = ""
    note: Text = ""


class ContactChange(Changed):
    """Fields of a contact to change."""

    name: Name200 = ""
    part: Line200 = ""
    employer: Line300 = ""
    mail: Line320 = ""
    phone: Line60 = ""
    address: Address = ""
    note: Text = ""


class ContactOut(Schema):
    """Somebody to write to."""

    id: UUID
    application: UUID | None
    name: str
    part: str
    employer: str
    mail: str
    phone: str
    address: str
    note: str
    created_at: datetime


def told_contact(row: Contact) -> ContactOut:
    """A contact as it goes out."""
    same = set(ContactOut.model_fields) - {"application"}
    return ContactOut(application=row.application_id, **{name: getattr(row, name) for name in same})


class NoteIn(Given):
    """Free words about an application."""

    application: UUID
    text: Words


class NoteChange(Changed):
    """The words anew."""

    text: Words = ""


class NoteOut(Schema):
    """Free words about an application."""

    id: UUID
    application: UUID
    text: str
    created_at: datetime


def told_note(row: Note) -> NoteOut:
    """A note as it goes out."""
    return NoteOut(id=row.pk, application=row.application_id, text=row.text, created_at=row.created_at)


class DocumentChange(Changed):
    """What is said of a document; its bytes are no part of the API."""

    name: Name200 = ""
    kind: DocumentKind = DocumentKind.RESUME
    note: Text = ""


class DocumentOut(Schema):
    """A version of a resume or a letter, without its bytes."""

    id: UUID
    kind: DocumentKind
    name: str
    file_name: str
    sha256: str
    size: int
    note: str
    created_at: datetime


def told_document(row: Document) -> DocumentOut:
    """A document as it goes out."""
    return DocumentOut(**{name: getattr(row, name) for name in DocumentOut.model_fields})
