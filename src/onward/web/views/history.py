"""Everything that was done, each with its undo."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from onward.journal.history import history
from onward.journal.said import said
from onward.web.finding import own_search

_MOST = 1_000_000


@require_GET
def history_page(request: HttpRequest) -> HttpResponse:
    """A page of it, newest first."""
    given = request.GET.get("page", "")
    page = min(max(int(given), 1), _MOST) if given.isascii() and given.isdigit() else 1
    found, older = history(own_search(request), page)
    entries = [(entry, said(entry.batch)) for entry in found]
    return render(
        request,
        "web/history.html",
        {"here": "settings", "entries": entries, "older": page + 1 if older else None, "newer": page - 1},
    )


@require_GET
def keys(request: HttpRequest) -> HttpResponse:
    """The keys that every page knows."""
    return render(request, "web/keys.html", {"here": "settings"})
