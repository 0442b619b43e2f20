"""How a table is going to be read: which column holds what, and how its days are written."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from onward.reading import Note
from onward.sources import dates
from onward.sources.columns import FIELDS, Column, as_mapping, assign, profile
from onward.sources.header import Table
from onward.sources.plain import plain
from onward.sources.row_events import Field
from onward.sources.unreadable import UnreadableError
from onward.sources.vocabulary import TOPIC_KINDS

_DAYS = {"applied_on", "created_on", "status_on", "stamp", "status", *(f"{topic}_on" for topic in TOPIC_KINDS)}
_CONTINENTAL = re.compile(
    r"\b(firma|unternehmen|datum|stelle|bewerbung|beworben|entreprise|poste|candidature|empresa|fecha|puesto|vaga|cargo|estado|statut)\b"
)


@dataclass(frozen=True, eq=False)
class Plan:
    """A table and what its columns are for."""

    table: Table
    columns: Sequence[Column]
    fields: Sequence[Field]
    attributes: Sequence[Column]
    notes: tuple[Note, ...]
    mapping: Mapping[str, str]

    def field(self, name: str) -> Field | None:
        """The column of a field that only one can hold."""
        return next((field for field in self.fields if field.name == name), None)


def plan(table: Table, today: date, corrections: Mapping[str, str], where: str) -> Plan:
    """Decide what each column of a table is for.

    Args:
        table: header and rows.
        today: for days that can't be.
        corrections: field → header (or "" for no column at all), from the person.
        where: the file, for errors.

    Raises:
        UnreadableError: if a correction names a field or a column that does not exist.
    """
    columns = profile(table.header, table.rows)
    fields = assign(columns)
    for field, header in corrections.items():
        _correct(columns, fields, field, header, where)
    readers, notes = _readers(table, columns, fields, today)
    made = [Field(c.place, c.header, fields[c.place], readers[c.place]) for c in columns if _in_use(c, fields)]
    arms = [c for c in columns if fields[c.place] in {"attribute", "location", "role"} and c.filled]
    return Plan(table, columns, made, arms, tuple(notes), as_mapping(columns, fields))


def _in_use(column: Column, fields: Mapping[int, str]) -> bool:
    return bool(column.filled) and fields[column.place] not in {"attribute", "ignored"}


def _correct(columns: Sequence[Column], fields: dict[int, str], field: str, header: str, where: str) -> None:
    name = field.partition(".")[0]
    if name not in FIELDS:
        raise UnreadableError(f"{field!r} is no field", where, f"use one of: {', '.join(FIELDS)}")
    if header in {"", "-"}:
        for place, held in fields.items():
            if held == name:
                fields[place] = "ignored"
        return
    wanted = [c for c in columns if c.header == header] or [c for c in columns if plain(c.header) == plain(header)]
    if not wanted:
        nearest = difflib.get_close_matches(header, [c.header for c in columns], n=len(columns), cutoff=0.0)
        raise UnreadableError(f"there is no column {header!r}", where, f"its columns are: {', '.join(nearest)}")
    if "." not in field:
        for place, held in fields.items():
            if held == name:
                fields[place] = "ignored"
    fields[wanted[0].place] = name


def _readers(
    table: Table, columns: Sequence[Column], fields: Mapping[int, str], today: date
) -> tuple[dict[int, dates.Reader], list[Note]]:
    """How the days of each column are read; columns that prove their order decide for those that don't."""
    continental = bool(_CONTINENTAL.search(plain(" ; ".join(table.header)).replace(";", " ")))
    cells = {
        c.place: [row[c.place] for row in table.rows if row[c.place]] for c in columns if fields[c.place] in _DAYS
    }
    first = {place: dates.decide(values, today, continental=continental) for place, values in cells.items()}
    sure = [r.order for place, r in first.items() if not r.doubt and _has_numbers(cells[place])]
    hint = Counter(sure).most_common(1)[0][0] if sure else None
    notes, readers = [], {}
    latest = max([r.last for r in first.values() if r.last != today], default=today)
    for column in columns:
        reader = first.get(column.place, dates.Reader(hint or "month first", "", today))
        if reader.doubt and hint and "mixed" not in reader.doubt:
            reader = dates.Reader(hint, "", reader.last)
        if column.place in cells and any(reader.has_no_year(text) for text in cells[column.place]):
            reader = replace(reader, last=min(reader.last, latest))
            why = f"days without a year; each is taken as the last before {reader.last}"
            notes.append(Note(None, f'column "{column.header}": {why}'))
        if reader.doubt and column.days > 0.1:
            notes.append(Note(None, f'column "{column.header}": {reader.doubt}'))
        readers[column.place] = reader
    return readers, notes


def _has_numbers(values: Sequence[str]) -> bool:
    return any((w := dates.written(text)) is not None and w.numbers is not None and not w.named for text in values)
