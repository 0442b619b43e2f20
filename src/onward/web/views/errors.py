"""When something can't be done: what, and what to do instead."""

from __future__ import annotations

import sys

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string

from onward.journal.trouble import trouble_of
from onward.web.finding import chosen_search
from onward.web.trouble import trouble_page


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """There is no such page, or no search yet."""
    del exception
    if chosen_search(request) is None and not request.path.startswith("/static/"):
        return redirect("/welcome")
    return render(request, "web/not_found.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Something broke that should not have."""
    found = trouble_of(sys.exc_info()[1] or Exception())
    if found is not None:  # in finding out that a page is not there, say
        return trouble_page(found, request.get_full_path())
    return HttpResponse(render_to_string("web/broken.html"), status=500)  # without asking the database anything


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that was not made by this page."""
    del reason
    return render(request, "web/stale_form.html", status=403)
