"""Undo of everything: each batch can be taken back, and the taking back too."""

from __future__ import annotations

from collections import defaultdict
from typing import Any
from uuid import UUID

from onward.journal.models import (
    Application,
    Batch,
    Change,
    Contact,
    Document,
    Event,
    Experiment,
    ImportRun,
    Kept,
    Note,
    RegisteredClaim,
    Search,
    SourceKey,
    Tagging,
    Task,
)
from onward.journal.writing import write

TABLES: dict[str, type[Kept]] = {
    table.__name__: table
    for table in (
        Search,
        Application,
        Contact,
        Task,
        Document,
        Note,
        Tagging,
        RegisteredClaim,
        Experiment,
        ImportRun,
        SourceKey,
    )
}
"""Every table that a change may be about; other rooms add theirs."""


class CannotUndoError(Exception):
    """The batch can't be taken back; the reason's name and the batch that stands in the way."""

    def __init__(self, reason: str, later: Batch | None = None) -> None:
        super().__init__(reason)
        self.reason, self.later = reason, later


def undo(batch: Batch) -> Batch:
    """Take a batch back; what it changed and nobody changed since goes back to what it was.

    Returns:
        The batch that did it, which can be undone too.

    Raises:
        CannotUndoError: if it was taken back already, or if later changes stand on it.
    """
    if not batch.in_force:
        raise CannotUndoError("undone already")
    later = _later_on_the_same(batch)
    if later is not None:
        raise CannotUndoError("changed since", later)
    with write(batch.search, "undone", undoes=batch, **batch.about | {"of": batch.what}) as pen:
        for table, states in _states_before(batch).items():
            pen.restate_each(TABLES[table], states)
            if table == Application.__name__:
                pen.touch(*states)
        pen.correct_each(_facts_before(batch))
        return pen.batch


def last_undoable(search: Search) -> Batch | None:
    """The latest batch in force that is no undoing itself."""
    made = Batch.objects.filter(search=search, undoes=None).order_by("-at").prefetch_related("undone_by")
    return next((batch for batch in made.iterator(chunk_size=20) if batch.in_force), None)


def _states_before(batch: Batch) -> dict[str, dict[UUID, dict[str, Any] | None]]:
    """Table → row → what it was before the batch touched it first."""
    found: dict[str, dict[UUID, dict[str, Any] | None]] = defaultdict(dict)
    for change in batch.changes.order_by("-id"):
        found[change.table][change.row] = change.before
    return found


def _facts_before(batch: Batch) -> list[tuple[Event, dict[str, Any]]]:
    """Each fact that the batch wrote, with what it said before; what had not been there is taken back."""
    first: dict[UUID, Event] = {}
    for event in batch.events.order_by("-revision"):
        first[event.fact] = event
    revised = [event.fact for event in first.values() if event.revision]
    said: dict[tuple[UUID, int], Event] = {}
    for start in range(0, len(revised), _AT_ONCE):
        rows = Event.objects.filter(fact__in=revised[start : start + _AT_ONCE])
        said |= {(row.fact, row.revision): row for row in rows}
    return [(event, _said(said.get((event.fact, event.revision - 1)))) for event in first.values()]


def _said(before: Event | None) -> dict[str, Any]:
    return {name: getattr(before, name) for name in _CARRIED} if before else {"void": True}


_CARRIED = ("kind", "on", "time", "by", "note", "origin", "origin_detail", "void")
_AT_ONCE = 500


def _later_on_the_same(batch: Batch) -> Batch | None:
    """A later batch that is still in force and changed a row or a fact of this one."""
    rows = batch.changes.values("row")
    facts = batch.events.values("fact")
    last_change = batch.changes.order_by("-id").values_list("id", flat=True).first() or 0
    changed = Change.objects.filter(row__in=rows, id__gt=last_change).exclude(batch=batch)
    revised = Event.objects.filter(fact__in=facts, recorded_at__gt=batch.at).exclude(batch=batch)
    dates = [
        *(change.batch for change in changed.select_related("batch")),
        *(event.batch for event in revised.select_related("batch")),
    ]
    open_ones = [later for later in dates if later.undoes_id is None and later.in_force]
    return max(open_ones, key=lambda later: later.at, default=None)
