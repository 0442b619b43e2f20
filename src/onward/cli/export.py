"""`onward export`: take a search along as a file."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from onward.cli.entering import SearchName, enter_search
from onward.cli.serve import Data
from onward.cli.speaking import Lang
from onward.cli.stopping import stop
from onward.language import gettext as _
from onward.language import later as _later

if TYPE_CHECKING:
    from onward.journal.going_out import Form

_EXAMPLES = """
  onward export --format csv --out applications.csv

  onward export --format json > search.json

  onward export --format html --out report.html

  onward export --format record --from 2026-03-01 --to 2026-03-31 --out record.csv
"""


class Format(StrEnum):
    """What a search can be taken along as."""

    JSON = "json"
    CSV = "csv"
    ICS = "ics"
    HTML = "html"
    RECORD = "record"


def export(
    form: Annotated[
        Format,
        typer.Option(
            "--format",
            help=_later(
                "json: complete, to bring back. csv: a table. ics: a calendar. html: the report. "
                "record: the work-search record for an authority, as a table."
            ),
        ),
    ] = Format.JSON,
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help=_later("Write it here. [default: the standard output; a report gets a file]")
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--from", metavar="DATE", help=_later("The first day of a record. [default: 30 days up to today]")
        ),
    ] = None,
    until: Annotated[
        str | None, typer.Option("--to", metavar="DATE", help=_later("The last day of a record. [default: today]"))
    ] = None,
    without_files: Annotated[
        bool, typer.Option("--without-files", help=_later("Leave the files of documents out of the JSON."))
    ] = False,
    search: SearchName = None,
    data: Data = None,
    _lang: Lang = None,
) -> None:
    """Take a search along as a file: complete, as a table, as a calendar, as the report or as a record."""
    there = enter_search(data, search)
    from onward.cli.inside.exporting_it import export_it, export_record  # noqa: PLC0415

    if form is Format.RECORD:
        export_record(there, since, until, out)
        return
    if since or until:
        stop(_("--from and --to belong to a record: --format record"))
    export_it(there, cast("Form", form.value), out, with_files=not without_files)


export.__doc__ = "\n\n".join(
    [
        _later(
            "Take a search along as a file: complete, as a table, as a calendar, as the report or as a record."
        ),
        _later("Examples:"),
        _EXAMPLES,
    ]
)
