"""What rows and facts say by the batches that are in force: each value is the one that the last of these set.

Whatever is undone and put back, in whichever order, so says what the history says. A batch sets only what it changed:
one field of a row, one name in a group such as the settings, one field of a fact.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import attrgetter
from typing import Any, Generic, NamedTuple, TypeVar
from uuid import UUID

from onward.journal.models import Batch, Change, Event

Key = TypeVar("Key")
Place = tuple[str, ...]
"""A field, or a field and a name in the group that it holds."""
FACT = ("kind", "on", "time", "by", "note", "origin", "origin_detail", "void")
"""What a revision says of its fact."""
NOTHING = object()
"""What stands under a name that is not there."""
_AT_ONCE = 500


class _Set(NamedTuple):
    """One value that a batch set: where, what was there before, and what is since."""

    batch: UUID
    place: Place
    before: Any
    after: Any


@dataclass(frozen=True)
class Standing(Generic[Key]):
    """What the batches in force say of rows or facts.

    Attributes:
        values: row or fact → place → value, for every place that the batch in question set.
        later: a batch in force that set one of these places later; None if none did.
    """

    values: Mapping[Key, Mapping[Place, Any]]
    later: UUID | None


def of_rows(batch: Batch, undone: Set[UUID]) -> dict[str, Standing[UUID]]:
    """What is in force of the rows that a batch changed, by table.

    Args:
        batch: one that undoes nothing itself.
        undone: ids of batches that are not in force.
    """
    found: dict[str, list[tuple[UUID, list[_Set]]]] = {}
    for table, row, told in _changed_rows(batch):
        found.setdefault(table, []).append((row, told))
    return {table: _standing(batch, rows, undone) for table, rows in found.items()}


def of_facts(batch: Batch, undone: Set[UUID]) -> tuple[Standing[UUID], dict[UUID, Event]]:
    """The same of the facts that a batch recorded or revised; and the last revision of each."""
    told, last = [], {}
    for fact, revisions in _revised_facts(batch):
        told.append((fact, list(_sets_of_fact(revisions))))
        last[fact] = revisions[-1]
    return _standing(batch, told, undone), last


def _standing(batch: Batch, rows: Iterable[tuple[UUID, list[_Set]]], undone: Set[UUID]) -> Standing[UUID]:
    values: dict[UUID, dict[Place, Any]] = {}
    later: UUID | None = None
    for row, told in rows:
        here = {one.place for one in told if one.batch == batch.pk}
        last = max((n for n, one in enumerate(told) if one.batch == batch.pk), default=-1)
        added = any(one.batch == batch.pk and one.before is _NOT_THERE for one in told)
        for one in told[last + 1 :]:
            if one.batch not in undone and (added or one.place in here):
                later = one.batch
        values[row] = {place: _value(told, place, undone) for place in here}
    return Standing(values, later)


def _value(told: Sequence[_Set], place: Place, undone: Set[UUID]) -> Any:
    about = [one for one in told if one.place == place]
    said = next((one.after for one in reversed(about) if one.batch not in undone), about[0].before)
    return True if said is _NOT_THERE else said


_NOT_THERE = object()
"""Before a row or a fact was added. It is put away or taken back then, and nothing else of it changes."""


def _changed_rows(batch: Batch) -> Iterator[tuple[str, UUID, list[_Set]]]:
    """Each row that a batch changed, with all that was ever set of it but by undoing."""
    rows = list(dict.fromkeys(batch.changes.order_by("id").values_list("row", flat=True)))
    for start in range(0, len(rows), _AT_ONCE):
        some = Change.objects.filter(row__in=rows[start : start + _AT_ONCE], batch__undoes=None)
        read = some.order_by("row", "id").values_list("row", "table", "batch", "before", "after")
        for row, changes in groupby(read, key=lambda one: one[0]):
            told = list(changes)
            yield (
                told[0][1],
                row,
                [one for change in told for one in _sets_of_row(change[2], change[3], change[4])],
            )


def _sets_of_row(batch: UUID, before: Any, after: Any) -> Iterator[_Set]:
    if before is None:
        yield _Set(batch, ("removed",), _NOT_THERE, after["removed"])
        return
    for name in before.keys() & after.keys():
        was, now = before[name], after[name]
        if isinstance(was, dict) and isinstance(now, dict):
            for inner in was.keys() | now.keys():
                if was.get(inner, NOTHING) != now.get(inner, NOTHING):
                    yield _Set(batch, (name, inner), was.get(inner, NOTHING), now.get(inner, NOTHING))
        elif was != now:
            yield _Set(batch, (name,), was, now)


def _revised_facts(batch: Batch) -> Iterator[tuple[UUID, list[Event]]]:
    """Each fact that a batch wrote, with all its revisions."""
    facts = list(batch.events.values_list("fact", flat=True).distinct())
    for start in range(0, len(facts), _AT_ONCE):
        rows = Event.objects.filter(fact__in=facts[start : start + _AT_ONCE]).select_related("batch")
        for fact, revisions in groupby(rows.order_by("fact", "revision"), key=attrgetter("fact")):
            yield fact, list(revisions)


def _sets_of_fact(revisions: Sequence[Event]) -> Iterator[_Set]:
    first = revisions[0]
    yield _Set(first.batch_id, ("void",), _NOT_THERE, first.void)
    for was, now in pairwise(revisions):
        if now.batch.undoes_id is None:
            for name in FACT:
                if getattr(was, name) != getattr(now, name):
                    yield _Set(now.batch_id, (name,), getattr(was, name), getattr(now, name))
