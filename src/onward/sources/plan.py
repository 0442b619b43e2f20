"""How a table is going to be read: which column holds what, and how its days are written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onward.language import gettext as _
from onward.reading import Note
from onward.sources import known_formats, own_table
from onward.sources.assignment import ARMS_BY_NAME, as_mapping, assign
from onward.sources.column_names import field_by_name
from onward.sources.columns import Column, profile
from onward.sources.corrections import correct
from onward.sources.day_order import Order
from onward.sources.day_readers import about_column, day_readers
from onward.sources.header import Table
from onward.sources.plain import plain
from onward.sources.row_events import Field
from onward.sources.surface import Surface, days_of_what, no_status, other_order
from onward.sources.vocabulary import TOPIC_KINDS

_MAY_BE_ARMS = frozenset({"attribute", "location", "role", *ARMS_BY_NAME})


@dataclass(frozen=True, eq=False)
class Plan:
    """A table and what its columns are for.

    Attributes:
        unused: the headers of columns that serve nothing.
        untold: what to say where no column tells what came of an application, unless its rows have logs.
        surface: where the person reads what is said of it.
        program: which program wrote it, if it is known.
        days_unsure: in which order days and months were taken in a column where nothing proves it; empty if none.
    """

    table: Table
    columns: Sequence[Column]
    fields: Sequence[Field]
    attributes: Sequence[Column]
    notes: tuple[Note, ...]
    mapping: Mapping[str, str]
    unused: tuple[str, ...]
    untold: tuple[Note, ...]
    surface: Surface = Surface.COMMAND
    program: str | None = None
    days_unsure: str = ""

    def field(self, name: str) -> Field | None:
        """The column of a field that only one can hold."""
        return next((field for field in self.fields if field.name == name), None)


def plan(
    table: Table,
    today: date,
    corrections: Mapping[str, str],
    *,
    surface: Surface = Surface.COMMAND,
    order: Order | None = None,
) -> Plan:
    """Decide what each column of a table is for.

    Args:
        table: header and rows.
        today: for days that can't be.
        corrections: field → header (or "" for no column at all), from the person; `check_columns` has seen them.
        surface: where the person reads what is said of it.
        order: of days and months where nothing proves it, from the person.
    """
    columns = profile(table.header, table.rows)
    fields = assign(columns)
    program = known_formats.known_format(table.header)
    meant = own_table.FIELDS if program == known_formats.OWN else known_formats.fields_of(program)
    fields |= {c.place: meant[plain(c.header)] for c in columns if plain(c.header) in meant}
    for field, header in corrections.items():
        correct(columns, fields, field, header)
    readers, notes = day_readers(table, columns, fields, today, given=order)
    notes += _told_by_content(columns, fields, surface)
    if any(reader.open and reader.doubt for reader in readers.values()):
        notes.append(Note(None, other_order(surface)))
    made = [Field(c.place, c.header, fields[c.place], readers[c.place]) for c in columns if _in_use(c, fields)]
    arms = _MAY_BE_ARMS - {"role", "location"} if program == known_formats.OWN else _MAY_BE_ARMS
    return Plan(
        table,
        columns,
        made,
        attributes=[c for c in columns if fields[c.place] in arms and c.filled],
        notes=tuple(notes),
        mapping=as_mapping(columns, fields),
        unused=tuple(c.header for c in columns if c.filled and fields[c.place] == "ignored"),
        untold=_untold([c for c in columns if plain(c.header) not in meant], fields, surface),
        surface=surface,
        program=program,
        days_unsure=next((f.reader.order for f in made if f.reader.open), ""),
    )


def _untold(columns: Sequence[Column], fields: Mapping[int, str], surface: Surface) -> tuple[Note, ...]:
    """A sheet in which nothing says what came of an application: the person must know before reading on."""
    tells = {"status", "days_to_answer", "days_to_rejection", *(f"{topic}_on" for topic in TOPIC_KINDS)}
    if tells & set(fields.values()):
        return ()
    others = [c.header for c in columns if c.filled and fields[c.place] in {"attribute", "ignored", "notes"}]
    return (Note(None, no_status(surface, others[:6])),)


def _told_by_content(columns: Sequence[Column], fields: Mapping[int, str], surface: Surface) -> list[Note]:
    """Columns with a name that nobody knows, whose cells matter."""
    notes = []
    for column in columns:
        if column.is_nameless or field_by_name(column.header) is not None:
            continue
        if fields[column.place] == "status":
            why = _("its cells are statuses, so it was read as what came of an application")
            notes.append(about_column(column.header, why))
        if fields[column.place] == "ignored" and column.days >= 0.6:
            notes.append(about_column(column.header, days_of_what(surface, column.header)))
    return notes


def _in_use(column: Column, fields: Mapping[int, str]) -> bool:
    return bool(column.filled) and fields[column.place] not in {"attribute", "ignored"}
