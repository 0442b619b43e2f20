"""When something can't be done: what, and what to do instead."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from onward.web.finding import chosen_search


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """There is no such page, or no search yet."""
    del exception
    if chosen_search(request) is None and not request.path.startswith("/static/"):
        return redirect("/welcome")
    return render(request, "web/not_found.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Something broke that should not have."""
    return render(request, "web/broken.html", status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that was not made by this page."""
    del reason
    return render(request, "web/stale_form.html", status=403)
