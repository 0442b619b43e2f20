"""Beginning a search."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.utils import timezone

from onward.journal.models import Batch, Search
from onward.journal.writing import write


@contextmanager
def begun(search: Search) -> Iterator[None]:
    """What is written in the block is saved with the search itself, where that is not saved yet."""
    with transaction.atomic():
        if search._state.adding:
            search.save(force_insert=True)
        yield


def empty_search(name: str) -> Search:
    """A search of that name that is not saved yet."""
    return Search(name=name, created_at=timezone.now())


def start_search(name: str, *, sample: bool = False) -> Search:
    """An empty search of that name."""
    with transaction.atomic():
        return Search.objects.create(name=name, created_at=timezone.now(), sample=sample)


def put_search_away(search: Search) -> Batch:
    """Take it out of sight; all of it stays."""
    with write(search, "put away", name=search.name) as pen:
        pen.change(search, removed=True)
    return pen.batch


def bring_search_back(search: Search) -> Batch:
    """Have it in sight again."""
    with write(search, "brought back", name=search.name) as pen:
        pen.change(search, removed=False)
    return pen.batch
