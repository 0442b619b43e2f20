"""Today: one verdict line, up to three next steps, what is due and what is waiting."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from onward.journal.models import Application, Place, Search, Task
from onward.journal.verdicts import findings
from onward.web.finding import own_search, today

_SOON = timedelta(days=7)


def today_page(request: HttpRequest) -> HttpResponse:
    """The first page."""
    search = own_search(request)
    found = findings(search, today=today())
    return render(
        request,
        "web/today.html",
        {"here": "today", "findings": found, "due": _due(search), "counts": _counts(search)},
    )


def _due(search: Search) -> list[Task]:
    """Open tasks that are due within a week, late ones first."""
    rows = Task.objects.filter(search=search, removed=False, done_on=None, due__lte=today() + _SOON)
    return list(rows.select_related("application").order_by("due")[:12])


def _counts(search: Search) -> dict[str, int]:
    """How many are open, and how many there are."""
    rows = Application.objects.filter(search=search, removed=False)
    return {"all": rows.count(), "open": rows.exclude(place__in=[Place.ENDED, Place.SAVED]).count()}
