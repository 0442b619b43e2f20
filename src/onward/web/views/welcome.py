"""The first minute: import a file, start empty, or look round the sample search."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from onward.journal.sample import sample_search
from onward.journal.searches import start_search
from onward.web.finding import CHOSEN


def welcome(request: HttpRequest) -> HttpResponse:
    """Three doors."""
    return render(request, "web/welcome.html", {"here": "welcome"})


@require_POST
def start(request: HttpRequest) -> HttpResponse:
    """Begin an empty search."""
    search = start_search(request.POST.get("name", "").strip()[:200] or _("My search"))
    return _choose("/add" if "add" in request.POST else "/", str(search.pk))


@require_POST
def look_round(request: HttpRequest) -> HttpResponse:
    """Open the sample search, and make it on first use."""
    return _choose("/", str(sample_search().pk))


@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Look at another of the person's searches."""
    return _choose("/", request.POST.get("search", ""))


def _choose(address: str, search: str) -> HttpResponse:
    response = redirect(address)
    response.set_cookie(CHOSEN, search, max_age=365 * 24 * 3600, httponly=True, samesite="Strict")
    return response
