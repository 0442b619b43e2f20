"""Rows whose adding was undone: in no list, in no number, and in nothing that goes out."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from onward.journal.models import Batch, Change, Search


def never_was(search: Search) -> set[UUID]:
    """Ids of all rows of a search whose adding was undone."""
    undone = not_in_force(search)
    found: set[UUID] = set()
    for start in range(0, len(undone), _AT_ONCE):
        added = Change.objects.filter(batch__in=undone[start : start + _AT_ONCE], before__isnull=True)
        found |= set(added.values_list("row", flat=True))
    return found


def not_in_force(search: Search) -> list[UUID]:
    """Batches of a search that do something and were undone."""
    undoing = Batch.objects.filter(search=search, undoes__isnull=False).values_list("pk", "undoes")
    return [of for of, holds in in_force((pk, of) for pk, of in undoing if of).items() if not holds]


def in_force(undoing: Iterable[tuple[UUID, UUID]]) -> dict[UUID, bool]:
    """Whether each batch that something undoes holds.

    Args:
        undoing: all that undo something, each with what it undoes.
    """
    by_undone: dict[UUID, list[UUID]] = {}
    for pk, of in undoing:
        by_undone.setdefault(of, []).append(pk)
    known: dict[UUID, bool] = {}
    for batch in by_undone:
        waiting = [batch]
        while waiting:
            first = [later for later in by_undone.get(waiting[-1], ()) if later not in known]
            if first:
                waiting += first
            else:
                done = waiting.pop()
                known[done] = not any(known[later] for later in by_undone.get(done, ()))
    return {batch: known[batch] for batch in by_undone}


_AT_ONCE = 500
