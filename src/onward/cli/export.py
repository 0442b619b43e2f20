"""`onward export`: take a search along as a file."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from onward.cli.entering import SearchName, enter_search
from onward.cli.serve import Data
from onward.cli.speaking import Lang
from onward.language import later as _later

_EXAMPLES = """
  onward export --format csv --out applications.csv

  onward export --format json > search.json

  onward export --format html --out report.html
"""


class Format(StrEnum):
    """What a search can be taken along as."""

    JSON = "json"
    CSV = "csv"
    ICS = "ics"
    HTML = "html"


def export(
    form: Annotated[
        Format,
        typer.Option(
            "--format",
            help=_later("json: complete, to bring back. csv: a table. ics: a calendar. html: the report."),
        ),
    ] = Format.JSON,
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help=_later("Write it here. [default: the standard output; a report gets a file]")
        ),
    ] = None,
    without_files: Annotated[
        bool, typer.Option("--without-files", help=_later("Leave the files of documents out of the JSON."))
    ] = False,
    search: SearchName = None,
    data: Data = None,
    _lang: Lang = None,
) -> None:
    """Take a search along as a file: complete, as a table, as a calendar or as the report."""
    there = enter_search(data, search)
    from onward.cli.inside.exporting_it import export_it  # noqa: PLC0415

    export_it(there, form.value, out, with_files=not without_files)


export.__doc__ = "\n\n".join(
    [
        _later("Take a search along as a file: complete, as a table, as a calendar or as the report."),
        _later("Examples:"),
        _EXAMPLES,
    ]
)
