"""`onward import FILE…`: take files into a search, after showing what they become."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onward.cli.day_order import DayFirst
from onward.cli.entering import AsJson, enter
from onward.cli.mapping import Corrections, HeaderRow, MappingFile, as_told
from onward.cli.serve import Data
from onward.cli.speaking import Lang
from onward.language import later as _later

_EXAMPLES = """
  onward import applications.csv

  onward import log.xlsx --map applied_on="Date sent" --yes

  onward import log.xlsx --mapping mine.json --yes

  onward import friend.csv --new --yes

  onward import onward-my-search-2026-03-31.json
"""


def import_files(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE...", help=_later("CSV, Excel, ODS, JSON, a markdown table, or Onward's own JSON.")
        ),
    ],
    yes: Annotated[bool, typer.Option("--yes", "-y", help=_later("Take it in without asking."))] = False,
    search: Annotated[
        str | None,
        typer.Option("--search", metavar="NAME", help=_later("Into this search. [default: the one in use]")),
    ] = None,
    new: Annotated[bool, typer.Option("--new", help=_later("Begin a search with each file."))] = False,
    corrections: Corrections = None,
    header_row: HeaderRow = None,
    day_first: DayFirst = None,
    mapping: MappingFile = None,
    data: Data = None,
    as_json: AsJson = False,
    _lang: Lang = None,
) -> None:
    """Take files into a search: shown first, then all of a file or nothing. Giving one again adds nothing."""
    told = as_told(mapping, corrections, header_row, day_first)
    enter(data, begins=True)
    from onward.cli.inside.importing_it import Asked, import_them  # noqa: PLC0415

    import_them(files, Asked(search, new, told, yes=yes, as_json=as_json))


import_files.__doc__ = "\n\n".join(
    [
        _later(
            "Take files into a search: shown first, then all of a file or nothing. Giving one again adds nothing."
        ),
        _later("Examples:"),
        _EXAMPLES,
    ]
)
