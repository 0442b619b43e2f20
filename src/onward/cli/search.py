"""`onward search list`, `new`, `use`: which search the commands work in."""

from __future__ import annotations

from typing import Annotated

import typer

from onward.cli.entering import AsJson, JournalCommand, enter
from onward.cli.serve import Data
from onward.cli.speaking import Lang, SpokenGroup
from onward.language import later as _later

search = typer.Typer(
    cls=SpokenGroup, help=_later("List your searches, begin one, choose one."), no_args_is_help=True
)


@search.command("list", cls=JournalCommand, help=_later("List your searches; a star marks the one in use."))
def list_searches(data: Data = None, as_json: AsJson = False, _lang: Lang = None) -> None:
    """List your searches; a star marks the one in use."""
    enter(data)
    from onward.cli.inside.searches_of_mine import list_them  # noqa: PLC0415

    list_them(as_json=as_json)


@search.command("new", cls=JournalCommand, help=_later("Begin a search, and use it from now on."))
def new_search(
    name: Annotated[str, typer.Argument(metavar="NAME", help=_later("What you call it."))],
    data: Data = None,
    _lang: Lang = None,
) -> None:
    """Begin a search, and use it from now on."""
    enter(data, begins=True)
    from onward.cli.inside.searches_of_mine import begin  # noqa: PLC0415

    begin(name)


@search.command("use", cls=JournalCommand, help=_later("Let the commands work in another search."))
def use_search(
    name: Annotated[str, typer.Argument(metavar="NAME", help=_later("Its name or its id."))],
    data: Data = None,
    _lang: Lang = None,
) -> None:
    """Let the commands work in another search."""
    enter(data)
    from onward.cli.inside.searches_of_mine import use_it  # noqa: PLC0415

    use_it(name)
