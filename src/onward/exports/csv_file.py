"""Tables as CSV files (RFC 4180) that Excel, LibreOffice and Numbers open without running anything."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Literal

from onward.exports.formulas import protect, unprotect

Encoding = Literal["utf-8", "utf-8-sig"]
FOR_EXCEL: Encoding = "utf-8-sig"
"""Excel takes a CSV file for the encoding of its country, unless a mark at the beginning says UTF-8."""
FOR_PROGRAMS: Encoding = "utf-8"


def csv_file(header: Sequence[str], rows: Iterable[Sequence[object]], encoding: Encoding = FOR_EXCEL) -> bytes:
    """A whole table; what UTF-8 cannot hold (half of a surrogate pair) becomes a question mark."""
    return "".join(csv_lines(header, rows)).encode(encoding, errors="replace")


def csv_lines(header: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """The same line by line, for a table that is sent while it is made.

    Args:
        header: names of the columns.
        rows: texts, numbers, days; None is an empty cell.
    """
    line = io.StringIO()
    writer = csv.writer(line, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for row in chain([header], rows):
        writer.writerow([_cell(value) for value in row])
        yield line.getvalue()
        line.seek(0)
        line.truncate()


def csv_rows(file: bytes) -> list[list[str]]:
    """The rows of a file that `csv_file` wrote, header first, each cell as it was given."""
    text = file.decode("utf-8-sig")
    return [[unprotect(cell) for cell in row] for row in csv.reader(io.StringIO(text, newline=""))]


def _cell(value: object) -> str:
    return "" if value is None else protect(str(value))
