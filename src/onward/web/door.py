"""Who may come in: whoever opened the address that a start printed or opened, and keeps the cookie that it gave.

Other programs and pages on the same machine can reach the port; without the cookie they get nothing.
"""

from __future__ import annotations

import hmac
import os
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from onward.web.seats import give_seat, seated
from onward.web.tickets import take_ticket

ENTER = "/enter"
_OPEN_TO_ALL = ("/static/", "/api/", "/calendar/")
"""Static files hold nobody's data; the API and the calendar feed ask for tokens of their own."""


class DoorMiddleware:
    """Lets in who has the cookie; /enter?key=… and /enter?ticket=… give it."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request."""
        request.get_host()  # refuses names that are not this machine's: a page elsewhere may point its own name at us
        if request.path == ENTER:
            return _enter(request)
        if request.path.startswith(_OPEN_TO_ALL) or seated(request):
            return self._answer(request)
        return render(request, "web/door.html", status=403)


def start_secret() -> str:
    """The secret of this start; empty where none was set, and then nobody can enter."""
    return os.environ.get("ONWARD_START_SECRET", "")


def _enter(request: HttpRequest) -> HttpResponse:
    if not _may_enter(request):
        return render(request, "web/door.html", status=403)
    wanted = request.GET.get("next", "/")
    safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) and wanted.startswith("/")
    response = HttpResponseRedirect(wanted if safe else "/")
    give_seat(request, response)
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def _may_enter(request: HttpRequest) -> bool:
    """By the start's secret, as the terminal shows it, by a ticket, or sitting there already (a page opened anew)."""
    given, secret = request.GET.get("key", ""), start_secret()
    if secret and hmac.compare_digest(given.encode(), secret.encode()):
        return True
    return take_ticket(secret, request.GET.get("ticket", "")) or seated(request)
