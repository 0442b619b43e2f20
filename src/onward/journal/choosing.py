"""Which search a command means: the one that is named, else the one in use, else the person's latest."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from django.conf import settings

from onward.journal.models import Search
from onward.language import gettext as _

_IN_USE = "search-in-use"


class NoSearchError(Exception):
    """No search is meant, or more than one; the message says what there is and what to do."""


def all_searches() -> list[Search]:
    """All searches of the person, their own before the sample, latest first."""
    return list(Search.objects.filter(removed=False).order_by("sample", "-created_at"))


def meant(name: str | None = None) -> Search:
    """The search that is meant.

    Args:
        name: its name, the beginning of it if no other begins so, or its id; None: the one in use, else the latest.

    Raises:
        NoSearchError: if there is none, or the name fits none or several.
    """
    mine = all_searches()
    if name:
        return _named(mine, name)
    chosen = _in_use()
    found = next((search for search in mine if str(search.pk) == chosen), mine[0] if mine else None)
    if found is None:
        raise NoSearchError(_("there is no search yet; begin one with: onward import FILE"))
    return found


def use(search: Search) -> None:
    """Mean this search from now on, where none is named."""
    made = _file().with_suffix(".new")
    made.write_text(str(search.pk))
    made.replace(_file())


def _named(mine: list[Search], name: str) -> Search:
    wanted = name.strip().casefold()
    by_id = [search for search in mine if _is_id(wanted) and search.pk == UUID(wanted)]
    exactly = [search for search in mine if search.name.casefold() == wanted]
    beginning = [search for search in mine if search.name.casefold().startswith(wanted)]
    found = by_id or exactly or beginning
    if len(found) == 1:
        return found[0]
    names = ", ".join(f'"{search.name}"' for search in found or mine)
    if found:
        ids = ", ".join(str(search.pk) for search in found)
        line = _("several searches are called {names}; name one by its id: {ids}")
        raise NoSearchError(line.format(names=names, ids=ids))
    raise NoSearchError(
        _("no search is called {name!r}; there is: {names}").format(name=name, names=names or _("none"))
    )


def _is_id(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def _in_use() -> str:
    try:
        return _file().read_text().strip()
    except OSError:
        return ""


def _file() -> Path:
    return Path(settings.DATA) / _IN_USE
