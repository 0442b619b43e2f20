"""The request of a program that was let in, and what of its search it may touch."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from onward.api.models import ApiToken
from onward.api.problems import ProblemError
from onward.journal.belonging import in_sight, rows_of
from onward.journal.models import Application, Document, Event, Kept, Origin, Search
from onward.language import gettext as _

Row = TypeVar("Row", bound=Kept)


class Asked(HttpRequest):
    """A request whose token fits; the door has set both.

    Attributes:
        token: that it came with.
        search: that the token opens.
    """

    token: ApiToken
    search: Search


def own(request: Asked, table: type[Row]) -> QuerySet[Row]:
    """The rows of a table that belong to the token's search, those put away left out."""
    return rows_of(request.search, table).filter(removed=False)


def listed(request: Asked, table: type[Row], application: UUID | None) -> QuerySet[Row]:
    """What a list shows of them: all that is in sight, or all of one application, also of one that was put away.

    Raises:
        Http404: if there is no such application, or it is another search's.
    """
    if application is None:
        return in_sight(request.search, table)
    return own(request, table).filter(application=own_application(request, application))


def own_row(request: Asked, table: type[Row], pk: UUID) -> Row:
    """One of them.

    Raises:
        Http404: if there is none, or it is another search's.
    """
    return get_object_or_404(own(request, table), pk=pk)


def own_application(request: Asked, pk: UUID) -> Application:
    """An application of the token's search, also one that was put away.

    Raises:
        Http404: if there is none, or it is another search's.
    """
    return get_object_or_404(Application.objects.select_related("search"), pk=pk, search=request.search)


def own_version(request: Asked, name: str, kind: str) -> Document | None:
    """The resume or letter of that name; None where none is meant.

    Raises:
        ProblemError: if there is none.
    """
    if not name.strip():
        return None
    known = own(request, Document).filter(kind=kind, name__iexact=name.strip())
    found = known.order_by("-created_at").first()
    if found is None:
        line = _("There is no {kind} of that name; see {address}.")
        raise ProblemError(422, line.format(kind=kind, address="/api/v1/documents"))
    return found


def own_fact(request: Asked, fact: UUID) -> list[Event]:
    """All revisions of a fact of the token's search, the last one first.

    Raises:
        Http404: if there is none, or it is another search's.
    """
    rows = Event.objects.filter(fact=fact, application__search=request.search)
    found = list(rows.select_related("application__search").order_by("-revision"))
    if not found:
        raise Http404
    return found


def own_current(request: Asked, fact: UUID) -> Event:
    """The revision that counts.

    Raises:
        Http404: if there is none, or it was taken back.
    """
    last = own_fact(request, fact)[0]
    if last.void:
        raise Http404
    return last


def came_from(request: Asked) -> dict[str, Any]:
    """Where facts come from that a program records."""
    return {"origin": Origin.API, "detail": request.token.name}


def today() -> date:
    """The person's own day."""
    return timezone.localdate()
