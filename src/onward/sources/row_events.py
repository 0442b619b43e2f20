"""One row → the events of one application, each with where it was read."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onward.events import Event, Kind
from onward.language import gettext as _
from onward.sources.dates import days_within
from onward.sources.day_order import Reader
from onward.sources.impossible_days import is_empty_cell
from onward.sources.kind_names import kind_name
from onward.sources.row_steps import LONGEST_DAYS, Steps
from onward.sources.status_cells import steps
from onward.sources.statuses import Meaning, is_blank, is_no, is_yes, meaning
from onward.sources.vocabulary import TOPIC_KINDS

_NO_EVENT = frozenset({"employer", "role", "url", "notes", "salary", "location", "contact", "id", "applied_on"})
_NO_EVENT |= {"source", "resume", "letter", "about", "tags", "follow_up_on"}
_SHORT = 60
_DAYS_TAKEN = {"days_to_answer": Kind.ANSWERED, "days_to_rejection": Kind.REJECTED}


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """A column in use: its place, header, field, and how its days are read."""

    place: int
    header: str
    name: str
    reader: Reader
    origin: str = dataclasses.field(init=False)
    """Where an event came from, for the person; most rows ask for it."""

    def __post_init__(self) -> None:
        """Name the column once."""
        object.__setattr__(self, "origin", _('column "{column}"').format(column=self.header))


@dataclass(frozen=True, slots=True)
class RowEvents:
    """What a row tells.

    Attributes:
        events: undated ones still lack their `by`; without the application itself.
        sent: whether the application was sent at all.
        doubts: in words, without the row's number.
        unknown: status words that nobody knows.
        unsure: status words that could mean two things, and what they were taken for.
        emptied: (column, cell) where a day stands for an empty cell.
    """

    events: tuple[Event, ...]
    sent: bool
    doubts: tuple[str, ...]
    unknown: tuple[str, ...]
    unsure: tuple[tuple[str, str], ...]
    emptied: tuple[tuple[str, str], ...]


def row_events(
    row: Sequence[str],
    fields: Sequence[Field],
    applied: date | None,
    log: Sequence[tuple[str, date | None]] = (),
    *,
    today: date = date.max,
) -> RowEvents:
    """Read the events of a row.

    Args:
        row: its cells.
        fields: the columns in use.
        applied: the day of the application, already found; None where somebody wrote first or no day is known.
        log: statuses with their days that belong to the row; they add days and take nothing away.
        today: what lies after it has not happened.
    """
    found = _Found(applied, today)
    for status, day in log:
        found.logged(status, day)
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
    """What a row tells while its cells are read one by one."""

    def __init__(self, applied: date | None, today: date) -> None:
        self.applied = applied
        self.steps = Steps(applied, today)
        self.sent = True
        self.doubts: list[str] = []
        self.unknown: list[str] = []
        self.unsure: list[tuple[str, str]] = []
        self.emptied: list[tuple[str, str]] = []

    def logged(self, status: str, day: date | None) -> None:
        for kind in meaning(status).kinds:
            self.steps.add(kind, day, _("status log: {status}").format(status=status))

    def status(self, cell: str, field: Field) -> None:
        said = meaning(cell)
        if not said.sent:
            self.sent = False
        if not said.known:
            self.unknown.append(cell)
        if said.unsure:
            self.unsure.append((cell, ", ".join(map(kind_name, said.kinds))))
        many = steps(cell)
        if len(many) > 1:
            self._each_on_its_day(many, field, ())
        else:
            self._all_on_one_day(said, cell, field)

    def _each_on_its_day(self, many: Sequence[tuple[str, str]], field: Field, otherwise: tuple[Kind, ...]) -> None:
        """ "Phone screen 3/10, rejected 3/20"; words that nobody knows say what the column is about."""
        for words, text in many:
            day = field.reader.day(text, self.applied)
            for kind in meaning(words).kinds:
                self.steps.add_told(kind, day, field.origin)
            for kind in otherwise if not meaning(words).kinds else ():
                self.steps.add(kind, day, field.origin)

    def _all_on_one_day(self, said: Meaning, cell: str, field: Field) -> None:
        day = field.reader.within(cell, self.applied) if len(said.kinds) == 1 else None
        if day is not None and field.reader.without_year(cell):
            text = _('"{cell}" has no year; {day} was taken, the first such day after the application')
            self.doubts.append(text.format(cell=cell, day=day))
        for kind in said.kinds:
            self.steps.add_told(kind, day, field.origin)

    def topic(self, cell: str, field: Field, kind: Kind) -> None:
        if is_empty_cell(cell):
            self.emptied.append((field.header, cell))
            return
        day = field.reader.day(cell, self.applied)
        within = days_within(cell) if day is None and len(cell) <= _SHORT else ()
        if within:
            told = steps(cell) if len(within) > 1 else [(cell, within[0])]
            self._each_on_its_day(told, field, (kind,))
        elif day is not None or is_yes(cell) or (cell.isdecimal() and 0 < int(cell) < 20):
            self.steps.add(kind, day, field.origin)
        elif not is_no(cell) and cell != "0":
            self._topic_in_words(meaning(cell), cell, field, kind)

    def _topic_in_words(self, said: Meaning, cell: str, field: Field, kind: Kind) -> None:
        if any(c.isdecimal() for c in cell) and not any(c.isalpha() for c in cell):
            text = _('"{cell}" in {origin} is not a day; the step counts, its day is not known')
            self.doubts.append(text.format(cell=cell, origin=field.origin))
            self.steps.add(kind, None, field.origin)
        elif said.known and said.sent:
            for each in said.kinds:
                self.steps.add(each, None, field.origin)

    def days_taken(self, row: Sequence[str], fields: Sequence[Field]) -> None:
        """ "Time to first response: 16" is a day, if the application has one and no column says it better."""
        for field in fields:
            kind = _DAYS_TAKEN.get(field.name)
            text = row[field.place].removesuffix(".0")
            if kind is None or self.applied is None or not text.isdecimal() or int(text) > LONGEST_DAYS:
                continue
            day = self.applied + timedelta(days=int(text))
            if self.steps.has_room_for(kind, day):
                self.steps.add(kind, day, field.origin)

    def last_update(self, row: Sequence[str], fields: Sequence[Field]) -> None:
        """The day of the last update is the day of the last thing that happened, if that has no day of its own."""
        for field in fields:
            if field.name != "status_on" or is_empty_cell(row[field.place]):
                continue
            last = self.steps.last_without_day()
            day = field.reader.day(row[field.place], self.applied)
            if last and day is not None and (self.applied is None or day >= self.applied):
                self.steps.give_day(last, day, field.origin)

    def done(self) -> RowEvents:
        return RowEvents(
            self.steps.events(),
            self.sent,
            (*self.doubts, *self.steps.doubts),
            tuple(self.unknown),
            tuple(self.unsure),
            tuple(self.emptied),
        )
