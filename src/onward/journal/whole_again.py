"""Bringing back a whole search from its JSON: into a search of its own, as it was."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone

from onward.journal import files, whole
from onward.journal.models import (
    Application,
    Contact,
    Document,
    Event,
    Experiment,
    ImportRun,
    Note,
    RegisteredClaim,
    Search,
    SourceKey,
    Tagging,
    Task,
    Toss,
)
from onward.journal.pencil import Pencil
from onward.journal.searches import begun, empty_search
from onward.journal.whole_form import WrongFormError, checked
from onward.journal.writing import write
from onward.language import gettext as _


class NoWholeSearchError(Exception):
    """The file holds no whole search, or a damaged one; the message says where and what, and that nothing is in."""


def is_whole(content: bytes) -> bool:
    """Whether this may be a whole search of Onward's own."""
    return whole.SIGN.encode() in content[:2000]


@dataclass(eq=False)
class _Bringing:
    """What has been made so far."""

    pen: Pencil
    search: Search
    documents: dict[str, Document]
    applications: dict[int, Application]


def bring_back(content: bytes, *, name: str = "") -> Search:
    """Make a search from its JSON, all of it or nothing.

    Args:
        content: what `whole` gave, as JSON.
        name: what to call it; its own name if empty.

    Raises:
        NoWholeSearchError: if it is none, is of a newer format, or says something impossible; nothing is kept then.
    """
    try:
        told = checked(_told(content))
    except WrongFormError as error:
        raise NoWholeSearchError(_nothing_taken_in(f"{error}.")) from None
    search = empty_search((name or told.get("name") or "Onward")[:200])
    search.settings, search.registrations = told["settings"], _registrations(told)
    made = _Bringing(Pencil(search), search, {}, {})
    for part in _PARTS:
        part(made, told)
    made.pen.make_ready()
    with begun(search), write(search, "brought back", batch=made.pen.batch.pk, name=search.name) as pen:
        for one in told["documents"]:
            if "content" in one:  # under the lock, so that nobody sweeps it away before its document is there
                files.keep([one["content"]])
        made.pen.ink(pen)
    return search


def _told(content: bytes) -> Mapping[str, Any]:
    try:
        told = json.loads(content)
        version = told[whole.SIGN]
    except (ValueError, KeyError, TypeError, RecursionError):
        version = None
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise NoWholeSearchError(_nothing_taken_in(_("This is no whole search that Onward wrote.")))
    if version > whole.FORMAT:
        line = _("A newer Onward wrote this; install the newest version, then import it.")
        raise NoWholeSearchError(_nothing_taken_in(line))
    found: Mapping[str, Any] = told
    return found


def _nothing_taken_in(line: str) -> str:
    return " ".join((line, _("Nothing was taken in.")))


def _registrations(told: Mapping[str, Any]) -> int:
    """How many claims and experiments were ever registered: never fewer than there are."""
    numbers: list[int] = [one["number"] for kind in ("claims", "experiments") for one in told[kind]]
    return max([int(told.get("registrations", 0)), *numbers])


def _documents(made: _Bringing, told: Mapping[str, Any]) -> None:
    for one in told["documents"]:
        row = Document(search=made.search, **_fields(one, whole.DOCUMENT), **_made(one))
        if "content" in one:
            row.sha256, row.size = sha256(one["content"]).hexdigest(), len(one["content"])
        made.documents[one["id"]] = row
    made.pen.add(*made.documents.values())


def _applications(made: _Bringing, told: Mapping[str, Any]) -> None:
    for one in told["applications"]:
        row = Application(search=made.search, **_fields(one, whole.APPLICATION), **_made(one))
        row.resume, row.letter = _named(made, one, "resume"), _named(made, one, "letter")
        made.applications[row.number] = row
    made.pen.add(*made.applications.values())


def _events(made: _Bringing, told: Mapping[str, Any]) -> None:
    rows: list[Event] = []
    for one in told["applications"]:
        application = made.applications[one["number"]]
        for event in one["events"]:
            fact = uuid4()
            for revision, said in enumerate([*event["before"], event]):
                rows.append(_event(made, application, fact, revision, said))
    made.pen.add_plain(*rows)


