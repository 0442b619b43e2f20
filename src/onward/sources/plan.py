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


def plan(table: Table, today: date, corrections: Mapping[str, str]) -> Plan:
    """Decide what each column of a table is for.

    Args:
        table: header and rows.
        today: for days that can't be.
        corrections: field → header (or "" for no column at all), from the person; `check_columns` has seen them.
    """
    columns = profile(table.header, table.rows)
    fields = assign(columns)
    for field, header in corrections.items():
        _correct(columns, fields, field, header)
    readers, notes = _readers(table, columns, fields, today)
    notes += _without_status(columns, fields)
    made = [Field(c.place, c.header, fields[c.place], readers[c.place]) for c in columns if _in_use(c, fields)]
    arms = [c for c in columns if fields[c.place] in {"attribute", "location", "role"} and c.filled]
    return Plan(table, columns, made, arms, tuple(notes), as_mapping(columns, fields))


def _without_status(columns: Sequence[Column], fields: Mapping[int, str]) -> list[Note]:
    """A sheet in which nothing says what came of an application: the person must know before reading on."""
    tells = {"status", "days_to_answer", "days_to_rejection", *(f"{topic}_on" for topic in TOPIC_KINDS)}
    if tells & set(fields.values()):
        return []
    others = [c.header for c in columns if c.filled and fields[c.place] in {"attribute", "ignored", "notes"}]
    could = f" is it one of {', '.join(repr(name) for name in others[:6])}?" if others else ""
    why = f'no column says what came of an application;{could} Say so with --map status="…"'
    return [Note(None, why)]


def _in_use(column: Column, fields: Mapping[int, str]) -> bool:
    return bool(column.filled) and fields[column.place] not in {"attribute", "ignored"}


def check_columns(corrections: Mapping[str, str], tables: Sequence[Table], where: str) -> None:
    """Refuse a correction that names no field, or a column that none of the tables has.

    Raises:
        UnreadableError: with what there is instead.
    """
    headers = list(dict.fromkeys(name for table in tables for name in table.header if name))
    columns = [c.header for table in tables for c in profile(table.header, [])]
    for field, header in corrections.items():
        if field.partition(".")[0] not in FIELDS:
            raise UnreadableError(f"{field!r} is no field", where, f"use one of: {', '.join(FIELDS)}")
        if header not in {"", "-"} and not _named(header, [*headers, *columns]):
            nearest = difflib.get_close_matches(header, headers, n=len(headers), cutoff=0.0)
            raise UnreadableError(
                f"there is no column {header!r}", where, f"its columns are: {', '.join(nearest)}"
            )


def _named(header: str, headers: Sequence[str]) -> list[str]:
    """The columns that a person means by a name."""
    return [h for h in headers if h == header] or [h for h in headers if plain(h) == plain(header)]


def _correct(columns: Sequence[Column], fields: dict[int, str], field: str, header: str) -> None:
    """Put a correction into effect; one for a column of another sheet changes nothing here."""
    name = field.partition(".")[0]
    meant = _named(header, [c.header for c in columns])
    if not meant and header not in {"", "-"}:
        return
    if "." not in field or header in {"", "-"}:
        for place, held in fields.items():
            if held == name:
                fields[place] = "ignored"
    fields.update({c.place: name for c in columns if c.header in meant[:1]})


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
    of_applications: list[dates.Order] = [r.order for place, r in first.items() if fields[place] == "applied_on"]
    common = hint or (of_applications[0] if of_applications else "month first")
    for column in columns:
        reader = first.get(column.place, dates.Reader(common, "", today))
        if not _has_numbers(cells.get(column.place, [])):
            reader = replace(reader, order=common)
        if reader.doubt and hint and "mixed" not in reader.doubt:
            reader = dates.Reader(hint, "", reader.last)
        if column.place in cells and any(reader.has_no_year(text) for text in cells[column.place]):
            reader = replace(reader, last=min(reader.last, latest))
            own = fields[column.place] in {"applied_on", "created_on", "stamp"}
            taken = f"the last before {reader.last}" if own else "the first after its application"
            why = f"days without a year; each is taken as {taken}"
            notes.append(Note(None, f'column "{column.header}": {why}'))
        if reader.doubt and column.days > 0.1:
            notes.append(Note(None, f'column "{column.header}": {reader.doubt}'))
        readers[column.place] = reader
    return readers, notes


def _has_numbers(values: Sequence[str]) -> bool:
    return any((w := dates.written(text)) is not None and w.numbers is not None and not w.named for text in values)
