"""One row → the events of one application, each with where it was read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from onward.events import Event, Kind
from onward.sources.dates import EARLIEST, Reader
from onward.sources.statuses import Meaning, is_blank, is_no, is_yes, meaning
from onward.sources.vocabulary import TOPIC_KINDS

_LONGEST_DAYS = 1500
_NO_EVENT = frozenset({"employer", "role", "url", "notes", "salary", "location", "contact", "id", "applied_on"})


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """A column in use: its place, header, field, and how its days are read."""

    place: int
    header: str
    name: str
    reader: Reader

    @property
    def origin(self) -> str:
        """Where an event came from, for the person."""
        return f'column "{self.header}"'


@dataclass(frozen=True, slots=True)
class RowEvents:
    """What a row tells.

    Attributes:
        events: undated ones still lack their `by`.
        sent: whether the application was sent at all.
        doubts: in words, without the row's number.
        unknown: status words that nobody knows.
    """

    events: tuple[Event, ...]
    sent: bool
    doubts: tuple[str, ...]
    unknown: tuple[str, ...]


def row_events(row: Sequence[str], fields: Sequence[Field], applied: date | None) -> RowEvents:
    """Read the events of a row.

    Args:
        row: its cells.
        fields: the columns in use.
        applied: the day of the application, already found; None where somebody wrote first or no day is known.
    """
    found = _Found(applied)
    for field in fields:
        cell = row[field.place]
        if not cell or field.name in _NO_EVENT or is_blank(cell):
            continue
        if field.name == "status":
            found.status(cell, field)
        elif field.name.removesuffix("_on") in TOPIC_KINDS:
            found.topic(cell, field, TOPIC_KINDS[field.name.removesuffix("_on")])
        elif field.name == "sent" and is_no(cell):
            found.sent = False
    found.days_taken(row, fields)
    found.last_update(row, fields)
    return found.done()


class _Found:
    """Events of a row while its cells are read one by one."""

    def __init__(self, applied: date | None) -> None:
        self.applied = applied
        self.days: dict[Kind, list[Event]] = {}
        self.open: dict[Kind, str] = {}  # happened on an unknown day: where it was read
        self.sent = True
        self.doubts: list[str] = []
        self.unknown: list[str] = []

    def status(self, cell: str, field: Field) -> None:
        said = meaning(cell)
        if not said.sent:
            self.sent = False
        if not said.known:
            self.unknown.append(cell)
        day = field.reader.within(cell, self.applied) if len(said.kinds) == 1 else None
        if day is not None and field.reader.without_year(cell):
            self.doubts.append(f'"{cell}" has no year; {day} was taken, the first such day after the application')
        for kind in said.kinds:
            self._add(kind, day, field)

    def topic(self, cell: str, field: Field, kind: Kind) -> None:
        day = field.reader.day(cell, self.applied)
        if day is None and len(cell) <= 40:
            day = field.reader.within(cell, self.applied)
        if day is not None:
            self._add(kind, day, field)
        elif is_yes(cell) or (cell.isdecimal() and 0 < int(cell) < 20):
            self._add(kind, None, field)
        elif not is_no(cell) and cell != "0":
            self._topic_in_words(meaning(cell), cell, field, kind)

    def _topic_in_words(self, said: Meaning, cell: str, field: Field, kind: Kind) -> None:
        if any(c.isdecimal() for c in cell) and not any(c.isalpha() for c in cell):
            self.doubts.append(f'"{cell}" in {field.origin} is not a day; the step counts, its day is not known')
            self._add(kind, None, field)
        elif said.known and said.sent:
            for each in said.kinds:
                self._add(each, None, field)

    def _add(self, kind: Kind, day: date | None, field: Field) -> None:
        if day is not None and not day >= EARLIEST:
            self.doubts.append(f"{day} in {field.origin} is before any search; the day was left out")
            day = None
        if day is not None and self.applied is not None and day < self.applied:
            text = f"{day} in {field.origin} is before the application ({self.applied}); the day was left out"
            self.doubts.append(text)
            day = None
        if day is None:
            self.open.setdefault(kind, field.origin)
        else:
            self.days.setdefault(kind, []).append(Event(kind, day, origin=field.origin))

    def days_taken(self, row: Sequence[str], fields: Sequence[Field]) -> None:
        """ "Time to first response: 16" is a day, if the application has one and no column says it better."""
        for field in fields:
            kind = {"days_to_answer": Kind.ANSWERED, "days_to_rejection": Kind.REJECTED}.get(field.name)
            text = row[field.place].removesuffix(".0")
            if kind is None or self.applied is None or not text.isdecimal() or int(text) > _LONGEST_DAYS:
                continue
            day = self.applied + timedelta(days=int(text))
            if (kind is Kind.ANSWERED and not self.days) or (
                kind is Kind.REJECTED and kind in self.open and all(day >= e.on for e in self._dated() if e.on)
            ):
                self._add(kind, day, field)

    def last_update(self, row: Sequence[str], fields: Sequence[Field]) -> None:
        """The day of the last update is the day of the last thing that happened, if that has no day of its own."""
        without = [kind for kind in self.open if kind not in self.days]
        for field in fields:
            if field.name != "status_on" or not without:
                continue
            day = field.reader.day(row[field.place], self.applied)
            if day is not None and (self.applied is None or day >= self.applied):
                last = max(without, key=list(Kind).index)
                self._add(last, day, replace(field))

    def _dated(self) -> list[Event]:
        return [event for events in self.days.values() for event in events]

    def done(self) -> RowEvents:
        answer = self.days.get(Kind.ANSWERED)
        # The one answer that came was the no, if nothing else but a no is known.
        talks = {Kind.SCREEN, Kind.ASSESSMENT, Kind.INTERVIEW, Kind.OFFER, Kind.ACCEPTED, Kind.DECLINED}
        known = set(self.days) | set(self.open)
        if answer and Kind.REJECTED in self.open and Kind.REJECTED not in self.days and not known & talks:
            first = min(answer, key=lambda event: event.on or date.max)
            self.days[Kind.REJECTED] = [replace(first, kind=Kind.REJECTED)]
            del self.days[Kind.ANSWERED]
        undated = [Event(kind, None, origin=origin) for kind, origin in self.open.items() if kind not in self.days]
        dated = sorted(self._dated(), key=lambda event: event.on or date.max)
        return RowEvents((*dated, *undated), self.sent, tuple(self.doubts), tuple(self.unknown))