def _event(made: _Bringing, application: Application, fact: UUID, revision: int, said: Mapping[str, Any]) -> Event:
    return Event(
        application=application,
        fact=fact,
        revision=revision,
        batch=made.pen.batch,
        recorded_at=_moment(said, "recorded_at"),
        **_fields(said, whole.EVENT),
    )


def _around(made: _Bringing, told: Mapping[str, Any]) -> None:
    rows: dict[type[Any], list[Any]] = {Note: [], Tagging: [], Contact: [], Task: []}
    for one in told["applications"]:
        application = made.applications[one["number"]]
        rows[Note] += [
            Note(application=application, **_fields(said, ("text",)), **_made(said)) for said in one["notes"]
        ]
        rows[Tagging] += [Tagging(application=application, name=tag) for tag in one["tags"]]
        rows[Contact] += [_contact(made, said, application) for said in one["contacts"]]
        rows[Task] += [_task(made, said, application) for said in one["tasks"]]
    rows[Contact] += [_contact(made, said, None) for said in told["contacts"]]
    rows[Task] += [_task(made, said, None) for said in told["tasks"]]
    for of_table in rows.values():
        made.pen.add(*of_table)


def _source_rows(made: _Bringing, told: Mapping[str, Any]) -> None:
    run = ImportRun(search=made.search, name="Onward", format="JSON", at=timezone.now())
    made.pen.add(run)
    rows = [
        SourceKey(
            search=made.search,
            application=made.applications[one["number"]],
            run=run,
            **_fields(said, ("key", "cells")),
        )
        for one in told["applications"]
        for said in one["source_rows"]
    ]
    made.pen.add(*rows)


def _asked(made: _Bringing, told: Mapping[str, Any]) -> None:
    claims = [
        RegisteredClaim(search=made.search, **_fields(said, whole.CLAIM), **_away(said)) for said in told["claims"]
    ]
    made.pen.add(*claims)
    for said in told["experiments"]:
        row = Experiment(search=made.search, **_fields(said, whole.EXPERIMENT), **_away(said))
        row.document_0, row.document_1 = _named(made, said, "document_0"), _named(made, said, "document_1")
        made.pen.add(row)
        made.pen.add_plain(*(_toss(made, row, toss) for toss in said["tosses"]))


def _toss(made: _Bringing, experiment: Experiment, said: Mapping[str, Any]) -> Toss:
    return Toss(
        experiment=experiment,
        application=made.applications[said["application"]],
        batch=made.pen.batch,
        **_fields(said, ("arm", "draw", "at")),
    )


_PARTS: Sequence[Callable[[_Bringing, Mapping[str, Any]], None]] = (
    _documents,
    _applications,
    _events,
    _around,
    _source_rows,
    _asked,
)


def _contact(made: _Bringing, said: Mapping[str, Any], application: Application | None) -> Contact:
    fields = _fields(said, whole.CONTACT) | {"employer": said.get("works_for", "")}
    return Contact(search=made.search, application=application, **_made(said), **fields)


def _task(made: _Bringing, said: Mapping[str, Any], application: Application | None) -> Task:
    return Task(search=made.search, application=application, **_made(said), **_fields(said, whole.TASK))


def _named(made: _Bringing, said: Mapping[str, Any], part: str) -> Document | None:
    return made.documents[said[part]] if part in said else None


def _fields(said: Mapping[str, Any], names: Sequence[str]) -> dict[str, Any]:
    return {name: said[name] for name in names if name in said}


def _made(said: Mapping[str, Any]) -> dict[str, Any]:
    return {"created_at": _moment(said, "created_at"), **_away(said)}


def _away(said: Mapping[str, Any]) -> dict[str, bool]:
    return {"removed": said.get(whole.PUT_AWAY, False)}


def _moment(said: Mapping[str, Any], name: str) -> datetime:
    """The moment; now where the file does not say."""
    return said[name] if name in said else timezone.now()
