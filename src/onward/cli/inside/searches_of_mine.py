"""The person's searches: listed, begun, chosen."""

from __future__ import annotations

import typer

from onward.cli.inside.chosen import named
from onward.cli.inside.in_json import say_json
from onward.cli.stopping import stop
from onward.journal.command_line import to_type
from onward.journal.in_use import in_use, searches, use
from onward.journal.models import Search
from onward.journal.searches import start_search
from onward.language import gettext as _
from onward.language import ngettext as _n
from onward.language import number


def list_them(*, as_json: bool) -> None:
    """All searches; a star marks the one in use."""
    used, known = in_use(), searches()
    if as_json:
        say_json({"searches": [_told(search, used) for search in known]})
        return
    if not known:
        typer.echo(to_type(_('There is none yet. Begin one: onward search new "My search"')))
    for search in known:
        star = "*" if search == used else " "
        count = search.applications.filter(removed=False).count()
        many = _n("{count} application", "{count} applications", count).format(count=number(count))
        typer.echo(f"{star} {search.name}  ({many})  {search.pk}")


def begin(name: str) -> None:
    """A new search, in use from now on."""
    clean = " ".join(name.split())[:200]
    if not clean:
        stop(_("a search needs a name"))
    use(start_search(clean))
    typer.echo(_("Begun, and in use: {name}").format(name=clean))


def use_it(name: str) -> None:
    """Another one."""
    search = named(name)
    use(search)
    typer.echo(_("In use: {name}").format(name=search.name))


def _told(search: Search, used: Search | None) -> dict[str, object]:
    count = search.applications.filter(removed=False).count()
    return {"id": str(search.pk), "name": search.name, "applications": count, "in_use": search == used}
