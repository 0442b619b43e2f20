"""The only code that writes facts: every change belongs to a batch that can be undone.

    with write(search, "recorded", employer="Acme") as pen:
        pen.record(application, Fact(Kind.REJECTED, on=day))

What a block writes is saved together or not at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, TypeVar
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone

from onward.events import Kind
from onward.journal.current import current_events_of
from onward.journal.day_order import refuse_before_sending
from onward.journal.derive import standing
from onward.journal.in_force import NOTHING
from onward.journal.models import Application, Batch, Change, Event, Kept, Origin, RegisteredClaim, Search
from onward.journal.saving import save_each

_DERIVED = sorted(Application.DERIVED)
_AT_ONCE = 500
Row = TypeVar("Row", bound=Kept)


@dataclass(frozen=True)
class Fact:
    """One dated fact to record.

    Attributes:
        kind: what happened.
        on: the day; None where nobody knows.
        time: of an interview.
        by: for an undated one, the last day by which it must have happened.
        note: free words.
        origin, detail: where it came from, the second in words.
    """

    kind: Kind
    on: date | None
    time: time | None = None
    by: date | None = None
    note: str = ""
    origin: str = Origin.TYPED
    detail: str = ""


class NothingToWriteError(Exception):
    """Raised within a block that finds, under the lock, that all is so already: it leaves no batch behind."""


@contextmanager
def write(
    search: Search, what: str, *, undoes: Batch | None = None, batch: UUID | None = None, **about: Any
) -> Iterator[Pen]:
    """Write together or not at all.

    Args:
        search: whose facts.
        what: a name for what is done, for the history.
        undoes: the batch that this one takes back.
        batch: the id that it gets; a new one if not given.
        about: what the history's words need.
    """
    with transaction.atomic():
        # The lock comes first: two who write at once wait for each other instead of failing.
        Search.objects.filter(pk=search.pk).update(revision=F("revision") + 1)
        made = Batch(search=search, at=timezone.now(), what=what, about=about, undoes=undoes)
        made.pk = batch or made.pk
        made.save(force_insert=True)
        pen = Pen(search, made)
        yield pen
        pen.finish()
    search.refresh_from_db(fields=["revision"])


class Pen:
    """Writes into one batch."""

    def __init__(self, search: Search, batch: Batch) -> None:
        self.search, self.batch = search, batch
        self._touched: set[UUID] = set()
        self._said: list[Event] = []
        self._last_number: int | None = None

    def add(self, *rows: Kept) -> None:
        """New rows, all of one table."""
        if not rows:
            return
        type(rows[0])._default_manager.bulk_create(rows, batch_size=_AT_ONCE)
        self._changes(rows, [None] * len(rows), [row.state() for row in rows])

    def change(self, row: Kept, **fields: Any) -> None:
        """Set fields of one row; what is the same already is no change.

        The row may have been read before somebody else wrote: only these fields go over what stands there now.
        """
        derived = row.DERIVED.intersection(fields)
        if derived:
            raise ValueError(f"{', '.join(derived)} is recomputed from events and can't be set")
        there = type(row)._default_manager.get(pk=row.pk)
        before = there.state()
        for name, value in fields.items():
            setattr(row, name, value)
            setattr(there, name, value)
        after = there.state()
        if before == after:
            return
        there.save(update_fields=list(fields))
        self._changes([there], [before], [after])

    def change_each(self, changes: Iterable[tuple[Row, Mapping[str, Any]]]) -> int:
        """Set fields, each to its own value, of many rows of one table that were read in this block.

        Returns:
            How many were not so already.
        """
        found: list[tuple[Row, dict[str, Any], dict[str, Any]]] = []
        names: set[str] = set()
        for row, fields in changes:
            before, after = _set(row, fields)
            if before != after:
                found.append((row, before, after))
                names.update(fields)
        if found:
            rows = [row for row, _, _ in found]
            save_each(rows, names)
            self._changes(rows, [before for _, before, _ in found], [after for _, _, after in found])
        return len(found)

    def remove(self, row: Kept) -> None:
        """Put a row away; undo brings it back."""
        self.change(row, removed=True)

    def add_applications(self, applications: Sequence[Application]) -> None:
        """New applications, each with the next number of the search."""
        for application in applications:
            application.number = self._next_number()
        self.add(*applications)

    def record(self, application: Application, *facts: Fact) -> list[Event]:
        """New facts of one application."""
        return self.record_all([(application, fact) for fact in facts])

    def record_all(self, facts: Iterable[tuple[Application, Fact]]) -> list[Event]:
        """New facts of many applications."""
        now = timezone.now()
        rows = [event_of(application, fact, self.batch, now) for application, fact in facts]
        Event.objects.bulk_create(rows, batch_size=_AT_ONCE)
        self._touched.update(row.application_id for row in rows)
        self._said += [row for row in rows if row.origin != Origin.IMPORTED]
        return rows

    def correct(self, event: Event, **fields: Any) -> Event:
        """A new revision of a fact; the old one stays in its history.

        Args:
            event: any revision of the fact.
            fields: what is different: kind, on, time, by, note, origin, origin_detail, void.
        """
        return self.correct_each([(event, fields)])[0]

    def correct_each(self, corrections: Iterable[tuple[Event, Mapping[str, Any]]]) -> list[Event]:
        """New revisions of many facts, each once."""
        wanted = list(corrections)
        last = self._last_revisions([event.fact for event, _ in wanted])
        now = timezone.now()
        revised = [
            Event(
                **{name: getattr(last[event.fact], name) for name in _CARRIED} | dict(fields),
                id=uuid4(),
                application_id=event.application_id,
                fact=event.fact,
                revision=last[event.fact].revision + 1,
                batch=self.batch,
                recorded_at=now,
            )
            for event, fields in wanted
        ]
        Event.objects.bulk_create(revised, batch_size=_AT_ONCE)
        self._touched.update(event.application_id for event in revised)
        self._said += [event for event in revised if not event.void and _says_more(event, last[event.fact])]
        return revised

    def retract(self, event: Event) -> Event:
        """Take a fact back."""
        return self.correct(event, void=True)

    def register_claim(self, column: str, level: str, on: date) -> RegisteredClaim:
        """A claim of the person's own, with the next number, which is never given twice."""
        number = self.next_registration()
        claim = RegisteredClaim(search=self.search, number=number, column=column, level=level, on=on)
        self.add(claim)
        return claim

    def next_registration(self) -> int:
        """The next number in the one order of claims and experiments; no undo brings one back."""
        Search.objects.filter(pk=self.search.pk).update(registrations=F("registrations") + 1)
        self.search.refresh_from_db(fields=["registrations"])
        return self.search.registrations

    def restate_each(self, table: type[Kept], values: Mapping[UUID, Mapping[tuple[str, ...], Any]]) -> None:
        """Set values of rows as a history keeps them: each a field's, or that of a name in the group that it holds."""
        rows = self._by_id(table, list(values))
        fields = {field.attname: field for field in table._meta.concrete_fields}
        told = [(row, _fields_of(row, values[pk], fields)) for pk, row in rows.items()]
        self.change_each(told)

    def touch(self, *applications: UUID) -> None:
        """Have the standing of applications recomputed at the end."""
        self._touched.update(applications)

    def finish(self) -> None:
        """Recompute what follows from the events that were written.

        Raises:
            BeforeSendingError: if one of them can't be so; an undo may bring back whatever was there.
        """
        events = current_events_of(self._touched)
        if self.batch.undoes_id is None:
            refuse_before_sending(self._said, events)
        derive(self._touched, events)

    def _last_revisions(self, facts: Sequence[UUID]) -> dict[UUID, Event]:
        found: dict[UUID, Event] = {}
        for start in range(0, len(facts), _AT_ONCE):
            rows = Event.objects.filter(fact__in=facts[start : start + _AT_ONCE]).order_by("revision")
            found |= {row.fact: row for row in rows}
        return found

    def _by_id(self, table: type[Kept], ids: Sequence[UUID]) -> dict[UUID, Kept]:
        found: dict[UUID, Kept] = {}
        for start in range(0, len(ids), _AT_ONCE):
            found |= table._default_manager.in_bulk(ids[start : start + _AT_ONCE])
        return found

    def _changes(
        self, rows: Sequence[Kept], before: Sequence[dict[str, Any] | None], after: Sequence[dict[str, Any]]
    ) -> None:
        Change.objects.bulk_create(
            [
                Change(batch=self.batch, table=type(row).__name__, row=row.pk, before=was, after=now)
                for row, was, now in zip(rows, before, after, strict=True)
            ],
            batch_size=_AT_ONCE,
        )

    def _next_number(self) -> int:
        if self._last_number is None:
            found = Application.objects.filter(search=self.search).aggregate(most=Max("number"))
            self._last_number = found["most"] or 0
        self._last_number += 1
        return self._last_number


