"""Real deletion: what is erased is gone from every table, every history and the disk, and cannot be undone.

Copies in backups that were made before stay there until those are replaced.
"""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db import OperationalError, connection, transaction
from django.db.models import F, Q

from onward.journal import files
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
    """Erase a whole search, its files too."""
    with transaction.atomic():
        search.delete()
        files.sweep()
    return overwrite()


def documents_of_it_only(application: Application) -> list[Document]:
    """Versions that went out with this application and with no other, now or in the history of any."""
    ids = {getattr(application, part) for part in _PARTS}
    for change in Change.objects.filter(row=application.pk):
        ids |= {
            UUID(state[part]) for state in (change.before, change.after) if state for part in _PARTS if state[part]
        }
    rows = Document.objects.filter(pk__in=ids - {None}, search=application.search_id)
    return [row for row in rows if not _used_elsewhere(row, application)]


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


def _used_elsewhere(document: Document, application: Application) -> bool:
    now = Application.objects.filter(Q(resume=document) | Q(letter=document)).exclude(pk=application.pk)
    if now.exists():
        return True
    name = str(document.pk)
    then = Q()
    for part in _PARTS:
        then |= Q(**{f"before__{part}": name}) | Q(**{f"after__{part}": name})
    return Change.objects.filter(then, table=Application.__name__).exclude(row=application.pk).exists()


def _hanging_on(application: Application) -> list[UUID]:
    """Ids of all rows that belong to an application, in whichever table of whichever room."""
    found: list[UUID] = []
    for relation in Application._meta.related_objects:
        table = relation.related_model
        if isinstance(table, type) and issubclass(table, Kept):
            found += table._default_manager.filter(**{relation.field.name: application}).values_list(
                "pk", flat=True
            )
    return found


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
