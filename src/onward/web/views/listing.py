"""The list: every application, found, sorted and chosen for what is done to many."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from onward.journal.board import near_due
from onward.journal.listing import Filter, listed
from onward.journal.models import Application, Ending, Place, Search, Tagging
from onward.journal.names import ENDINGS, PLACES
from onward.journal.own_choices import own_attributes, own_sources, own_tags
from onward.web.finding import own_search, today
from onward.web.list_asked import Asked, read_asked
from onward.web.list_edit import DOINGS
from onward.web.list_words import count_in_words

PAGE = 50
_COLUMNS = ("employer", "role", "place", "applied", "last", "source")
_LATEST_FIRST = {"applied", "last"}


@require_GET
def list_page(request: HttpRequest) -> HttpResponse:
    """All applications, or those that the address asks for."""
    search, asked = own_search(request), read_asked(request.GET)
    if not _is_part(request):
        return render(request, "web/list.html", _found(search, asked) | _choices(search, request))
    answer = render(request, "web/list_found.html", _found(search, asked))
    answer["HX-Push-Url"] = asked.address
    return answer


def _is_part(request: HttpRequest) -> bool:
    """Whether a script wants only what was found; going back in the history wants the whole page."""
    headers = request.headers
    return headers.get("HX-Request") == "true" and headers.get("HX-History-Restore-Request") != "true"


def _found(search: Search, asked: Asked) -> dict[str, Any]:
    rows = listed(search, asked.filter, today=today(), sort=asked.sort)
    of = Application.objects.filter(search=search, removed=asked.filter.away).count()
    # Looking for words reads everything, so it is done once, for the count and the page.
    pks = list(rows.values_list("pk", flat=True)) if asked.filter.words else None
    count = _count(rows, asked.filter, of) if pks is None else len(pks)
    pages = max(1, -(-count // PAGE))
    page = min(asked.page, pages)
    return {
        "here": "list",
        "asked": asked,
        "rows": _page(rows, pks, page) if count else [],
        "due": near_due(search, today()),
        "count": count,
        "of": of,
        "words": count_in_words(count, of, asked.filter),
        "headings": [_heading(asked, name) for name in _COLUMNS],
        "page": page,
        "pages": pages,
        "before": asked.query(page=page - 1) if page > 1 else None,
        "after": asked.query(page=page + 1) if page < pages else None,
        "filter": asked.query(page=1),
        "doings": DOINGS,
    }


def _count(rows: QuerySet[Application], wanted: Filter, of: int) -> int:
    return of if wanted == Filter() else rows.count()


def _page(rows: QuerySet[Application], pks: list[UUID] | None, page: int) -> list[Application]:
    tags = Prefetch("taggings", Tagging.objects.filter(removed=False).order_by("name"), to_attr="tags")
    shown, part = rows.defer("about", "address").prefetch_related(tags), slice((page - 1) * PAGE, page * PAGE)
    if pks is None:
        return list(shown[part])
    found = Application.objects.filter(pk__in=pks[part]).prefetch_related(tags).in_bulk()
    return [found[pk] for pk in pks[part] if pk in found]


def _heading(asked: Asked, name: str) -> dict[str, str]:
    """A column's name, which way it is sorted, and the address that sorts by it."""
    turned = {name: f"-{name}", f"-{name}": name}
    way = asked.sort if asked.sort in turned else ""
    wanted = turned.get(way, f"-{name}" if name in _LATEST_FIRST else name)
    sorted_as = {"": "", name: "ascending", f"-{name}": "descending"}[way]
    return {"name": name, "sorted": sorted_as, "query": asked.query(sort=wanted)}


def _choices(search: Search, request: HttpRequest) -> dict[str, Any]:
    return {
        "places_to_choose": [(place, PLACES[place]) for place in Place],
        "endings_to_choose": [(ending, ENDINGS[ending]) for ending in Ending],
        "sources": own_sources(search),
        "tags": own_tags(search),
        "attributes": own_attributes(search),
        "to_the_search": request.GET.get("focus") == "search",
    }
