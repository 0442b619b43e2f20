"""Any file of tables → its grids. What a file is, is told by its content, not by its name."""

from __future__ import annotations

from pathlib import Path

from onward.sources.delimited import delimited
from onward.sources.encoding import decode
from onward.sources.grid import Grid
from onward.sources.markdown import has_table, markdown
from onward.sources.opening import content, is_spreadsheet
from onward.sources.spreadsheet import spreadsheet
from onward.sources.unreadable import UnreadableError


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
        raise UnreadableError(
            "this is a web page or XML, not a table", str(path), "open it and save it as CSV or XLSX"
        )
    if has_table(text):
        return markdown(text, encoding, notes)
    return [delimited(text, str(path), encoding, notes)]
