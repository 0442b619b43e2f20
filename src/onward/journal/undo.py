"""Undo of everything but a toss: each batch can be taken back, and the taking back too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from onward.journal.in_force import FACT, Standing, of_facts, of_rows
from onward.journal.models import (
    Application,
    Batch,
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
from onward.journal.never_was import not_in_force
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
    """The batch can't be taken back; `reason` is a name for why, `later` the batch that stands in the way.

    Reasons: "undone already", "changed since" (later changes stand on it), "for good" (it was a toss).
    """

    def __init__(self, reason: str, later: Batch | None = None) -> None:
        super().__init__(reason)
        self.reason, self.later = reason, later


def undo(batch: Batch) -> Batch:
    """Take a batch back, or put back what was taken back; then all says what the batches in force say.

    Returns:
        The batch that did it, which can be undone too.

    Raises:
        CannotUndoError: if it was taken back already, if later changes stand on it, or if it was a toss.
    """
    if batch.what in FOR_GOOD:
        raise CannotUndoError("for good")
    with write(batch.search, "undone", undoes=batch, **batch.about | {"of": batch.what}) as pen:
        if batch.undone_by.exclude(pk__in=not_in_force(batch.search)).exclude(pk=pen.batch.pk).exists():
            raise CannotUndoError("undone already")
        made = _first_made(batch)
        undone = set(not_in_force(batch.search))
        rows = of_rows(made, undone)
        facts, last = of_facts(made, undone)
        later = [one.later for one in (*rows.values(), facts) if one.later is not None]
        if later and made.pk in undone:
            raise CannotUndoError("changed since", Batch.objects.filter(pk__in=later).latest("at"))
        for table, standing in rows.items():
            pen.restate_each(TABLES[table], standing.values)
            if table == Application.__name__:
                pen.touch(*standing.values)
        pen.correct_each(_corrections(facts, last))
        return pen.batch


FOR_GOOD = frozenset({"tossed"})
"""What no undo takes back: who could toss again would choose."""


def last_undoable(search: Search) -> Batch | None:
    """The latest batch in force that is no undoing itself, and no toss."""
    made = Batch.objects.filter(search=search, undoes=None).exclude(what__in=FOR_GOOD)
    return made.exclude(pk__in=not_in_force(search)).order_by("-at").first()


def _first_made(batch: Batch) -> Batch:
    """What the batch takes back, or puts back, in the end: one that undoes nothing."""
    while batch.undoes is not None:
        batch = batch.undoes
    return batch


def _corrections(facts: Standing[UUID], last: Mapping[UUID, Event]) -> Iterator[tuple[Event, Mapping[str, Any]]]:
    """What has to be said anew, so that each fact says what is in force."""
    for fact, values in facts.values.items():
        now = {name: getattr(last[fact], name) for name in FACT}
        wanted = now | {place[0]: value for place, value in values.items()}
        if wanted != now:
            yield last[fact], wanted
