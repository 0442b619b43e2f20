"""The child process that opens a workbook: `python -m onward.sources.workbook_process FILE` prints its sheets
as JSON.
"""

from __future__ import annotations

import contextlib
import json
import sys
from datetime import date, datetime, time, timedelta
from typing import Any

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
        kind = ending if ending in {"XLSX", "XLSM", "XLSB", "XLS", "ODS"} else "workbook"
        sheets = []
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            kept = _rows(sheet)
            if isinstance(kept, str):
                return {"error": f"sheet {name!r} {kept}"}
            rows, numbers = [row for _, row in kept], [number for number, _ in kept]
            sheets.append({"name": name, "kind": kind, "rows": rows, "numbers": numbers})
    except CalamineError as error:
        locked = "password" in str(error).casefold() or "encrypt" in str(error).casefold()
        return {
            "error": "the workbook is locked with a password"
            if locked
            else "this is not a workbook that can be read"
        }
    return {"sheets": sheets}


def _rows(sheet: Any) -> list[tuple[int, list[str]]] | str:
    """The rows that hold anything, with their numbers; or in words why there are too many.

    A lone space in the last row or column of a sheet makes it a million rows high and holds nothing.
    """
    if sheet.total_width * sheet.total_height > _MOST_CELLS:
        size = f"{sheet.total_height:,} rows and {sheet.total_width:,} columns"
        return f"has {size}, more than {MOST_ROWS:,} and {MOST_COLUMNS:,}"
    left = [""] * (sheet.start or (0, 0))[
        1
    ]  # rows are given from the first, columns from the first that is filled
    kept: list[tuple[int, list[str]]] = []
    for number, cells in enumerate(sheet.iter_rows(), 1):
        row = _trimmed([_text(cell) for cell in cells])
        if row:
            kept.append((number, left + row))
        if len(kept) > MOST_ROWS or len(left) + len(row) > MOST_COLUMNS:
            return f"has more than {MOST_ROWS:,} rows or {MOST_COLUMNS:,} columns"
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
    json.dump(main(sys.argv[1]), sys.stdout)
