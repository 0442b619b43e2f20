"""People to write to."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from ninja import Query, Router, Status

from onward.api.asking import Asked, listed, own_application, own_row
from onward.api.once import once
from onward.api.paging import Page, page
from onward.api.rooms.problems_told import answers
from onward.api.shapes.around import ContactChange, ContactIn, ContactOut, OfApplication, told_contact
from onward.journal.editing import add_contact, edit_contact, remove_contact
from onward.journal.models import Contact

router = Router(tags=["contacts"])


@router.get("", response=answers(200, Page[ContactOut], 404), operation_id="list_contacts")
def list_contacts(request: Asked, asked: Query[OfApplication]) -> dict[str, Any]:
    """People, by name."""
    rows = listed(request, Contact, asked.application)
    return page(request, rows.order_by("name", "pk"), asked, lambda some: [*map(told_contact, some)])


@router.post("", response=answers(201, ContactOut, 404), operation_id="add_contact")
def add(request: Asked, body: ContactIn) -> Status[ContactOut]:
    """Somebody to write to about an application."""
    of = own_application(request, body.application)
    made = once(request, lambda: add_contact(of, body.model_dump(exclude={"application"}))[0].pk)
    return Status(201, told_contact(own_row(request, Contact, made)))


@router.get("/{uuid:pk}", response=answers(200, ContactOut, 404), operation_id="read_contact")
def read(request: Asked, pk: UUID) -> ContactOut:
    """One of them."""
    return told_contact(own_row(request, Contact, pk))


@router.patch("/{uuid:pk}", response=answers(200, ContactOut, 404), operation_id="change_contact")
def change(request: Asked, pk: UUID, body: ContactChange) -> ContactOut:
    """Other facts of the same person."""
    edit_contact(own_row(request, Contact, pk), body.changes())
    return told_contact(own_row(request, Contact, pk))


@router.delete("/{uuid:pk}", response=answers(204, None, 404), operation_id="put_contact_away")
def remove(request: Asked, pk: UUID) -> Status[None]:
    """Put them away; undo brings them back."""
    remove_contact(own_row(request, Contact, pk))
    return Status(204, None)
