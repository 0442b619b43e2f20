"""Free words about applications."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from ninja import Query, Router, Status

from onward.api.asking import Asked, listed, own_application, own_row
from onward.api.once import once
from onward.api.paging import Page, page
from onward.api.rooms.problems_told import answers
from onward.api.shapes.around import NoteChange, NoteIn, NoteOut, OfApplication, told_note
from onward.journal.editing import add_note, edit_note, remove_note
from onward.journal.models import Note

router = Router(tags=["notes"])


@router.get("", response=answers(200, Page[NoteOut], 404), operation_id="list_notes")
def list_notes(request: Asked, asked: Query[OfApplication]) -> dict[str, Any]:
    """Notes, the latest first."""
    rows = listed(request, Note, asked.application)
    return page(request, rows.order_by("-created_at", "pk"), asked, lambda some: [*map(told_note, some)])


@router.post("", response=answers(201, NoteOut, 404), operation_id="add_note")
def add(request: Asked, body: NoteIn) -> Status[NoteOut]:
    """Free words about an application."""
    of = own_application(request, body.application)
    made = once(request, lambda: add_note(of, body.text).changes.get().row)
    return Status(201, told_note(own_row(request, Note, made)))


@router.get("/{uuid:pk}", response=answers(200, NoteOut, 404), operation_id="read_note")
def read(request: Asked, pk: UUID) -> NoteOut:
    """One note."""
    return told_note(own_row(request, Note, pk))


@router.patch("/{uuid:pk}", response=answers(200, NoteOut, 404), operation_id="change_note")
def change(request: Asked, pk: UUID, body: NoteChange) -> NoteOut:
    """Other words."""
    if "text" in body.model_fields_set:
        edit_note(own_row(request, Note, pk), body.text)
    return told_note(own_row(request, Note, pk))


@router.delete("/{uuid:pk}", response=answers(204, None, 404), operation_id="put_note_away")
def remove(request: Asked, pk: UUID) -> Status[None]:
    """Put it away; undo brings it back."""
    remove_note(own_row(request, Note, pk))
    return Status(204, None)
