"""Finding what the person may touch: the one place where a view gets rows from, so that no view can forget to ask."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from onward.journal.belonging import rows_of
from onward.journal.in_use import in_use, searches
from onward.journal.models import Application, Event, Kept, Search


def own_searches(request: HttpRequest) -> list[Search]:
    """All searches of the person, asked for once a request."""
    known: list[Search] | None = getattr(request, "_onward_searches", None)
    if known is None:
        known = searches()
        request._onward_searches = known  # type: ignore[attr-defined]
    return known


def own_search(request: HttpRequest) -> Search:
    """The search that is looked at: the one in use.

    Raises:
        Http404: if there is none yet.
    """
    found = chosen_search(request)
    if found is None:
        raise Http404("no search yet")
    return found


def chosen_search(request: HttpRequest) -> Search | None:
    """The same, or None where there is none yet."""
    known = getattr(request, "_onward_search", None)
    if known is not None:
        return known  # type: ignore[no-any-return]
    found = in_use(own_searches(request))
    request._onward_search = found  # type: ignore[attr-defined]
    return found


def own_application(request: HttpRequest, pk: UUID) -> Application:
    """An application of the search that is looked at.

    Raises:
        Http404: if there is no such one, or it is another search's.
    """
    return get_object_or_404(
        Application.objects.select_related("search", "resume", "letter"), pk=pk, search=own_search(request)
    )


def posted_application(request: HttpRequest, name: str = "application") -> Application:
    """The application whose id a form sends.

    Raises:
        Http404: also where that is no id.
    """
    try:
        return own_application(request, UUID(request.POST.get(name, "")))
    except ValueError as error:
        raise Http404("no such application") from error


def own(request: HttpRequest, table: type[Kept], pk: UUID) -> Kept:
    """A row of any table that belongs to the search that is looked at, or to one of its applications."""
    return get_object_or_404(rows_of(own_search(request), table), pk=pk)


def own_event(request: HttpRequest, pk: UUID) -> Event:
    """A revision of a fact of an application of the search that is looked at."""
    rows = Event.objects.select_related("application__search")
    return get_object_or_404(rows, pk=pk, application__search=own_search(request))


def today() -> date:
    """The person's own day."""
    return timezone.localdate()
