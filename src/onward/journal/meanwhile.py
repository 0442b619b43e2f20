"""What others wrote while something was made ready without the lock, and whether it is in the way."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from onward import events
from onward.journal.models import Application, Batch, Change, Event, Search
from onward.journal.taking_in_known import name_of
from onward.journal.writing import Pen

_LATE = timedelta(minutes=10)
"""A batch has the moment at which it took the lock; what it wrote was seen only later."""


class MeanwhileError(Exception):
    """Somebody wrote about the same applications: look again."""


class Seen:
    """How a search was when it was looked at."""

    def __init__(self, search: Search) -> None:
        self._revision = _revision(search)
        self._since = timezone.now() - _LATE

    def check(self, pen: Pen, read: Iterable[events.Application], *, documents: bool) -> None:
        """Under the lock: whether what was made ready still fits.

        Args:
            pen: whose batch is the only one since, if it does.
            read: the applications that it is about.
            documents: whether it adds documents that somebody else may have added, too.

        Raises:
            MeanwhileError: if it may not.
        """
        if _revision(pen.search) == self._revision + 1:
            return
        others = list(Batch.objects.filter(search=pen.search, at__gte=self._since).exclude(pk=pen.batch.pk))
        changes = Change.objects.filter(batch__in=others)
        rows = set(changes.filter(table=Application.__name__).values_list("row", flat=True))
        rows |= set(Event.objects.filter(batch__in=others).values_list("application", flat=True))
        if (documents and changes.filter(table="Document").exists()) or _names(rows) & {
            name_of(one.employer, one.role) for one in read
        }:
            raise MeanwhileError


def _revision(search: Search) -> int:
    return Search.objects.filter(pk=search.pk).values_list("revision", flat=True).first() or 0


def _names(applications: Iterable[UUID]) -> set[str]:
    rows = Application.objects.filter(pk__in=list(applications))
    return {name_of(employer, role) for employer, role in rows.values_list("employer", "role")}
