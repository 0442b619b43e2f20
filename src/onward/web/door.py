"""Who may come in: whoever opened the address with this start's secret, and keeps the cookie that it gave.

Other programs and pages on the same machine can reach the port; without the cookie they get nothing.
"""

from __future__ import annotations

import hmac
import os
from collections.abc import Callable

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

COOKIE = "onward_seat"
ENTER = "/enter"
_SALT = "onward.door"
_A_YEAR = 365 * 24 * 3600
_OPEN_TO_ALL = ("/static/", "/api/", "/calendar/")
"""Static files hold nobody's data; the API and the calendar feed ask for tokens of their own."""


class DoorMiddleware:
    """Lets in who has the cookie; /enter?key=… gives it."""

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


def seated(request: HttpRequest) -> bool:
    """Whether the request carries a cookie that we gave."""
    try:
        return bool(signing.loads(request.COOKIES.get(COOKIE, ""), salt=_SALT, max_age=_A_YEAR) == "seated")
    except signing.BadSignature:
        return False


def start_secret() -> str:
    """The secret of this start; empty where none was set, and then nobody can enter."""
    return os.environ.get("ONWARD_START_SECRET", "")


def _enter(request: HttpRequest) -> HttpResponse:
    given, secret = request.GET.get("key", ""), start_secret()
    if not secret or not hmac.compare_digest(given.encode(), secret.encode()):
        return render(request, "web/door.html", status=403)
    wanted = request.GET.get("next", "/")
    safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) and wanted.startswith("/")
    response = HttpResponseRedirect(wanted if safe else "/")
    response.set_cookie(
        COOKIE,
        signing.dumps("seated", salt=_SALT),
        max_age=_A_YEAR,
        httponly=True,
        samesite="Strict",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
