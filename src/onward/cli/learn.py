"""`onward learn FILE`: the main job, from a file to an honest verdict."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from onward.cli import text
from onward.cli.day_order import DayFirst
from onward.cli.mapping import Corrections, HeaderRow, MappingFile, as_told
from onward.cli.screen import has_screen
from onward.cli.speaking import Lang
from onward.cli.stopping import stop
from onward.cli.writing import NotOursError, write
from onward.language import gettext as _
from onward.language import later as _later
from onward.ledger import pack
from onward.ledger.contract import as_json
from onward.ledger.findings import Findings
from onward.ledger.learn import learn as learn_from
from onward.sources import mapping_file
from onward.sources.read import read
from onward.sources.unreadable import UnreadableError

_EXAMPLES = """
  onward learn applications.csv

  onward learn log.xlsx --map applied_on="Date sent" --html report.html --open

  onward learn applications.csv --as-of 2024-06-30 --json
"""


def learn(
    file: Annotated[Path, typer.Argument(help=_later("Your search: CSV, Excel, ODS, JSON or a markdown table."))],
    as_of: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help=_later("Look from this day (YYYY-MM-DD) and hide what came later."),
        ),
    ] = None,
    period: Annotated[
        int | None,
        typer.Option(
            metavar="DAYS",
            min=1,
            max=365,
            help=_later("Days within which an answer counts. Set it before you look."),
        ),
    ] = None,
    as_json_text: Annotated[bool, typer.Option("--json", help=_later("Print JSON."))] = False,
    html: Annotated[
        Path | None, typer.Option(metavar="OUT", help=_later("Write the report with pictures here."))
    ] = None,
    open_report: Annotated[bool, typer.Option("--open", help=_later("Open the report in the browser."))] = False,
    corrections: Corrections = None,
    header_row: HeaderRow = None,
    day_first: DayFirst = None,
    mapping: MappingFile = None,
    save_mapping: Annotated[
        Path | None, typer.Option(metavar="FILE", help=_later("Save the mapping as it was used."))
    ] = None,
    show_mapping: Annotated[
        bool, typer.Option(help=_later("Show which column was taken for what, and stop."))
    ] = False,
    history: Annotated[
        bool, typer.Option("--history", help=_later("Also how verdicts changed from week to week."))
    ] = False,
    priors: Annotated[Path | None, typer.Option(metavar="FILE", help=_later("Use these base rates."))] = None,
    _lang: Lang = None,
) -> None:
    """Say what a search has taught, and what it has not."""
    today = date.today()
    day = _day(as_of, today) if as_of else None
    told = as_told(mapping, corrections, header_row, day_first)
    try:
        reading = read(file, today=today, corrections=told.columns, header_row=told.header_row, order=told.order)
        if save_mapping:
            used = replace(told, columns=reading.mapping)
            write(save_mapping, mapping_file.as_text(used), mapping_file.SIGN)
        usual = pack.load(priors) if priors else pack.published_logs()
    except (UnreadableError, pack.PackError, NotOursError) as error:
        stop(str(error))
    except OSError as error:
        line = _("{path}: {why}; choose another place")
        stop(line.format(path=error.filename, why=error.strerror or error))
    if show_mapping:
        typer.echo(text.mapping(reading), nl=False)
        return
    findings = learn_from(reading, today=today, as_of=day, period=period, pack=usual, with_history=history)
    if html:
        _write_report(findings, html, open_report)
    if as_json_text:
        typer.echo(json.dumps(as_json(findings), ensure_ascii=False, indent=2))
    else:
        typer.echo(text.report(findings, html), nl=False)


learn.__doc__ = "\n\n".join(
    [_later("Say what a search has taught, and what it has not."), _later("Examples:"), _EXAMPLES]
)


def _day(given: str, today: date) -> date:
    try:
        day = date.fromisoformat(given)
    except ValueError:
        stop(_("--as-of: {given!r} is not a day; write it as 2024-06-30").format(given=given))
    if day > today:
        stop(_("--as-of: {given} has not come yet; give a day up to today").format(given=given))
    return day


def _write_report(findings: Findings, out: Path, open_it: bool) -> None:
    # Pictures cost time that a plain look must not pay.
    from onward.report.page import html  # noqa: PLC0415
    from onward.report.parts import SIGN  # noqa: PLC0415

    try:
        write(out, html(findings), SIGN)
    except NotOursError as error:
        stop(str(error))
    except OSError as error:
        line = _("{path}: the report could not be written ({why}); choose another place with --html")
        stop(line.format(path=out, why=error.strerror))
    if open_it and has_screen():
        import webbrowser  # noqa: PLC0415

        webbrowser.open(out.resolve().as_uri())
