"""Taking a reading into a search: what it would change, and then all of it or nothing.

An application is known again by its employer, role and first day, and by its place among those that share them: two
applications in one company stay two. An import only moves forward: it adds facts that are not there yet and never
takes one back, so importing the same file again adds nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from uuid import UUID

from django.utils import timezone

from onward import events
from onward.events import Kind
from onward.journal.models import Application, Batch, Contact, Event, ImportRun, Note, Origin, Search, SourceKey
from onward.journal.writing import Fact, write
from onward.language import gettext as _
from onward.reading import Reading

_AT_ONCE = 500
_Told = tuple[str, date | None]


@dataclass(frozen=True)
class Known:
    """An application that is in the search already, and what the file knows beyond it."""

    application: Application
    read: events.Application
    missing: tuple[events.Event, ...]


@dataclass(frozen=True)
class Plan:
    """What taking a reading in would do.

    Attributes:
        reading: what was read.
        new: applications that are not in the search, each with the key that it will be known by.
        more: known applications with facts that are not there yet.
        same: how many known applications the file says nothing new of.
    """

    reading: Reading
    new: tuple[tuple[events.Application, str], ...]
    more: tuple[Known, ...]
    same: int

    @property
    def changes_anything(self) -> bool:
        """Whether there is anything to take in."""
        return bool(self.new or self.more)


def plan(search: Search, reading: Reading) -> Plan:
    """What taking a reading in would do; nothing is written."""
    known = _known(search)
    facts = _ever_recorded({application.pk for application in known.values()})
    new: list[tuple[events.Application, str]] = []
    more: list[Known] = []
    same = 0
    for read, key in _keyed(reading.applications):
        application = known.get(key)
        if application is None:
            new.append((read, key))
        elif missing := _missing(read.events, facts[application.pk]):
            more.append(Known(application, read, missing))
        else:
            same += 1
    return Plan(reading, tuple(new), tuple(more), same)


def take_in(
    search: Search, reading: Reading, *, progress: Callable[[int, int], None] | None = None
) -> tuple[Plan, Batch | None]:
    """Take a reading in, as a whole or not at all.

    Args:
        search: where to.
        reading: what was read.
        progress: told how many of how many applications are in.

    Returns:
        What was done, and the batch that undoes it; no batch where there was nothing to do.
    """
    found = plan(search, reading)
    if not found.changes_anything:
        return found, None
    name = reading.path.replace("\\", "/").rsplit("/", 1)[-1]
    of, tell = len(found.new) + len(found.more), progress or _to_nobody
    with write(search, "imported", name=name, new=len(found.new), more=len(found.more)) as pen:
        run = ImportRun(
            search=search, name=name, format=reading.format, mapping=dict(reading.mapping), at=timezone.now()
        )
        pen.add(run)
        for start in range(0, len(found.new), _AT_ONCE):
            some = found.new[start : start + _AT_ONCE]
            rows = [_application(search, read) for read, _ in some]
            pen.add_applications(rows)
            pairs = list(zip(rows, some, strict=True))
            pen.add(*(_source_key(search, run, row, read, key) for row, (read, key) in pairs))
            pen.add(*(_note(row, read) for row, (read, _) in pairs if read.details.get("notes")))
            pen.add(*(_contact(row, read) for row, (read, _) in pairs if read.details.get("contact")))
            pen.record_all(
                (row, _fact(event, name, read.row)) for row, (read, _) in pairs for event in read.events
            )
            tell(start + len(some), of)
        pen.record_all(
            (one.application, _fact(event, name, one.read.row)) for one in found.more for event in one.missing
        )
        tell(of, of)
    return found, pen.batch


def _to_nobody(done: int, of: int) -> None:
    del done, of


def _known(search: Search) -> dict[str, Application]:
    """Applications by the keys of earlier imports, and those typed by hand by the same kind of key."""
    mine = {row.pk: row for row in Application.objects.filter(search=search, removed=False).defer("about")}
    typed = sorted(mine.values(), key=lambda row: row.number)
    found = {
        key: row
        for row, key in zip(
            typed, _keys(_name(row.employer, row.role, row.applied_on) for row in typed), strict=True
        )
    }
    keys = SourceKey.objects.filter(search=search, removed=False).values_list("key", "application_id")
    return found | {key: mine[pk] for key, pk in keys if pk in mine}


def _keyed(applications: Sequence[events.Application]) -> Iterable[tuple[events.Application, str]]:
    return zip(applications, _keys(_name(a.employer, a.role, _applied_on(a)) for a in applications), strict=True)


def _keys(names: Iterable[str]) -> Iterator[str]:
    """A key a name; of several with one name, the second gets another one."""
    times: Counter[str] = Counter()
    for name in names:
        yield sha256(f"{name}|{times[name]}".encode("utf-8", "surrogatepass")).hexdigest()
        times[name] += 1


def _name(employer: str, role: str, day: date | None) -> str:
    return "|".join(" ".join(part.split()).casefold() for part in (employer, role, str(day or "")))


def _applied_on(application: events.Application) -> date | None:
    days = [event.on for event in application.events if event.kind is Kind.APPLIED and event.on is not None]
    return min(days, default=None)


def _ever_recorded(applications: Set[UUID]) -> dict[UUID, set[_Told]]:
    """Every kind and day that was ever recorded of each application, but for what an undo took back.

    What the person corrected or took back stays so: the file's old word is no news.
    """
    found: dict[UUID, set[_Told]] = defaultdict(set)
    wanted = sorted(applications)
    for start in range(0, len(wanted), _AT_ONCE):
        rows = Event.objects.filter(application__in=wanted[start : start + _AT_ONCE])
        undone = set(rows.filter(void=True, batch__undoes__isnull=False).values_list("fact", flat=True))
        for of, fact, kind, on in rows.values_list("application", "fact", "kind", "on"):
            if fact not in undone:
                found[of].add((kind, on))
    return found


def _missing(read: Sequence[events.Event], known: Set[_Told]) -> tuple[events.Event, ...]:
    """Facts that are not there: another day of a kind is another fact, an undated one of a known kind is not."""
    kinds = {kind for kind, _ in known}
    return tuple(event for event in read if _is_new(event, known, kinds))


def _is_new(event: events.Event, known: Set[_Told], kinds: Set[str]) -> bool:
    if event.on is None:
        return event.kind.value not in kinds
    return (event.kind.value, event.on) not in known


def _application(search: Search, read: events.Application) -> Application:
    return Application(
        search=search,
        employer=read.employer[:300],
        role=read.role[:300],
        address=read.details.get("url", "")[:2000],
        location=read.details.get("location", "")[:300],
        salary=read.details.get("salary", "")[:200],
        attributes=dict(read.attributes),
        created_at=timezone.now(),
    )


def _source_key(search: Search, run: ImportRun, row: Application, read: events.Application, key: str) -> SourceKey:
    return SourceKey(search=search, application=row, run=run, key=key, cells=dict(read.details))


def _note(row: Application, read: events.Application) -> Note:
    return Note(application=row, text=read.details["notes"], created_at=row.created_at)


def _contact(row: Application, read: events.Application) -> Contact:
    return Contact(
        search=row.search,
        application=row,
        name=read.details["contact"][:200],
        employer=row.employer,
        created_at=row.created_at,
    )


def _fact(event: events.Event, name: str, row: int) -> Fact:
    where = _("{name}, row {row}").format(name=name, row=row) + (f", {event.origin}" if event.origin else "")
    return Fact(event.kind, event.on, by=event.by, origin=Origin.IMPORTED, detail=where)
