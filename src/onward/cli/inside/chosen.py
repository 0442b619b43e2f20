"""The search that a command works in: the one that was named, else the one in use."""

from __future__ import annotations

from onward.cli.stopping import stop
from onward.journal.command_line import to_type
from onward.journal.folding import folded
from onward.journal.in_use import in_use, searches
from onward.journal.models import Search
from onward.language import gettext as _


def chosen(name: str | None) -> Search:
    """The search that a command works in; stops where there is none."""
    if name is not None:
        return named(name)
    there = in_use()
    if there is None:
        stop(to_type(_('there is no search yet; begin one with: onward search new "My search", or open the app')))
    return there


def named(name: str) -> Search:
    """The search of that name or id; stops where none or several have it."""
    found = _called(name)
    if not found:
        names = ", ".join(repr(search.name) for search in searches())
        stop(_("no search is called {name!r}; there are: {names}").format(name=name, names=names or "-"))
    if len(found) > 1:
        line = _("{count} searches are called {name!r}; say which by its id, see: onward search list")
        stop(to_type(line.format(count=len(found), name=name)))
    return found[0]


def _called(name: str) -> list[Search]:
    """Those of this id or name; where none is spelled like it, those that differ in accents alone."""
    there, said = searches(), name.strip()
    by_sign = [one for one in there if said.casefold() in {one.name.casefold(), str(one.pk)}]
    return by_sign or [one for one in there if folded(one.name) == folded(said)]
