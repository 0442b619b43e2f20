"""`onward log "Acme" rejected`: record what happened."""

from __future__ import annotations

from typing import Annotated

import typer

from onward.cli.entering import AsJson, SearchName, enter_search
from onward.cli.serve import Data
from onward.cli.speaking import Lang
from onward.language import later as _later

_EXAMPLES = """
  onward log "Acme" rejected

  onward log "Acme engineer" interview --on 2026-03-12 --time 14:30

  onward log "#12" offer --note "until Friday"
"""


def log(
    who: Annotated[
        str, typer.Argument(metavar="WHO", help=_later('Words of the employer and role, or its number: "#12".'))
    ],
    what: Annotated[
        str, typer.Argument(metavar="WHAT", help=_later("applied, answered, screen, interview, rejected, offer …"))
    ],
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DATE", help=_later("When it happened (YYYY-MM-DD). [default: today]")),
    ] = None,
    at: Annotated[
        str | None, typer.Option("--time", metavar="HH:MM", help=_later("The time of an interview."))
    ] = None,
    note: Annotated[str, typer.Option(metavar="TEXT", help=_later("Your own words."), show_default=False)] = "",
    again: Annotated[
        bool, typer.Option("--again", help=_later("Record it also where the same stands there already."))
    ] = False,
    data: Data = None,
    search: SearchName = None,
    as_json: AsJson = False,
    _lang: Lang = None,
) -> None:
    """Record what happened to an application, and say what it taught."""
    there = enter_search(data, search)
    from onward.cli.inside.logging_it import log_it  # noqa: PLC0415

    log_it(there, who, what, on=on, at=at, note=note, again=again, as_json=as_json)


log.__doc__ = "\n\n".join(
    [_later("Record what happened to an application, and say what it taught."), _later("Examples:"), _EXAMPLES]
)
