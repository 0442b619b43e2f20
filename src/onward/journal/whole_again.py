"""Bringing back a whole search from its JSON: into a search of its own, as it was."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.utils import timezone

from onward.events import Kind
from onward.journal import files, whole
from onward.journal.models import (
    Application,
    Contact,
    Document,
    Event,
    Experiment,
    ImportRun,
    Note,
    Origin,
    RegisteredClaim,
    Search,
    SourceKey,
    Tagging,
    Task,
    Toss,
)
from onward.journal.searches import start_search
from onward.journal.writing import Pen, write


class NoWholeSearchError(Exception):
    """The file holds no whole search, or a damaged one; the message says where."""


_IMPOSSIBLE = (KeyError, TypeError, ValueError, AttributeError, OverflowError, ValidationError, DatabaseError)


def is_whole(content: bytes) -> bool:
    """Whether this may be a whole search of Onward's own."""
    return whole.SIGN.encode() in content[:2000]


@dataclass(eq=False)
class _Bringing:
    """What has been made so far."""

    pen: Pen
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
    told = _told(content)
    with transaction.atomic():
        search = start_search((name or str(told.get("name") or "Onward"))[:200])
        try:
            with write(search, "brought back", name=search.name) as pen:
                made = _Bringing(pen, search, {}, {})
                for part in _PARTS:
                    part(made, told)
        except _IMPOSSIBLE as error:
            raise NoWholeSearchError(f"something in it can't be ({type(error).__name__}: {error})") from error
        Search.objects.filter(pk=search.pk).update(
            settings=dict(told.get("settings") or {}), registrations=int(told.get("registrations") or 0)
        )
    search.refresh_from_db()
    return search


def _told(content: bytes) -> Mapping[str, Any]:
    try:
        told = json.loads(content)
        version = int(told[whole.SIGN])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise NoWholeSearchError("this is no whole search that Onward wrote") from error
    if version > whole.FORMAT:
        raise NoWholeSearchError("a newer Onward wrote it; install the newest version, then import it")
    found: Mapping[str, Any] = told
    return found


def _documents(made: _Bringing, told: Mapping[str, Any]) -> None:
    for one in told.get("documents", ()):
        row = Document(search=made.search, **_fields(one, whole.DOCUMENT), created_at=_moment(one))
        if "content" in one:
            row.sha256, row.size = files.keep([base64.b64decode(one["content"], validate=True)])
        made.documents[str(one["id"])] = row
    made.pen.add(*made.documents.values())


def _applications(made: _Bringing, told: Mapping[str, Any]) -> None:
    for one in told.get("applications", ()):
        row = Application(search=made.search, **_fields(one, whole.APPLICATION), created_at=_moment(one))
        row.resume, row.letter = _document(made, one.get("resume")), _document(made, one.get("letter"))
        if row.number in made.applications:
            raise ValueError(f"two applications have the number {row.number}")
        made.applications[int(row.number)] = row
    made.pen.add(*made.applications.values())


def _events(made: _Bringing, told: Mapping[str, Any]) -> None:
    rows: list[Event] = []
    for one in told.get("applications", ()):
        application = made.applications[int(one["number"])]
        for event in one.get("events", ()):
            fact = uuid4()
            for revision, said in enumerate([*event.get("before", ()), event]):
                rows.append(_event(made, application, fact, revision, said))
        made.pen.touch(application.pk)
    Event.objects.bulk_create(rows, batch_size=500)


def _event(made: _Bringing, application: Application, fact: UUID, revision: int, said: Mapping[str, Any]) -> Event:
    fields = _fields(said, whole.EVENT)
    return Event(
        application=application,
        fact=fact,
        revision=revision,
        batch=made.pen.batch,
        recorded_at=_moment(said, "recorded_at"),
        **fields
        | {"kind": Kind(fields["kind"]).value, "origin": Origin(fields.get("origin", Origin.TYPED)).value},
    )


def _around(made: _Bringing, told: Mapping[str, Any]) -> None:
    rows: dict[type[Any], list[Any]] = {Note: [], Tagging: [], Contact: [], Task: []}
    for one in told.get("applications", ()):
        application = made.applications[int(one["number"])]
        rows[Note] += [
            Note(application=application, text=n["text"], created_at=_moment(n)) for n in one.get("notes", ())
        ]
        rows[Tagging] += [Tagging(application=application, name=str(tag)[:60]) for tag in one.get("tags", ())]
        rows[Contact] += [_contact(made, said, application) for said in one.get("contacts", ())]
        rows[Task] += [_task(made, said, application) for said in one.get("tasks", ())]
    rows[Contact] += [_contact(made, said, None) for said in told.get("contacts", ())]
    rows[Task] += [_task(made, said, None) for said in told.get("tasks", ())]
    for of_table in rows.values():
        made.pen.add(*of_table)


def _source_rows(made: _Bringing, told: Mapping[str, Any]) -> None:
    run = ImportRun(search=made.search, name="Onward", format="JSON", at=timezone.now())
    made.pen.add(run)
    made.pen.add(
        *(
            SourceKey(
                search=made.search,
                application=made.applications[int(one["number"])],
                run=run,
                key=str(said["key"])[:64],
                cells=dict(said.get("cells", {})),
            )
            for one in told.get("applications", ())
            for said in one.get("source_rows", ())
        )
    )


def _asked(made: _Bringing, told: Mapping[str, Any]) -> None:
    claims = [RegisteredClaim(search=made.search, **_fields(said, whole.CLAIM)) for said in told.get("claims", ())]
    made.pen.add(*claims)
    for said in told.get("experiments", ()):
        row = Experiment(search=made.search, **_fields(said, whole.EXPERIMENT))
        row.document_0, row.document_1 = (
            _document(made, said.get("document_0")),
            _document(made, said.get("document_1")),
        )
        made.pen.add(row)
        Toss.objects.bulk_create([_toss(made, row, toss) for toss in said.get("tosses", ())], batch_size=500)


def _toss(made: _Bringing, experiment: Experiment, said: Mapping[str, Any]) -> Toss:
    if said["arm"] not in {0, 1}:
        raise ValueError(f"a coin has two sides, not {said['arm']!r}")
    return Toss(
        experiment=experiment,
        application=made.applications[int(said["application"])],
        arm=said["arm"],
        draw=float(said["draw"]),
        at=_moment(said, "at"),
        batch=made.pen.batch,
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
    fields = _fields(said, whole.CONTACT) | {"employer": str(said.get("works_for") or "")}
    return Contact(search=made.search, application=application, created_at=_moment(said), **fields)


def _task(made: _Bringing, said: Mapping[str, Any], application: Application | None) -> Task:
    return Task(search=made.search, application=application, created_at=_moment(said), **_fields(said, whole.TASK))


def _document(made: _Bringing, name: str | None) -> Document | None:
    return None if name is None else made.documents[name]


_DAYS = frozenset({"on", "by", "due", "done_on", "began", "ended"})


def _fields(said: Mapping[str, Any], names: Sequence[str]) -> dict[str, Any]:
    found = {name: said[name] for name in names if said.get(name) is not None}
    for name in _DAYS & found.keys():
        found[name] = date.fromisoformat(found[name])
    if "time" in found:
        found["time"] = time.fromisoformat(found["time"])
    return found


def _moment(said: Mapping[str, Any], name: str = "created_at") -> datetime:
    """A moment with its zone; now where the file does not say."""
    if name not in said:
        return timezone.now()
    moment = datetime.fromisoformat(said[name])
    return moment if moment.tzinfo else moment.replace(tzinfo=timezone.get_current_timezone())
