"""A whole search as JSON: everything that a person put in, to take elsewhere and to bring back without loss.

Each application names its employer, role and events once. An event's earlier revisions stand in its `before`.
"""

from __future__ import annotations

import base64
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from onward.journal import files
from onward.journal.models import (
    Application,
    Contact,
    Document,
    Event,
    Experiment,
    Note,
    RegisteredClaim,
    Search,
    SourceKey,
    Tagging,
    Task,
    Toss,
)

FORMAT = 1
SIGN = "onward_search"
APPLICATION = ("number", "employer", "role", "address", "location", "salary", "source", "about", "attributes")
EVENT = ("kind", "on", "time", "by", "note", "origin", "origin_detail", "void")
CONTACT = ("name", "part", "mail", "phone", "address", "note")
TASK = ("kind", "what", "due", "done_on")
DOCUMENT = ("kind", "name", "file_name", "sha256", "size", "note")
CLAIM = ("number", "column", "level", "on")
EXPERIMENT = ("number", "name", "arm_0", "arm_1", "q", "began", "ended")

_Rows = Mapping[Any, list[Any]]


def whole(search: Search, *, now: datetime, with_files: bool = True) -> dict[str, Any]:
    """A search as JSON holds it.

    Args:
        search: which.
        now: the time that is written into it.
        with_files: whether the bytes of documents are in it, base64.
    """
    return {
        SIGN: FORMAT,
        "exported_at": now.isoformat(),
        "name": search.name,
        "settings": search.settings,
        "registrations": search.registrations,
        "applications": list(_applications(search)),
        "contacts": [_contact(row) for row in _kept(Contact, search).filter(application=None)],
        "tasks": [_plain(row, TASK) for row in _kept(Task, search).filter(application=None)],
        "documents": [_document(row, with_files) for row in _kept(Document, search)],
        "claims": [_plain(row, CLAIM) for row in _kept(RegisteredClaim, search)],
        "experiments": list(_experiments(search)),
    }


def _applications(search: Search) -> Iterator[dict[str, Any]]:
    events = _by_application(Event.objects.filter(application__search=search))
    around: dict[str, _Rows] = {
        "notes": _by_application(_kept_on(Note, search)),
        "tags": _by_application(_kept_on(Tagging, search)),
        "contacts": _by_application(_kept_on(Contact, search)),
        "tasks": _by_application(_kept_on(Task, search)),
        "rows": _by_application(_kept_on(SourceKey, search)),
    }
    for row in Application.objects.filter(search=search, removed=False).order_by("number"):
        yield {
            **_plain(row, APPLICATION),
            "resume": _id(row.resume_id),
            "letter": _id(row.letter_id),
            "created_at": row.created_at.isoformat(),
            "events": _events(events[row.pk]),
            "notes": [{"text": n.text, "created_at": n.created_at.isoformat()} for n in around["notes"][row.pk]],
            "tags": [tagging.name for tagging in around["tags"][row.pk]],
            "contacts": [_contact(contact) for contact in around["contacts"][row.pk]],
            "tasks": [_plain(task, TASK) for task in around["tasks"][row.pk]],
            "source_rows": [{"key": key.key, "cells": key.cells} for key in around["rows"][row.pk]],
        }


def _events(rows: Iterable[Event]) -> list[dict[str, Any]]:
    """The facts that count, by day, each with its earlier revisions; those taken back last."""
    facts: dict[UUID, list[Event]] = defaultdict(list)
    for row in rows:
        facts[row.fact].append(row)
    revisions = [sorted(of_one, key=lambda row: row.revision) for of_one in facts.values()]
    revisions.sort(
        key=lambda r: (
            r[-1].void,
            r[-1].on is None,
            r[-1].on or r[-1].by or r[0].recorded_at.date(),
            r[0].recorded_at,
        )
    )
    return [_event(*of_one) for of_one in revisions]


def _event(*revisions: Event) -> dict[str, Any]:
    *before, last = revisions
    told = _plain(last, EVENT) | {"recorded_at": last.recorded_at.isoformat()}
    if before:
        told["before"] = [_plain(row, EVENT) | {"recorded_at": row.recorded_at.isoformat()} for row in before]
    return told


def _experiments(search: Search) -> Iterator[dict[str, Any]]:
    tosses: dict[UUID, list[dict[str, Any]]] = defaultdict(list)
    for toss in Toss.objects.filter(experiment__search=search, application__removed=False).select_related(
        "application"
    ):
        told = {
            "application": toss.application.number,
            "arm": toss.arm,
            "draw": toss.draw,
            "at": toss.at.isoformat(),
        }
        tosses[toss.experiment_id].append(told)
    for row in _kept(Experiment, search):
        documents = {"document_0": _id(row.document_0_id), "document_1": _id(row.document_1_id)}
        yield _plain(row, EXPERIMENT) | documents | {"tosses": tosses[row.pk]}


def _contact(row: Contact) -> dict[str, Any]:
    # "works_for", because an application's employer is named once.
    return _plain(row, CONTACT) | {"works_for": row.employer, "created_at": row.created_at.isoformat()}


def _document(row: Document, with_files: bool) -> dict[str, Any]:
    told = {"id": str(row.pk), **_plain(row, DOCUMENT), "created_at": row.created_at.isoformat()}
    if with_files and row.sha256 and (path := files.path_of(row.sha256)).exists():
        told["content"] = base64.b64encode(path.read_bytes()).decode()
    return told


def _plain(row: Any, fields: Iterable[str]) -> dict[str, Any]:
    """Fields as JSON holds them; empty ones are left out but for numbers."""
    found = {name: getattr(row, name) for name in fields}
    return {
        name: value.isoformat() if hasattr(value, "isoformat") else value
        for name, value in found.items()
        if value not in (None, "", False) or name in {"employer", "role", "number", "kind", "on"}
    }


def _by_application(rows: Iterable[Any]) -> _Rows:
    found: dict[Any, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.application_id].append(row)
    return found


def _kept(table: Any, search: Search) -> Any:
    return table.objects.filter(search=search, removed=False).order_by(
        "pk" if table is not Experiment else "number"
    )


def _kept_on(table: Any, search: Search) -> Any:
    order = "created_at" if table in {Note, Contact, Task} else "pk"
    return table.objects.filter(application__search=search, removed=False).order_by(order)


def _id(pk: UUID | None) -> str | None:
    return None if pk is None else str(pk)
