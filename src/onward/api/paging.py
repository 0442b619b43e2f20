"""Lists come in pages: how many there are, and where the next page is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Annotated, Any, Generic, TypeVar

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from ninja import Schema
from pydantic import ConfigDict, Field

from onward.api.problems import ProblemError
from onward.language import gettext as _

Item = TypeVar("Item")
Row = TypeVar("Row", bound=Model)


class Paged(Schema):
    """Which part of a list."""

    model_config = ConfigDict(extra="forbid")

    limit: Annotated[int, Field(ge=1, le=200, description="How many, at most.")] = 50
    offset: Annotated[int, Field(ge=0, le=10_000_000, description="How many to pass over.")] = 0


class Page(Schema, Generic[Item]):
    """Part of a list. total: of all; next: the address of what follows, null at the end."""

    items: list[Item]
    total: int
    limit: int
    offset: int
    next: str | None


def page(
    request: HttpRequest, rows: QuerySet[Row], part: Paged, tell: Callable[[Sequence[Row]], list[Any]]
) -> dict[str, Any]:
    """Part of what the database has.

    Raises:
        ProblemError: if the request names something that no list of this kind is asked.
    """
    _only_known(request, part)
    found = list(rows[part.offset : part.offset + part.limit])
    return _page(request, tell(found), rows.count(), part)


def page_of_list(request: HttpRequest, items: Sequence[Any], part: Paged) -> dict[str, Any]:
    """Part of a list that is there already; raises as `page` does."""
    _only_known(request, part)
    return _page(request, list(items[part.offset : part.offset + part.limit]), len(items), part)


def _only_known(request: HttpRequest, part: Paged) -> None:
    """A slip in a filter's name must not show everything."""
    unknown = sorted(set(request.GET) - set(type(part).model_fields))
    if unknown:
        raise ProblemError(422, _("This list can't be asked: {names}.").format(names=", ".join(unknown)))


def _page(request: HttpRequest, items: list[Any], total: int, part: Paged) -> dict[str, Any]:
    after = part.offset + part.limit
    following = request.GET.copy()
    following["limit"], following["offset"] = str(part.limit), str(after)
    return {
        "items": items,
        "total": total,
        "limit": part.limit,
        "offset": part.offset,
        "next": f"{request.path}?{following.urlencode()}" if after < total else None,
    }
