"""The child process that opens a workbook: `python -m onward.sources.workbook_process LANGUAGE FILE` prints its sheets
as JSON.
"""

from __future__ import annotations

import contextlib
import json
import sys
from datetime import date, datetime, time, timedelta
from typing import Any

from onward.language import gettext as _
from onward.language import later as _later
from onward.language import number as as_number
from onward.language import speaking
from onward.sources.delimited import MOST_COLUMNS, MOST_ROWS

_MOST_MEMORY = 2 * 1024**3
_MOST_CELLS = 40_000_000


def main(path: str) -> dict[str, Any]:
    """All sheets with their rows as text, or an error in words."""
    _limit_memory()
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415 - after the limit

    try:
        book = CalamineWorkbook.from_path(path)
        ending = path.rpartition(".")[2].upper()
        kind = ending if ending in {"XLSX", "XLSM", "XLSB", "XLS", "ODS"} else _later("workbook")
        sheets = []
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            kept = _rows(sheet, name)
            if isinstance(kept, str):
                return {"error": kept}
            rows, numbers = [row for _number, row in kept], [number for number, _row in kept]
            sheets.append({"name": name, "kind": kind, "rows": rows, "numbers": numbers})
    except CalamineError as error:
        locked = "password" in str(error).casefold() or "encrypt" in str(error).casefold()
        return {
            "error": _("the workbook is locked with a password")
            if locked
            else _("this is not a workbook that can be read")
        }
    return {"sheets": sheets}


def _rows(sheet: Any, name: str) -> list[tuple[int, list[str]]] | str:
    """The rows that hold anything, with their numbers; or in words why there are too many.

    A lone space in the last row or column of a sheet makes it a million rows high and holds nothing.
    """
    if sheet.total_width * sheet.total_height > _MOST_CELLS:
        text = _("sheet {sheet!r} has {rows} rows and {columns} columns, more than {most_rows} and {most_columns}")
        return text.format(
            sheet=name,
            rows=as_number(sheet.total_height),
            columns=as_number(sheet.total_width),
            most_rows=as_number(MOST_ROWS),
            most_columns=as_number(MOST_COLUMNS),
        )
    left = [""] * (sheet.start or (0, 0))[
        1
    ]  # rows are given from the first, columns from the first that is filled
    kept: list[tuple[int, list[str]]] = []
    for number, cells in enumerate(sheet.iter_rows(), 1):
        row = _trimmed([_text(cell) for cell in cells])
        if row:
            kept.append((number, left + row))
        if len(kept) > MOST_ROWS or len(left) + len(row) > MOST_COLUMNS:
            text = _("sheet {sheet!r} has more than {rows} rows or {columns} columns")
            return text.format(sheet=name, rows=as_number(MOST_ROWS), columns=as_number(MOST_COLUMNS))
    return kept


def _limit_memory() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):  # not on every system
        import resource  # noqa: PLC0415

        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))


def _trimmed(row: list[str]) -> list[str]:
    while row and not row[-1]:
        row.pop()
    return row


def _text(cell: object) -> str:
    """A cell as a person would read it: days as ISO text, whole numbers without a point."""
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "minutes")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, timedelta | time):
        return str(cell)
    return str(cell).strip()


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    with speaking(sys.argv[1]):
        json.dump(main(sys.argv[2]), sys.stdout)
