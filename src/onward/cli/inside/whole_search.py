"""A whole search from Onward's own JSON, brought back as a search of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import typer

from onward.cli.layout import section
from onward.cli.stopping import stop
from onward.journal.command_line import to_type
from onward.journal.known_whole import here_already
from onward.journal.models import Application
from onward.journal.whole_again import NoWholeSearchError, bring_back
from onward.language import gettext as _


def bring_back_whole(path: Path, agree: Callable[[], bool]) -> dict[str, Any]:
    """Bring it back, unless it is here already; what was done, as JSON and as text."""
    content = path.read_bytes()
    told: dict[str, Any] = {"file": str(path), "format": "Onward", "taken_in": False, "text": ""}
    there = here_already(content)
    if there is not None:
        line = _("{path}: nothing new; all of it is here, in {search}").format(path=path, search=there.name)
        return told | {"search": there.name, "new": 0, "text": section(line, ())}
    typer.echo(
        _("{path} is a whole search of Onward's own; it comes back beside yours.").format(path=path), err=True
    )
    if not agree():
        return told | {"refused": True}
    try:
        search = bring_back(content)
    except NoWholeSearchError as error:
        stop(f"{path}: {error}")
    count = Application.objects.filter(search=search, removed=False).count()
    line = _("Brought back: {search}. Applications: {count}.").format(search=search.name, count=count)
    hint = to_type(_('The commands work in it after: onward search use "{search}"').format(search=search.name))
    return told | {"search": search.name, "new": count, "taken_in": True, "text": section(line, [hint])}
