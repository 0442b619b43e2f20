"""The data folder and the search that a command works in, and the options that say which."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onward.cli.speaking import SpokenCommand
from onward.cli.stopping import stop
from onward.language import gettext as _
from onward.language import later as _later

if TYPE_CHECKING:
    from onward.journal.models import Search

SearchName = Annotated[
    str | None,
    typer.Option("--search", metavar="NAME", help=_later("In this search. [default: the one in use]")),
]
"""An option of every command that works in a search."""
AsJson = Annotated[bool, typer.Option("--json", help=_later("Print JSON."))]
"""An option of every command that has something to print."""


def enter(data: Path | None, *, begins: bool = False) -> Path:
    """Put a data folder to use; everything of the journal may be imported from here on.

    Args:
        data: the folder that was named.
        begins: whether the command may begin a search; the others leave a folder alone that has none.
    """
    from onward.web import opening  # noqa: PLC0415 - other commands don't pay for the database

    try:
        folder = opening.use(data) if begins else opening.use_what_is_there(data)
    except opening.CannotOpenError as error:
        stop(str(error))
    from django.utils import translation  # noqa: PLC0415

    from onward.language import spoken  # noqa: PLC0415

    translation.activate(spoken())
    _look_after(folder)
    return folder


def _look_after(folder: Path) -> None:
    """The day's backup, where anything may be lost."""
    from onward.journal.models import Search  # noqa: PLC0415
    from onward.web import daily  # noqa: PLC0415

    if Search.objects.exists():
        daily.before_the_first_write(folder)


def enter_search(data: Path | None, name: str | None) -> Search:
    """Put a data folder to use, and find the search that is meant in it."""
    enter(data)
    from onward.cli.inside.chosen import chosen  # noqa: PLC0415

    return chosen(name)


class JournalCommand(SpokenCommand):
    """A command that works in the database: where the disk or the database is in the way, it says what to do."""

    def invoke(self, ctx: Any) -> Any:
        """Run it."""
        try:
            return super().invoke(ctx)
        except Exception as error:
            stop(_trouble(error))


def _trouble(error: Exception) -> str:
    """What is in the way; raises what is nobody's disk's fault."""
    from onward.journal.command_line import to_type  # noqa: PLC0415
    from onward.journal.day_order import BeforeSendingError  # noqa: PLC0415
    from onward.journal.trouble import trouble_of  # noqa: PLC0415

    lines = {
        "full": _("the disk is full; free some space and try again"),
        "readonly": _("your data can't be written; look at the permissions of the data folder"),
        "busy": _("something else is writing for a long time; wait a moment and try again"),
        "damaged": _("the database is damaged; bring back a backup with: onward restore FILE"),
    }
    if isinstance(error, BeforeSendingError):
        return f"{error} " + _("Nothing was changed.")
    found = trouble_of(error)
    if found is None:
        raise error
    return to_type(lines[found]) + ". " + _("Nothing was changed.")
