"""What of a reading becomes rows of a search, and the facts with where each was read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from django.utils import timezone

from onward import events
from onward.journal.adding import FIELDS, tag_names
from onward.journal.documents import version
from onward.journal.models import (
    Application,
    Contact,
    Document,
    DocumentKind,
    ImportRun,
    Note,
    Origin,
    SourceKey,
    Tagging,
    Task,
    TaskKind,
)
from onward.journal.writing import Fact, Pen
from onward.language import gettext as _

Pair = tuple[Application, events.Application]
_FIELDS = {"address": "url"} | {name: name for name in ("location", "salary", "source", "about")}
_MOST_TEXT = 50_000


class Versions:
    """Versions of what was sent, by their names; each is looked for once."""

    def __init__(self, pen: Pen) -> None:
        self._pen = pen
        self._known: dict[tuple[str, str], Document | None] = {}

    def of(self, read: events.Application, part: DocumentKind) -> Document | None:
        """The version of a part that went out, a new one where its name is new."""
        name = read.details.get(part.value, "")
        key = (part.value, name.strip().casefold())
        if key not in self._known:
            self._known[key] = version(self._pen, name, part)
        return self._known[key]


def application(pen: Pen, read: events.Application, versions: Versions) -> Application:
    """An application as it was read; not written yet."""
    made = Application(search=pen.search, created_at=timezone.now(), attributes=dict(read.attributes))
    texts = {"employer": read.employer, "role": read.role}
    texts |= {field: read.details.get(name, "") for field, name in _FIELDS.items()}
    for field, text in texts.items():
        setattr(made, field, text[: FIELDS[field] or _MOST_TEXT])
    made.resume = versions.of(read, DocumentKind.RESUME)
    made.letter = versions.of(read, DocumentKind.LETTER)
    return made


def source_key(run: ImportRun, row: Application, read: events.Application, key: str) -> SourceKey:
    """The name under which an application is known again, with all that its row said."""
    return SourceKey(search=row.search, application=row, run=run, key=key, cells=dict(read.details))


def add_around(pen: Pen, pairs: Sequence[Pair], today: date) -> None:
    """Notes, people, tags and reminders of new applications."""
    pen.add(*(_note(row, text) for row, read in pairs if (text := _noted(read, today))))
    pen.add(*(_contact(row, read) for row, read in pairs if _CONTACT & read.details.keys()))
    pen.add(*(_task(row, day) for row, read in pairs if (day := _follow_up(read)) and day >= today))
    tags = ((row, name) for row, read in pairs for name in tag_names(read.details.get("tags", "").split(",")))
    pen.add(*(Tagging(application=row, name=name) for row, name in tags))


def fact(event: events.Event, name: str, row: int) -> Fact:
    """A fact, and where it was read."""
    return Fact(event.kind, event.on, by=event.by, origin=Origin.IMPORTED, detail=_where(event, name, row))


def facts(
    pairs: Iterable[tuple[Application, events.Application, Sequence[events.Event]]], name: str
) -> Iterable[tuple[Application, Fact]]:
    """Facts of many applications."""
    return ((row, fact(event, name, read.row)) for row, read, found in pairs for event in found)


def day_found(event: events.Event, name: str, row: int) -> Mapping[str, object]:
    """What changes of a fact whose day was not known."""
    return {"on": event.on, "by": None, "origin": Origin.IMPORTED, "origin_detail": _where(event, name, row)[:500]}


def _where(event: events.Event, name: str, row: int) -> str:
    return _("{name}, row {row}").format(name=name, row=row) + (f", {event.origin}" if event.origin else "")


def _noted(read: events.Application, today: date) -> str:
    """What was noted; a reminder of a day gone by is a note."""
    day = _follow_up(read)
    gone = _("Follow-up: {day}").format(day=day) if day and day < today else ""
    return "\n".join(filter(None, [read.details.get("notes", ""), gone]))


def _follow_up(read: events.Application) -> date | None:
    day = read.details.get("follow_up")
    return date.fromisoformat(day) if day else None


def _note(row: Application, text: str) -> Note:
    return Note(application=row, text=text, created_at=_at(row))


_CONTACT = {"contact", "contact_mail", "contact_phone"}


def _contact(row: Application, read: events.Application) -> Contact:
    mail, phone = read.details.get("contact_mail", ""), read.details.get("contact_phone", "")
    return Contact(
        search=row.search,
        application=row,
        name=(read.details.get("contact") or mail or phone)[:200],
        mail=mail[:320],
        phone=phone[:60],
        employer=row.employer,
        created_at=_at(row),
    )


def _task(row: Application, day: date) -> Task:
    what = _("Follow up with {name}").format(name=row.employer or row)
    return Task(
        search=row.search,
        application=row,
        kind=TaskKind.FOLLOW_UP,
        what=what[:500],
        due=day,
        created_at=_at(row),
    )


def _at(row: Application) -> datetime:
    return row.created_at
