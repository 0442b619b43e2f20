"""Real deletion: what is erased is gone from every table, every history and the disk, and cannot be undone.

Copies in backups that were made before stay there until those are replaced.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import OperationalError, connection, transaction
from django.db.models import F, ManyToOneRel, Model, Q, TextField
from django.db.models.functions import Cast

from onward.journal import files, pending
from onward.journal.models import Application, Batch, Change, Document, Kept, Search

_PARTS = ("resume_id", "letter_id")


def erase_application(application: Application, documents: Iterable[Document] = ()) -> bool:
    """Erase an application with all that hangs on it, and every trace in the history.

    Args:
        application: which.
        documents: versions to erase with it; only such as `documents_of_it_only` names.

    Returns:
        Whether the bytes on the disk are overwritten already; if not, the disk had no room for it.
    """
    gone = {document.pk for document in documents_of_it_only(application)} & {row.pk for row in documents}
    with transaction.atomic():
        Search.objects.filter(pk=application.search_id).update(revision=F("revision") + 1)
        touched = list(application.events.values_list("batch", flat=True).distinct())
        _forget([application.pk, *_hanging_on(application), *gone])
        application.delete()
        Document.objects.filter(pk__in=gone).delete()
        _drop_empty(touched)
        files.sweep()
    return overwrite()


def erase_search(search: Search) -> bool:
    """Erase a whole search, its files too, and those that wait to be taken into it."""
    waiting = str(search.pk)
    with transaction.atomic():
        search.delete()
        files.sweep()
    pending.leave_all_of(Path(settings.DATA), waiting)
    return overwrite()


def documents_of_it_only(application: Application) -> list[Document]:
    """Versions that went out with this application and with no other, now or in the history of any."""
    ids = {getattr(application, part) for part in _PARTS}
    for change in Change.objects.filter(row=application.pk):
        ids |= {
            UUID(state[part]) for state in (change.before, change.after) if state for part in _PARTS if state[part]
        }
    rows = list(Document.objects.filter(pk__in=ids - {None}, search=application.search_id))
    elsewhere = _used_elsewhere([row.pk for row in rows], application) if rows else set()
    return [row for row in rows if row.pk not in elsewhere]


def overwrite() -> bool:
    """Write the database anew without what was deleted: SQLite leaves deleted bytes where they were.

    Returns:
        Whether that is done. Within a transaction it is put off until the end of it.
    """
    if connection.vendor != "sqlite":
        return True
    if connection.in_atomic_block:
        transaction.on_commit(lambda: overwrite() and None)
        return True
    try:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            busy = cursor.fetchone()[0]
    except OperationalError:
        return False
    return not busy


def _used_elsewhere(documents: Sequence[UUID], application: Application) -> set[UUID]:
    """Those that any other row of any table names, or did at some time: undo brings back what was."""
    found: set[UUID] = set()
    for table, field in _pointing_at(Document):
        rows = table._default_manager.filter(**{f"{field}__in": documents}).exclude(pk=application.pk)
        found |= set(rows.values_list(field, flat=True))
    states = Change.objects.exclude(row__in=[application.pk, *documents])
    texts = states.annotate(was=Cast("before", TextField()), became=Cast("after", TextField()))
    named = reduce(or_, (Q(was__contains=str(pk)) | Q(became__contains=str(pk)) for pk in documents))
    mentions = [f"{was} {became}" for was, became in texts.filter(named).values_list("was", "became")]
    return found | {pk for pk in documents if any(str(pk) in mention for mention in mentions)}


def _hanging_on(application: Application) -> list[UUID]:
    """Ids of all rows that belong to an application, in whichever table of whichever room."""
    found: list[UUID] = []
    for table, field in _pointing_at(Application):
        if issubclass(table, Kept):
            found += table._default_manager.filter(**{field: application}).values_list("pk", flat=True)
    return found


def _pointing_at(table: type[Kept]) -> list[tuple[type[Model], str]]:
    """Tables with a column that names a row of this one, also where Django hides the way back."""
    fields = (field for field in table._meta.get_fields(include_hidden=True) if isinstance(field, ManyToOneRel))
    return [(field.related_model, field.field.name) for field in fields]


def _forget(rows: Iterable[UUID]) -> None:
    changes = Change.objects.filter(row__in=list(rows))
    batches = list(changes.values_list("batch", flat=True).distinct())
    changes.delete()
    _drop_empty(batches)


def _drop_empty(batches: Iterable[UUID]) -> None:
    """Batches about nothing any more go; of the others the words that may name what was erased go."""
    for batch in Batch.objects.filter(pk__in=list(batches)):
        if not batch.changes.exists() and not batch.events.exists():
            batch.delete()
        elif batch.what != "imported":  # whose words name a file and counts
            Batch.objects.filter(pk=batch.pk).update(about={})
