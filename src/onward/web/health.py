"""Is it alive? Answered before everything else, to anyone."""

from __future__ import annotations

import os
from collections.abc import Callable
from hashlib import sha256

from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse

from onward import __version__

PATH = "/healthz"


class HealthMiddleware:
    """Answers /healthz without a login, under this machine's own names, with nothing about anybody in it."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request."""
        if request.path != PATH:
            return self._answer(request)
        request.get_host()  # refuses other names, as the door does
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1")
            sign = start_sign(os.environ.get("ONWARD_START_SECRET", ""))
            return JsonResponse({"status": "ok", "version": __version__, "start": sign})
        except Exception:
            return JsonResponse({"status": "database unreachable", "version": __version__}, status=503)


def start_sign(secret: str) -> str:
    """By which a start is known again; it tells nothing of its secret."""
    return sha256(f"start {secret}".encode()).hexdigest()[:16]
