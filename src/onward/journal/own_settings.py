"""What the person chose for a search, by name."""

from __future__ import annotations

from typing import Any

from onward.journal.models import Batch, Search
from onward.journal.writing import write


def choose(search: Search, name: str, value: Any) -> Batch:
    """Keep a choice; undo brings the one before back."""
    return choose_several(search, {name: value}, setting=name)


def choose_several(search: Search, chosen: dict[str, Any], *, name: str = "", **about: Any) -> Batch:
    """Keep choices together, and perhaps another name of the search; a choice of None is none any more."""
    with write(search, "chosen", **about) as pen:
        there = Search.objects.get(pk=search.pk)
        kept = {key: value for key, value in (there.settings | chosen).items() if value is not None}
        pen.change(search, settings=kept, name=name or there.name)
    return pen.batch
