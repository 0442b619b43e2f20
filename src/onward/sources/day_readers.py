"""How the days of each column of a table are read; columns that prove their order decide for those that don't."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from onward.language import gettext as _
from onward.reading import Note
from onward.sources.columns import Column
from onward.sources.dates import days_within, written
from onward.sources.day_order import Order, Reader, decide, proved
from onward.sources.header import Table
from onward.sources.plain import plain
from onward.sources.vocabulary import TOPIC_KINDS

_DAYS = {
    "applied_on",
    "created_on",
    "status_on",
    "stamp",
    "status",
    "follow_up_on",
    *(f"{topic}_on" for topic in TOPIC_KINDS),
}
_CONTINENTAL = re.compile(
    r"\b(firma|unternehmen|datum|stelle|bewerbung|beworben|entreprise|poste|candidature|empresa|fecha|puesto|vaga|cargo|estado|statut)\b"
)


def day_readers(
    table: Table,
    columns: Sequence[Column],
    fields: Mapping[int, str],
    today: date,
    *,
    given: Order | None = None,
) -> tuple[dict[int, Reader], list[Note]]:
    """How the days of each column are read; columns that prove their order decide for those that don't.

    Args:
        table, columns, fields: what there is, and the field of each column.
        today: for days that can't be.
        given: the order that the person says, where nothing proves it.
    """
    continental = bool(_CONTINENTAL.search(plain(" ; ".join(table.header)).replace(";", " ")))
    cells = {c.place: _days_in(c.place, fields[c.place], table) for c in columns if fields[c.place] in _DAYS}
    shown = {order for values in cells.values() if (order := proved(values))}
    proof = shown.pop() if len(shown) == 1 else None
    first = {
        place: decide(values, today, hint=proof, continental=continental, given=given)
        for place, values in cells.items()
    }
    sure = [r.order for place, r in first.items() if not r.doubt and _has_numbers(cells[place])]
    hint = Counter(sure).most_common(1)[0][0] if sure else None
    latest = max([r.last for r in first.values() if r.last != today], default=today)
    of_applications: list[Order] = [r.order for place, r in first.items() if fields[place] == "applied_on"]
    common = hint or (of_applications[0] if of_applications else "month first")
    notes, readers = [], {}
    for column in columns:
        own, field = cells.get(column.place, []), fields[column.place]
        reader = first.get(column.place, Reader(common, "", today))
        if not _has_numbers(own):
            reader = replace(reader, order=common)
        if reader.doubt and hint and not reader.mixed:
            reader = Reader(hint, "", reader.last)
        if field != "status" and any(reader.has_no_year(text) for text in own):  # a status says it row by row
            reader = replace(reader, last=min(reader.last, latest))
            notes.append(about_column(column.header, _without_years(field, reader)))
        if reader.doubt and (column.days > 0.1 or field == "status"):
            notes.append(about_column(column.header, reader.doubt))
        readers[column.place] = reader
    return readers, notes


def _without_years(field: str, reader: Reader) -> str:
    own = field in {"applied_on", "created_on", "stamp"}
    if own:
        return _("days without a year; each is taken as the last before {day}").format(day=reader.last)
    return _("days without a year; each is taken as the first after its application")


def about_column(column: str, why: str) -> Note:
    """What is said of a whole column."""
    return Note(None, _('column "{column}": {why}').format(column=column, why=why))


def _days_in(place: int, field: str, table: Table) -> list[str]:
    """The cells of a column that may be days; of statuses the days within."""
    cells = [row[place] for row in table.rows if row[place]]
    return [day for cell in cells for day in days_within(cell)] if field == "status" else cells


def _has_numbers(values: Sequence[str]) -> bool:
    return any((w := written(text)) is not None and w.numbers is not None and not w.named for text in values)
