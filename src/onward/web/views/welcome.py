"""The first minute: import a file, start empty, or look round the sample search."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from onward.journal.in_use import use
from onward.journal.sample import sample_search
from onward.journal.searches import start_search
from onward.web.finding import own_searches


def welcome(request: HttpRequest) -> HttpResponse:
    """Three doors."""
    return render(request, "web/welcome.html", {"here": "welcome"})


@require_POST
def start(request: HttpRequest) -> HttpResponse:
    """Begin an empty search."""
    use(start_search(request.POST.get("name", "").strip()[:200] or _("My search")))
    return redirect("/add" if "add" in request.POST else "/")


@require_POST
def look_round(request: HttpRequest) -> HttpResponse:
    """Open the sample search, and make it on first use."""
    use(sample_search())
    return redirect("/")


@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Look at another of the person's searches; the command line works in it too."""
    wanted = request.POST.get("search", "")
    found = next((search for search in own_searches(request) if str(search.pk) == wanted), None)
    if found is not None:
        use(found)
    return redirect("/")
