"""The one application that is meant; several, and the person says which."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import typer

from onward.cli.layout import section
from onward.cli.stopping import UNREADABLE, stop
from onward.journal.command_line import to_type
from onward.journal.models import Application, Search
from onward.journal.names import ENDINGS, PLACES
from onward.journal.seeking import sought
from onward.language import full_day
from onward.language import gettext as _

_MOST = 12


def meant(search: Search, words: str) -> Application:
    """The application; where none or several fit, lists them and stops."""
    found = sought(search, words)
    if not found:
        line = _('no application fits {words!r}; see them in the app, or add it: onward add "Employer" "Role"')
        stop(to_type(line.format(words=words)))
    if len(found) > 1:
        line = _(
            "{count} applications fit {words!r}. Say which by its number, as in: onward log '#{number}' rejected"
        )
        list_and_stop(to_type(line.format(count=len(found), words=words, number=found[0].number)), found)
    return found[0]


def list_and_stop(why: str, found: Sequence[Application]) -> None:
    """Say why nothing was done, with the applications that it is about."""
    lines = [line(row) for row in found[:_MOST]]
    if len(found) > _MOST:
        lines.append(_("and {count} more").format(count=len(found) - _MOST))
    sys.stderr.write(section(f"onward: {why}", lines))
    raise typer.Exit(UNREADABLE)


def line(row: Application) -> str:
    """An application in one line: its number, its name, where it stands."""
    stands = str(ENDINGS[row.ending] if row.ending else PLACES[row.place])
    return f"#{row.number}  {row}  ({stands}{f', {full_day(row.last_on)}' if row.last_on else ''})"
