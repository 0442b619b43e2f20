"""Everything that was done, newest first, and whether it still holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from onward.journal.models import Application, Batch, Change, Event, Kept, Search
from onward.journal.never_was import in_force
from onward.journal.undo import FOR_GOOD

PAGE = 50


@dataclass(frozen=True)
class Entry:
    """One thing that was done.

    Attributes:
        batch: what.
        taken_back: what took it back, where it does not hold; undoing that puts it back.
    """

    batch: Batch
    taken_back: Batch | None

    @property
    def for_good(self) -> bool:
        """Whether no undo takes it back."""
        return self.batch.what in FOR_GOOD


def history(search: Search, page: int = 1) -> tuple[list[Entry], bool]:
    """One page of a search's history, and whether there are older entries."""
    rows = Batch.objects.filter(search=search, undoes=None)
    start = PAGE * (page - 1)
    found = list(rows.order_by("-at")[start : start + PAGE + 1])
    return entries(found[:PAGE]), len(found) > PAGE


def history_of(application: Application) -> list[Entry]:
    """All that was done to one application and to what stands around it."""
    rows = [application.pk, *_around(application)]
    ids = set(Change.objects.filter(row__in=rows).values_list("batch", flat=True))
    ids |= set(Event.objects.filter(application=application).values_list("batch", flat=True))
    return entries(list(Batch.objects.filter(pk__in=ids, undoes=None).order_by("-at")))


def _around(application: Application) -> list[UUID]:
    """Ids of the rows that belong to an application."""
    tables = [
        (relation.related_model, relation.field.name)
        for relation in Application._meta.related_objects
        if isinstance(relation.related_model, type) and issubclass(relation.related_model, Kept)
    ]
    queries = [table._default_manager.filter(**{name: application}).values_list("pk") for table, name in tables]
    return [pk for (pk,) in queries[0].union(*queries[1:])] if queries else []


def entries(batches: Sequence[Batch]) -> list[Entry]:
    """Batches with what took each back."""
    undoing = _undoing(batches)
    force = in_force((later.pk, of) for of, some in undoing.items() for later in some)
    return [
        Entry(batch, next((later for later in undoing[batch.pk] if force.get(later.pk, True)), None))
        for batch in batches
    ]


def _undoing(batches: Iterable[Batch]) -> Mapping[UUID, list[Batch]]:
    """Batch → what takes it back, all the way down, in a query a level."""
    found: dict[UUID, list[Batch]] = defaultdict(list)
    level = [batch.pk for batch in batches]
    while level:
        later = list(Batch.objects.filter(undoes__in=level).order_by("-at"))
        for batch in later:
            if batch.undoes_id is not None:
                found[batch.undoes_id].append(batch)
        level = [batch.pk for batch in later]
    return found
