"""Real deletion: what is erased is gone from every table and every history, and cannot be undone."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import F

from onward.journal.models import Application, Batch, Change, Contact, Note, Search, SourceKey, Tagging, Task


def erase_application(application: Application) -> None:
    """Erase an application with all that hangs on it, and every trace in the history."""
    with transaction.atomic():
        search = application.search
        Search.objects.filter(pk=search.pk).update(revision=F("revision") + 1)
        tables = (Contact, Task, Note, Tagging, SourceKey)
        rows = [
            pk
            for table in tables
            for pk in table.objects.filter(application=application).values_list("pk", flat=True)
        ]
        _forget([*rows, application.pk])
        touched = list(application.events.values_list("batch", flat=True).distinct())
        application.delete()
        _drop_empty([*touched])


def erase_search(search: Search) -> None:
    """Erase a whole search."""
    with transaction.atomic():
        search.delete()


def _forget(rows: Iterable[object]) -> None:
    changes = Change.objects.filter(row__in=list(rows))
    batches = list(changes.values_list("batch", flat=True).distinct())
    changes.delete()
    _drop_empty(batches)


def _drop_empty(batches: Iterable[object]) -> None:
    """Batches about nothing any more go; of the others the words that name what was erased go."""
    for batch in Batch.objects.filter(pk__in=list(batches)):
        if batch.changes.exists() or batch.events.exists():
            Batch.objects.filter(pk=batch.pk).update(about={})
        else:
            batch.delete()
