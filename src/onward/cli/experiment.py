"""`onward experiment begin`, `toss`, `list`, `end`: let a coin choose one of two ways, and learn which does better."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from onward.cli.entering import AsJson, JournalCommand, SearchName, enter_search
from onward.cli.serve import Data
from onward.cli.speaking import Lang, SpokenGroup
from onward.language import later as _later

experiment = typer.Typer(
    cls=SpokenGroup,
    help=_later("Let a coin choose one of two ways, and learn which does better."),
    no_args_is_help=True,
)
_BEGIN = """
  onward experiment begin "Letter" "with a letter" "without one"

  onward experiment begin "Resume" "Resume A" "Resume B" --of resume
"""
_TOSS = """
  onward experiment toss "Acme engineer"

  onward experiment toss "#12" --experiment Resume
"""
Which = Annotated[
    str,
    typer.Option(
        "--experiment",
        metavar="NAME",
        help=_later("Its number or words of its name. [default: the only one that runs]"),
        show_default=False,
    ),
]


@experiment.command(cls=JournalCommand)
def begin(
    name: Annotated[str, typer.Argument(metavar="NAME", help=_later("What you try: Resume."))],
    one: Annotated[str, typer.Argument(metavar="WAY_A", help=_later("One way."))],
    other: Annotated[str, typer.Argument(metavar="WAY_B", help=_later("The other way."))],
    of: Annotated[
        Literal["resume", "letter"] | None,
        typer.Option(
            help=_later(
                "The ways are versions of your resume or letter; the one that the coin says is noted as sent."
            )
        ),
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help=_later("Begin it also where the same one runs already."))
    ] = False,
    data: Data = None,
    search: SearchName = None,
    as_json: AsJson = False,
    _lang: Lang = None,
) -> None:
    """Begin an experiment."""
    there = enter_search(data, search)
    from onward.cli.inside.experimenting import begin_it  # noqa: PLC0415

    begin_it(there, name, (one, other), kind=of, again=again, as_json=as_json)


@experiment.command(cls=JournalCommand)
def toss(
    who: Annotated[
        str, typer.Argument(metavar="WHO", help=_later('Words of the employer and role, or its number: "#12".'))
    ],
    which: Which = "",
    data: Data = None,
    search: SearchName = None,
    as_json: AsJson = False,
    _lang: Lang = None,
) -> None:
    """Toss the coin for an application, before you send it."""
    there = enter_search(data, search)
    from onward.cli.inside.experimenting import toss_it  # noqa: PLC0415

    toss_it(there, who, which, as_json=as_json)


@experiment.command(
    "list",
    cls=JournalCommand,
    help=_later("List your experiments: what each has taught, and for what its coin can be tossed."),
)
def list_all(data: Data = None, search: SearchName = None, as_json: AsJson = False, _lang: Lang = None) -> None:
    """List your experiments: what each has taught, and for what its coin can be tossed."""
    there = enter_search(data, search)
    from onward.cli.inside.experimenting import list_them  # noqa: PLC0415

    list_them(there, as_json=as_json)


@experiment.command(cls=JournalCommand, help=_later("End an experiment; what was tossed goes on counting."))
def end(
    which: Annotated[
        str,
        typer.Argument(
            metavar="NAME",
            help=_later("Its number or words of its name. [default: the only one that runs]"),
            show_default=False,
        ),
    ] = "",
    data: Data = None,
    search: SearchName = None,
    as_json: AsJson = False,
    _lang: Lang = None,
) -> None:
    """End an experiment; what was tossed goes on counting."""
    there = enter_search(data, search)
    from onward.cli.inside.experimenting import end_it  # noqa: PLC0415

    end_it(there, which, as_json=as_json)


begin.__doc__ = "\n\n".join([_later("Begin an experiment."), _later("Examples:"), _BEGIN])
toss.__doc__ = "\n\n".join(
    [_later("Toss the coin for an application, before you send it."), _later("Examples:"), _TOSS]
)