def event_of(application: Application, fact: Fact, batch: Batch, now: datetime) -> Event:
    """A fact as its first revision, not saved."""
    return Event(
        application=application,
        kind=fact.kind,
        on=fact.on,
        time=fact.time,
        by=fact.by,
        note=fact.note,
        origin=fact.origin,
        origin_detail=fact.detail[:500],
        batch=batch,
        recorded_at=now,
    )


def _set(row: Kept, fields: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Set fields of a row, not saved; its state before and after."""
    before = row.state()
    for name, value in fields.items():
        if name in row.DERIVED:
            raise ValueError(f"{name} is recomputed from events and can't be set")
        setattr(row, name, value)
    return before, row.state()


def _says_more(event: Event, before: Event) -> bool:
    """Whether a revision says another kind or day, or says again what was taken back."""
    return before.void or (event.kind, event.on) != (before.kind, before.on)


def _fields_of(row: Kept, values: Mapping[tuple[str, ...], Any], known: Mapping[str, Any]) -> dict[str, Any]:
    """What to set of a row; what the history names and no table has any more is left."""
    found: dict[str, Any] = {}
    for (name, *inner), value in values.items():
        if name not in known:
            continue
        if inner:
            group = dict(found.get(name, getattr(row, name)))
            group[inner[0]] = value
            found[name] = {key: said for key, said in group.items() if said is not NOTHING}
        else:
            found[name] = known[name].to_python(value)
    return found


_CARRIED = ("kind", "on", "time", "by", "note", "origin", "origin_detail")


def derive(applications: Iterable[UUID], events: Mapping[UUID, Sequence[Event]]) -> None:
    """Recompute where applications stand, from their events: the one function that sets derived fields."""
    wanted, changed = list(applications), []
    for start in range(0, len(wanted), _AT_ONCE):
        some = Application.objects.filter(pk__in=wanted[start : start + _AT_ONCE])
        changed += [row for row in some.only(*_DERIVED) if _restand(row, events.get(row.pk, []))]
    save_each(changed, _DERIVED)


def _restand(row: Application, facts: Sequence[Event]) -> bool:
    """Set where an application stands; whether that is anything new."""
    found = standing(facts)
    before = [getattr(row, name) for name in _DERIVED]
    for name in _DERIVED:
        setattr(row, name, getattr(found, name))
    return before != [getattr(row, name) for name in _DERIVED]
