"""What is known of resumes and letters; their bytes stay in the app, so that a leaked token can't read them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from ninja import Query, Router, Status

from onward.api.asking import Asked, own, own_row
from onward.api.paging import Page, Paged, page
from onward.api.rooms.problems_told import answers
from onward.api.shapes.around import DocumentChange, DocumentOut, told_document
from onward.journal.documents import remove_document
from onward.journal.models import Document
from onward.journal.writing import write

router = Router(tags=["documents"])


@router.get("", response=answers(200, Page[DocumentOut]), operation_id="list_documents")
def list_documents(request: Asked, asked: Query[Paged]) -> dict[str, Any]:
    """Versions of resumes and letters, the latest first."""
    rows = own(request, Document).order_by("-created_at", "pk")
    return page(request, rows, asked, lambda some: [*map(told_document, some)])


@router.get("/{uuid:pk}", response=answers(200, DocumentOut, 404), operation_id="read_document")
def read(request: Asked, pk: UUID) -> DocumentOut:
    """What is known of one."""
    return told_document(own_row(request, Document, pk))


@router.patch("/{uuid:pk}", response=answers(200, DocumentOut, 404), operation_id="change_document")
def change(request: Asked, pk: UUID, body: DocumentChange) -> DocumentOut:
    """Call it otherwise."""
    document = own_row(request, Document, pk)
    with write(request.search, "document changed", document=document.name) as pen:
        pen.change(document, **body.changes())
    return told_document(own_row(request, Document, pk))


@router.delete("/{uuid:pk}", response=answers(204, None, 404), operation_id="put_document_away")
def remove(request: Asked, pk: UUID) -> Status[None]:
    """Put it away; where it was sent with stays known, and undo brings it back."""
    remove_document(own_row(request, Document, pk))
    return Status(204, None)
