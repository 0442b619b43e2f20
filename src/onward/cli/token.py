"""`onward token new`, `list`, `remove`: let other programs in, and shut them out."""

from __future__ import annotations

from typing import Annotated

import typer

from onward.cli.entering import AsJson, JournalCommand, SearchName, enter_search
from onward.cli.serve import Data
from onward.cli.speaking import Lang, SpokenGroup
from onward.language import later as _later

token = typer.Typer(
    cls=SpokenGroup, help=_later("Let other programs into one search, and shut them out."), no_args_is_help=True
)


@token.command("new", cls=JournalCommand, help=_later("Make a token for the HTTP API; it is shown once."))
def new(
    name: Annotated[str, typer.Argument(metavar="NAME", help=_later("What you know it by: phone, script."))],
    may_write: Annotated[bool, typer.Option("--write", help=_later("It may write, too."))] = False,
    days: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, max=3650, help=_later("How long it works. [default: for ever]")),
    ] = None,
    data: Data = None,
    search: SearchName = None,
    _lang: Lang = None,
) -> None:
    """Make a token for the HTTP API; it is shown once."""
    there = enter_search(data, search)
    from onward.cli.inside.tokens_of_mine import make  # noqa: PLC0415

    make(there, name, may_write=may_write, days=days)


@token.command(
    "list", cls=JournalCommand, help=_later("List the tokens of a search, and when each was last used.")
)
def list_all(data: Data = None, search: SearchName = None, as_json: AsJson = False, _lang: Lang = None) -> None:
    """List the tokens of a search, and when each was last used."""
    there = enter_search(data, search)
    from onward.cli.inside.tokens_of_mine import list_tokens  # noqa: PLC0415

    list_tokens(there, as_json=as_json)


@token.command("remove", cls=JournalCommand, help=_later("Take a token away; it opens nothing from now on."))
def remove(
    name: Annotated[str, typer.Argument(metavar="NAME", help=_later("Its name, or the eight signs before it."))],
    data: Data = None,
    search: SearchName = None,
    _lang: Lang = None,
) -> None:
    """Take a token away; it opens nothing from now on."""
    there = enter_search(data, search)
    from onward.cli.inside.tokens_of_mine import remove as take_it_away  # noqa: PLC0415

    take_it_away(there, name)
