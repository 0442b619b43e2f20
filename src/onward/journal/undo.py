"""Undo of everything: each batch can be taken back, and the taking back too."""

from __future__ import annotations

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
from onward.journal.writing import Pen, write

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
        for change in batch.changes.order_by("-id"):
            pen.restate(TABLES[change.table], change.row, change.before)
            _touch_if_application(pen, change)
        for event in batch.events.order_by("-revision"):
            _take_back(pen, event)
        return pen.batch


def last_undoable(search: Search) -> Batch | None:
    """The latest batch in force that is no undoing itself."""
    made = Batch.objects.filter(search=search, undoes=None).order_by("-at").prefetch_related("undone_by")
    return next((batch for batch in made.iterator(chunk_size=20) if batch.in_force), None)


def _take_back(pen: Pen, event: Event) -> None:
    before = Event.objects.filter(fact=event.fact, revision=event.revision - 1).first()
    if before is None:
        pen.retract(event)
    else:
        carried = ("kind", "on", "time", "by", "note", "origin", "origin_detail", "void")
        pen.correct(event, **{name: getattr(before, name) for name in carried})


def _touch_if_application(pen: Pen, change: Change) -> None:
    if change.table == Application.__name__:
        pen.touch(change.row)


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
