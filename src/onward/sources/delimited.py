"""CSV, TSV and their cousins: which sign parts the cells, and the cells."""

from __future__ import annotations

import csv
import io
import itertools
from collections import Counter
from dataclasses import dataclass

from onward.language import gettext as _
from onward.language import number as as_number
from onward.sources.grid import Grid
from onward.sources.unreadable import UnreadableError

MOST_COLUMNS = 1_000
MOST_ROWS = 250_000
_LONGEST_CELL = 1_000_000
_SIGNS = (",", ";", "\t", "|")
_SAMPLE_CHARS = 60_000
_SAMPLE_ROWS = 200


@dataclass(frozen=True)
class _Dialect:
    delimiter: str
    escape: str | None = None
    quoted: bool = True


def delimited(text: str, where: str, encoding: str, notes: tuple[str, ...] = ()) -> Grid:
    """The cells of a delimited text.

    Raises:
        UnreadableError: if it has more columns or rows than any search, or a cell of more than a million signs.
    """
    text, sign = _without_sep_line(text)
    dialect = _Dialect(sign) if sign else _dialect(text)
    rows = _rows(text, dialect, where)
    if dialect.quoted and _swallowed(rows, dialect.delimiter):
        dialect = _Dialect(dialect.delimiter, quoted=False)
        rows = _rows(text, dialect, where)
        notes = (*notes, _("a quotation mark was never closed; quotation marks were read as plain signs"))
    kept = [(number, cells) for number, cells in enumerate(rows, 1) if any(cells)]
    return Grid(
        name="",
        rows=tuple(cells for _number, cells in kept),
        numbers=tuple(number for number, _cells in kept),
        format=f"{_name(dialect.delimiter)}, {encoding}",
        notes=notes,
    )


def _name(delimiter: str) -> str:
    return {
        ",": _("CSV, comma between cells"),
        ";": _("CSV, ; between cells"),
        "\t": "TSV",
        "|": _("CSV, | between cells"),
    }[delimiter]


def _without_sep_line(text: str) -> tuple[str, str | None]:
    """Excel's own first line "sep=;"."""
    first, _end, rest = text.partition("\n")
    word = first.strip().strip('"').casefold()
    if word.startswith("sep=") and first.strip().strip('"')[4:5] in _SIGNS:
        return rest, first.strip().strip('"')[4]
    return text, None


def _dialect(text: str) -> _Dialect:
    """The sign that gives the most even table."""
    sample = text[:_SAMPLE_CHARS]
    if len(text) > _SAMPLE_CHARS and "\n" in sample:
        sample = sample[: sample.rindex("\n")]
    choices = [_Dialect(sign) for sign in _SIGNS]
    if '\\"' in sample:
        choices += [_Dialect(sign, escape="\\") for sign in _SIGNS]
    return max(choices, key=lambda choice: _evenness(sample, choice))


def _evenness(sample: str, dialect: _Dialect) -> float:
    widths = Counter(len(row) for row in itertools.islice(_reader(sample, dialect), _SAMPLE_ROWS) if any(row))
    if not widths:
        return 0.0
    # Many columns alike beat a few; one column is what every wrong sign gives.
    return max((width - 1) * (share / widths.total()) ** 2 for width, share in widths.items())


def _reader(text: str, dialect: _Dialect) -> csv.Reader:  # type: ignore[name-defined]
    csv.field_size_limit(_LONGEST_CELL)
    return csv.reader(
        io.StringIO(text, newline=""),
        delimiter=dialect.delimiter,
        escapechar=dialect.escape,
        doublequote=True,
        quoting=csv.QUOTE_MINIMAL if dialect.quoted else csv.QUOTE_NONE,
        skipinitialspace=dialect.delimiter != "\t",
    )


def _rows(text: str, dialect: _Dialect, where: str) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    known: dict[str, str] = {}  # most cells of a search say the same few things; each is kept once
    try:
        for row in _reader(text, dialect):
            cells = tuple([known.setdefault(cell, cell) for cell in map(str.strip, row)])
            while cells and not cells[-1]:
                cells = cells[:-1]
            rows.append(cells if dialect.quoted else tuple(cell.strip('"') for cell in cells))
            _bounded(len(rows), len(cells), where)
    except csv.Error:
        if dialect.quoted and '"' in text:
            return _rows(text, _Dialect(dialect.delimiter, quoted=False), where)
        what = _("a cell holds more than a million signs")
        raise UnreadableError(what, where, _("give the table itself")) from None
    return rows


def _bounded(rows: int, columns: int, where: str) -> None:
    if columns > MOST_COLUMNS:
        what = _("row {row} has {count} columns, more than {most}")
        told = what.format(row=rows, count=as_number(columns), most=as_number(MOST_COLUMNS))
        raise UnreadableError(told, where, _("keep the columns about your applications"))
    if rows > MOST_ROWS:
        what = _("the file has more than {most} rows").format(most=as_number(MOST_ROWS))
        raise UnreadableError(what, where, _("give one search at a time"))


def _swallowed(rows: list[tuple[str, ...]], delimiter: str) -> bool:
    """Whether a stray quotation mark made whole rows disappear inside a cell."""
    usual = max((len(row) for row in rows), default=0)
    if usual < 2:
        return False
    for row in rows:
        for cell in row:
            lines = cell.split("\n")
            if len(lines) > 2 and sum(line.count(delimiter) >= usual - 1 for line in lines) >= 2:
                return True
    return False
