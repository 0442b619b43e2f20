"""Any file of tables → its grids. What a file is, is told by its content, not by its name."""

from __future__ import annotations

from pathlib import Path

from onward.language import gettext as _
from onward.sources.column_names import field_by_name
from onward.sources.dates import written
from onward.sources.delimited import delimited
from onward.sources.encoding import decode
from onward.sources.grid import Grid
from onward.sources.markdown import has_table, markdown
from onward.sources.opening import content, is_spreadsheet
from onward.sources.spreadsheet import spreadsheet
from onward.sources.unreadable import UnreadableError, give_a_table


def grids(path: Path) -> list[Grid] | str:
    """The grids of a file, or its text where that is JSON.

    Raises:
        UnreadableError: where nothing can be read.
    """
    raw = content(path)
    if is_spreadsheet(raw):
        return spreadsheet(path, raw)
    text, encoding, notes = decode(raw, str(path))
    start = text.lstrip()[:200].casefold()
    if start.startswith(("[", "{")):
        return text
    if start.startswith(("<!doctype html", "<html", "<table", "<?xml")):
        what = _("this is a web page or XML, not a table")
        raise UnreadableError(what, str(path), _("open it and save it as CSV or XLSX"))
    if has_table(text):
        return markdown(text, encoding, notes)
    grid = delimited(text, str(path), encoding, notes)
    if not _is_table(grid):
        raise UnreadableError(_("there is no table in it"), str(path), give_a_table())
    return [grid]


def _is_table(grid: Grid) -> bool:
    """Whether there are columns, or one with a day or a name that is known; prose has neither."""
    first = [row[0] for row in grid.rows]
    several = any(len(row) > 1 for row in grid.rows)
    return several or any(written(cell) is not None or field_by_name(cell) is not None for cell in first)
