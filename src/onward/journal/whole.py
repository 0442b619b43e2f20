"""A whole search as JSON: everything that a person put in, to take elsewhere and to bring back without loss.

Each application names its employer, role and events once. An event's earlier revisions stand in its `before`. What was
put away is there too, and says so; what was undone is not. Two searches that say the same give the same text.
"""

from __future__ import annotations

import base64
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from onward.journal import files
from onward.journal.models import (
    Application,
    Contact,
    Document,
    Experiment,
    Kept,
    Note,
    RegisteredClaim,
    Search,
    SourceKey,
    Tagging,
    Task,
    Toss,
)
from onward.journal.never_was import never_was
from onward.journal.whole_events import EVENT_FIELDS, events_of, plain

FORMAT = 1
SIGN, PUT_AWAY = "onward_search", "put_away"
APPLICATION = ("number", "employer", "role", "address", "location", "salary", "source", "about", "attributes")
EVENT = EVENT_FIELDS
CONTACT = ("name", "part", "mail", "phone", "address", "note")
TASK = ("kind", "what", "due", "done_on")
DOCUMENT = ("kind", "name", "file_name", "sha256", "size", "note")
CLAIM = ("number", "column", "level", "on")
EXPERIMENT = ("number", "name", "arm_0", "arm_1", "q", "began", "ended")

_Rows = Mapping[Any, list[Any]]


@dataclass(frozen=True)
class _Going:
    """What is going out.

    Attributes:
        search: which.
        undone: ids of rows whose adding was undone.
        documents: id → the name that the file gives it.
    """

    search: Search
    undone: Set[UUID]
    documents: Mapping[UUID, str]


def whole(search: Search, *, now: datetime, with_files: bool = True) -> dict[str, Any]:
    """A search as JSON holds it.

    Args:
        search: which.
        now: the time that is written into it.
        with_files: whether the bytes of documents are in it, base64.
    """
    undone = never_was(search)
    documents = _documents(search, undone)
    going = _Going(search, undone, {row.pk: str(n) for n, row in enumerate(documents, 1)})
    return {
        SIGN: FORMAT,
        "exported_at": now.isoformat(),
        "name": search.name,
        "settings": search.settings,
        "registrations": search.registrations,
        "applications": list(_applications(going)),
        "contacts": [_contact(row) for row in _rows(going, Contact, "search") if row.application_id is None],
        "tasks": [_task(row) for row in _rows(going, Task, "search") if row.application_id is None],
        "documents": [_document(row, going.documents[row.pk], with_files) for row in documents],
        "claims": [plain(row, CLAIM) | _away(row) for row in _rows(going, RegisteredClaim, "search")],
        "experiments": list(_experiments(going)),
    }


def _documents(search: Search, undone: Set[UUID]) -> list[Document]:
    """All but those whose adding was undone and that nothing names."""
    used: set[UUID | None] = set()
    for table, parts in ((Application, ("resume", "letter")), (Experiment, ("document_0", "document_1"))):
        for part in parts:
            used |= set(table._default_manager.filter(search=search).values_list(part, flat=True).distinct())
    rows = Document.objects.filter(search=search).order_by(*_ORDER[Document])
    return [row for row in rows if row.pk not in undone or row.pk in used]


def _applications(going: _Going) -> Iterator[dict[str, Any]]:
    events = events_of(going.search)
    around: dict[str, _Rows] = {
        name: _by_application(_rows(going, table, "application__search"))
        for name, table in (
            ("notes", Note),
            ("tags", Tagging),
            ("contacts", Contact),
            ("tasks", Task),
            ("rows", SourceKey),
        )
    }
    for row in _rows(going, Application, "search"):
        yield {
            **plain(row, APPLICATION),
            **_away(row),
            "resume": _named(going, row.resume_id),
            "letter": _named(going, row.letter_id),
            "created_at": row.created_at.isoformat(),
            "events": events.get(row.pk.hex, []),
            "notes": [{"text": note.text} | _made(note) for note in around["notes"][row.pk]],
            "tags": [tagging.name for tagging in around["tags"][row.pk] if not tagging.removed],
            "contacts": [_contact(contact) for contact in around["contacts"][row.pk]],
            "tasks": [_task(task) for task in around["tasks"][row.pk]],
            "source_rows": [
                {"key": key.key, "cells": key.cells} for key in around["rows"][row.pk] if not key.removed
            ],
        }


def _experiments(going: _Going) -> Iterator[dict[str, Any]]:
    tosses: dict[UUID, list[dict[str, Any]]] = defaultdict(list)
    rows = Toss.objects.filter(experiment__search=going.search).exclude(application__in=going.undone)
    for toss in rows.order_by("at", "application__number").select_related("application"):
        told = {
            "application": toss.application.number,
            "arm": toss.arm,
            "draw": toss.draw,
            "at": toss.at.isoformat(),
        }
        tosses[toss.experiment_id].append(told)
    for row in _rows(going, Experiment, "search"):
        documents = {
            "document_0": _named(going, row.document_0_id),
            "document_1": _named(going, row.document_1_id),
        }
        yield plain(row, EXPERIMENT) | _away(row) | documents | {"tosses": tosses[row.pk]}


def _contact(row: Contact) -> dict[str, Any]:
    # "works_for", because an application's employer is named once.
    return plain(row, CONTACT) | {"works_for": row.employer} | _made(row)


def _task(row: Task) -> dict[str, Any]:
    return plain(row, TASK) | _made(row)


def _document(row: Document, name: str, with_files: bool) -> dict[str, Any]:
    told = {"id": name, **plain(row, DOCUMENT), **_made(row)}
    if with_files and (path := files.there(row.sha256)) is not None:
        told["content"] = base64.b64encode(path.read_bytes()).decode()
    return told


def _made(row: Any) -> dict[str, Any]:
    return {"created_at": row.created_at.isoformat(), **_away(row)}


def _away(row: Kept) -> dict[str, bool]:
    return {PUT_AWAY: True} if row.removed else {}


def _by_application(rows: Iterable[Any]) -> _Rows:
    found: dict[Any, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.application_id].append(row)
    return found


_ORDER: Mapping[type[Kept], tuple[str, ...]] = {
    Application: ("number",),
    RegisteredClaim: ("number",),
    Experiment: ("number",),
    Document: ("created_at", "name", "kind", "sha256", "pk"),
    Note: ("created_at", "text"),
    Contact: ("created_at", "name", "mail"),
    Task: ("created_at", "what", "due"),
    Tagging: ("name",),
    SourceKey: ("key",),
}


def _rows(going: _Going, table: type[Kept], of: str) -> list[Any]:
    """All rows of a table but those whose adding was undone; `of`: how they belong to the search."""
    rows = table._default_manager.filter(**{of: going.search}).order_by(*_ORDER[table])
    return [row for row in rows if row.pk not in going.undone]


def _named(going: _Going, document: UUID | None) -> str | None:
    return None if document is None else going.documents.get(document)
