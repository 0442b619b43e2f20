"""Versions of resumes and letters."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from onward.journal import files
from onward.journal.models import Application, Batch, Document, DocumentKind, Search
from onward.journal.writing import Pen, write

_PARTS = {DocumentKind.RESUME: "resume_id", DocumentKind.LETTER: "letter_id"}


def add_document(
    search: Search,
    name: str,
    kind: str,
    *,
    file_name: str = "",
    chunks: Iterable[bytes] = (),
    sent_with: Application | None = None,
) -> tuple[Document, Batch]:
    """A version, with its file where there is one.

    Args:
        search: whose.
        name: what the person calls it: "Resume B".
        kind: resume, letter or other.
        file_name: as it was called where it came from; empty: there is no file.
        chunks: its bytes.
        sent_with: the application that it went out with.
    """
    made = Document(
        search=search, name=name[:200], kind=kind, file_name=file_name[:255], created_at=timezone.now()
    )
    about: dict[str, Any] = {"document": made.name}
    if sent_with is not None:
        about |= {"application": str(sent_with.pk), "name": str(sent_with)}
    with write(search, "document added", **about) as pen:
        if file_name:
            made.sha256, made.size = files.keep(chunks)
        pen.add(made)
        if sent_with is not None and kind in _PARTS:
            pen.change(sent_with, **{_PARTS[DocumentKind(kind)]: made.pk})
    return made, pen.batch


def version(pen: Pen, name: str, kind: str) -> Document | None:
    """The version of that name, added where there is none yet; None for an empty name."""
    clean = " ".join(name.split())[:200]
    if not clean:
        return None
    there = Document.objects.filter(search=pen.search, removed=False, kind=kind, name__iexact=clean)
    found = there.order_by("-created_at").first()
    if found is None:
        found = Document(search=pen.search, name=clean, kind=kind, created_at=timezone.now())
        pen.add(found)
    return found


def rename_document(document: Document, name: str) -> Batch:
    """Call a version otherwise."""
    with write(document.search, "document changed", document=name[:200]) as pen:
        pen.change(document, name=name[:200])
    return pen.batch


def remove_document(document: Document) -> Batch:
    """Put a version away; where it was sent with stays known."""
    with write(document.search, "document removed", document=document.name) as pen:
        pen.remove(document)
    return pen.batch
