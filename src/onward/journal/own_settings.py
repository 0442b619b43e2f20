"""What the person chose for a search, by name."""

from __future__ import annotations

from typing import Any

from onward.journal.models import Batch, Search
from onward.journal.writing import write


def choose(search: Search, name: str, value: Any) -> Batch:
    """Keep a choice; undo brings the one before back."""
    with write(search, "chosen", setting=name) as pen:
        there = Search.objects.get(pk=search.pk)
        pen.change(search, settings=there.settings | {name: value})
    return pen.batch
