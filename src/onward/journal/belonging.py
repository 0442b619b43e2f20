"""Which rows belong to a search: the one answer that pages and API ask for, so that none shows another's."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import QuerySet

from onward.journal.models import Kept, Search

Row = TypeVar("Row", bound=Kept)


def rows_of(search: Search, table: type[Row]) -> QuerySet[Row]:
    """The rows of a table that belong to a search, or to one of its applications."""
    names = _names(table)
    by = {"search": search} if "search" in names else {"application__search": search}
    return table._default_manager.filter(**by)


def in_sight(search: Search, table: type[Row]) -> QuerySet[Row]:
    """Those of them that lists, reminders and calendars show: neither put away, nor about what was put away."""
    rows = rows_of(search, table).filter(removed=False)
    return rows.exclude(application__removed=True) if "application" in _names(table) else rows


def _names(table: type[Kept]) -> set[str]:
    return {field.name for field in table._meta.get_fields()}
