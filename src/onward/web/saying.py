"""What was just done, said once on the next page, with its undo."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme

from onward.journal.day_order import BeforeSendingError
from onward.journal.models import Batch

_COOKIE = "onward_said"
_SALT = "onward.said"


def then(request: HttpRequest, address: str, words: str = "", batch: Batch | None = None) -> HttpResponse:
    """Go on to a page of ours (the form's `next` where it has one), and say there what was done.

    Args:
        request: of the form.
        address: where to go without a `next`.
        words: what was done.
        batch: what its undo takes back.
    """
    wanted = request.POST.get("next", "") or address
    safe = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    response: HttpResponse = HttpResponseRedirect(wanted if safe else address)
    if request.headers.get("HX-Request") == "true":
        response = HttpResponse(status=204, headers={"HX-Redirect": wanted if safe else address})
    if words:
        said = signing.dumps({"words": words, "batch": str(batch.pk) if batch else ""}, salt=_SALT)
        response.set_cookie(_COOKIE, said, max_age=60, httponly=True, samesite="Strict")
    return response


def said(request: HttpRequest) -> dict[str, Any] | None:
    """What to say on this page; it is said once."""
    try:
        found = signing.loads(request.COOKIES.get(_COOKIE, ""), salt=_SALT, max_age=60)
    except (signing.BadSignature, json.JSONDecodeError):
        return None
    request._onward_said = True  # type: ignore[attr-defined]
    return dict(found)


class SayingMiddleware:
    """Forgets what was said."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request."""
        response = self._answer(request)
        if getattr(request, "_onward_said", False) and _COOKIE not in response.cookies:
            response.delete_cookie(_COOKIE, samesite="Strict")
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Where a view has no form to say it in: what can't be so is said on the page that asked for it."""
        if isinstance(error, BeforeSendingError):
            return then(request, urlsplit(request.headers.get("Referer", "")).path or "/", str(error))
        return None
