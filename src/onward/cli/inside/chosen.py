"""The search in use: the one that was named, else the one that was chosen, else the latest of the person's own."""

from __future__ import annotations

from pathlib import Path

from onward.cli.stopping import stop
from onward.journal.models import Search
from onward.language import gettext as _

_NOTE = "search-in-use"


def chosen(folder: Path, name: str | None) -> Search:
    """The search that a command works in; stops where there is none."""
    if name is not None:
        return named(name)
    there = in_use(folder)
    if there is None:
        stop(_('there is no search yet; begin one with: onward search new "My search", or open the app'))
    return there


def in_use(folder: Path) -> Search | None:
    """The one that was chosen, else the latest of the person's own; the sample only where it was chosen."""
    try:
        noted = (folder / _NOTE).read_text().strip()
    except OSError:
        noted = ""
    known = searches()
    own = [search for search in known if not search.sample]
    return next((search for search in known if str(search.pk) == noted), own[0] if own else None)


def named(name: str) -> Search:
    """The search of that name or id; stops where none or several have it."""
    found = [search for search in searches() if name.casefold() in {search.name.casefold(), str(search.pk)}]
    if not found:
        names = ", ".join(repr(search.name) for search in searches())
        stop(_("no search is called {name!r}; there are: {names}").format(name=name, names=names or "-"))
    if len(found) > 1:
        stop(
            _("{count} searches are called {name!r}; say which by its id, see: onward search list").format(
                count=len(found), name=name
            )
        )
    return found[0]


def searches() -> list[Search]:
    """All of them, the person's own first, the latest before."""
    return list(Search.objects.filter(removed=False).order_by("sample", "-created_at"))


def choose(folder: Path, search: Search) -> None:
    """Work in this one from now on."""
    (folder / _NOTE).write_text(str(search.pk))
