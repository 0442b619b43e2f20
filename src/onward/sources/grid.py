"""A sheet of cells as it stands in a file, before anyone asks what its columns mean."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Grid:
    """Cells as text, row by row; rows may differ in length.

    Dates that a spreadsheet knows to be dates are ISO text ("2024-03-09", with a time only where there is one);
    whole numbers have no ".0"; empty cells are "". Wholly blank rows are left out, and numbers says where the
    others stood.

    Attributes:
        name: the sheet's name, or "" where a file has no sheets.
        rows: the cells, stripped of outer white space.
        numbers: for each row its number as the person's own program shows it, from 1. For text files the line on
            which the row starts would mislead where cells hold newlines, so it is the number of the record.
        format: what the file was taken for, in words: "CSV, ; between cells, Windows-1252", "XLSX, sheet 'Log'".
        notes: what had to be mended to read it (NUL bytes dropped, undecodable bytes replaced), in plain words.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...]
    format: str
    notes: tuple[str, ...] = ()
