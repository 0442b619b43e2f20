"""What reading a file gives: applications, and an account of every row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from onward.events import Application


@dataclass(frozen=True)
class Note:
    """Something about a row (or, with row None, about the file) that the person should know."""

    row: int | None
    why: str


@dataclass(frozen=True)
class Reading:
    """A file, read.

    Every row is in exactly one place: `rows == len(applications) + len(skipped)`. Doubts are about rows that were
    kept, or about a whole column.

    Attributes:
        path: as the person gave it.
        format: what it was taken for, in words: "CSV, ; between cells, Windows-1252", "LinkedIn export", …; empty
            where there was no file, and the search is kept in the app.
        rows: rows of data in the file (no header, no wholly blank rows).
        mapping: field → column as it was used, for showing and saving: {"applied_on": "Date sent", …}.
        known_until: the latest day that the file knows of (an event, or a stamp such as "Current Date").
        unused: columns that hold something and were used for nothing.
        columns: the names of all columns that hold something.
        of_records: whether it is a list of records, which has no row of names.
        days_unsure: in which order days and months were taken in a column where nothing proves it; empty if none.
    """

    path: str
    format: str
    rows: int
    applications: tuple[Application, ...]
    skipped: tuple[Note, ...]
    doubts: tuple[Note, ...]
    mapping: Mapping[str, str]
    known_until: date | None
    unused: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    of_records: bool = False
    days_unsure: str = ""

    @property
    def of_a_file(self) -> bool:
        """Whether a file was read; else the words speak of the search alone."""
        return bool(self.format)
