"""`onward add "Acme" "Engineer"`: add an application."""

from __future__ import annotations

from typing import Annotated

import typer

from onward.cli.entering import AsJson, SearchName, enter_search
from onward.cli.serve import Data
from onward.cli.speaking import Lang
from onward.language import later as _later

_EXAMPLES = """
  onward add "Acme" "Engineer"

  onward add "Acme" "Engineer" --on 2026-03-02 --source LinkedIn --resume "Resume B"

  onward add "Harbor" "Analyst" --saved --address https://harbor.example/jobs/7
"""


def add(
    employer: Annotated[str, typer.Argument(metavar="EMPLOYER", help=_later("Who."))],
    role: Annotated[str, typer.Argument(metavar="ROLE", help=_later("What."), show_default=False)] = "",
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DATE", help=_later("When it was sent (YYYY-MM-DD). [default: today]")),
    ] = None,
    saved: Annotated[bool, typer.Option("--saved", help=_later("It is not sent yet."))] = False,
    address: Annotated[str, typer.Option(metavar="URL", help=_later("Of the posting."), show_default=False)] = "",
    source: Annotated[
        str, typer.Option(metavar="NAME", help=_later("Where you found it."), show_default=False)
    ] = "",
    location: Annotated[str, typer.Option(metavar="PLACE", help=_later("Where it is."), show_default=False)] = "",
    salary: Annotated[str, typer.Option(metavar="TEXT", help=_later("What they pay."), show_default=False)] = "",
    resume: Annotated[
        str,
        typer.Option(
            metavar="NAME", help=_later("The version of your resume that went with it."), show_default=False
        ),
    ] = "",
    letter: Annotated[
        str,
        typer.Option(
            metavar="NAME", help=_later("The version of your letter that went with it."), show_default=False
        ),
    ] = "",
    tags: Annotated[
        list[str] | None, typer.Option("--tag", metavar="NAME", help=_later("May be repeated."))
    ] = None,
    note: Annotated[str, typer.Option(metavar="TEXT", help=_later("Your own words."), show_default=False)] = "",
    again: Annotated[
        bool, typer.Option("--again", help=_later("Add it also where one like it is there already."))
    ] = False,
    data: Data = None,
    search: SearchName = None,
    as_json: AsJson = False,
    _lang: Lang = None,
) -> None:
    """Add an application."""
    there = enter_search(data, search)
    from onward.cli.inside.adding_it import add_it, sent_on  # noqa: PLC0415
    from onward.journal.adding import NewApplication  # noqa: PLC0415

    new = NewApplication(
        employer=employer,
        role=role,
        address=address,
        location=location,
        salary=salary,
        source=source,
        resume=resume,
        letter=letter,
        sent=not saved,
        applied_on=sent_on(on, saved),
        tags=tuple(tags or ()),
        note=note,
    )
    add_it(there, new, guessed=not on and not saved, again=again, as_json=as_json)


add.__doc__ = "\n\n".join([_later("Add an application."), _later("Examples:"), _EXAMPLES])
