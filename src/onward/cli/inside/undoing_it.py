"""Taking the latest step back."""

from __future__ import annotations

import typer

from onward.cli.inside.in_json import batch_json, say_json
from onward.cli.layout import section
from onward.cli.stopping import stop
from onward.journal.command_line import to_type
from onward.journal.models import Search
from onward.journal.said import said
from onward.journal.undo import CannotUndoError, last_undoable, undo
from onward.language import gettext as _


def undo_it(search: Search, *, as_json: bool) -> None:
    """Take it back, and say what it was."""
    last = last_undoable(search)
    if last is None:
        stop(_("there is nothing to undo in {name!r}").format(name=search.name))
    try:
        made = undo(last)
    except CannotUndoError:
        stop(_("somebody wrote just now; look at the history in the app, and try again"))
    if as_json:
        say_json({"undone": batch_json(last), "what": last.what, "words": said(last), "undo": batch_json(made)})
        return
    again = [to_type(_("onward undo takes the step before back; the app's history brings this one back."))]
    typer.echo(section(_("Undone: {what}").format(what=said(last)), again), nl=False)
