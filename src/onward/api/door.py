"""Where other programs come in: a token is asked for before anything else, and every answer is JSON.

The house behind is built when the first of them comes, so that the app starts without it.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path, register_converter
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt

from onward.api.attempts import Attempts
from onward.api.models import ApiToken, Scope
from onward.api.problems import ProblemError, not_here
from onward.api.tokens import token_of
from onward.journal.command_line import to_type
from onward.journal.trouble import STATUS, Trouble, trouble_of
from onward.language import gettext as _
from onward.language import nearest, speaking, spoken

_READING = {"GET", "HEAD", "OPTIONS"}
_log = logging.getLogger(__name__)
_attempts = Attempts()


@csrf_exempt  # no cookie opens anything here, so that no other page can use one
def enter(request: HttpRequest, rest: str) -> HttpResponseBase:
    """Answer a program, in the language that it asks for; else in the person's own."""
    with _in_its_language(request):
        return _entered(request, rest)


@contextmanager
def _in_its_language(request: HttpRequest) -> Iterator[None]:
    asked = request.headers.get("Accept-Language", "").split(",")
    code = next((code for part in asked if (code := nearest(part.partition(";")[0].strip()))), spoken())
    with translation.override(code), speaking(code):
        yield


def _entered(request: HttpRequest, rest: str) -> HttpResponseBase:
    try:
        request.token = _let_in(request)  # type: ignore[attr-defined]
        request.search = request.token.search  # type: ignore[attr-defined]
        return _answered(request, rest)
    except ProblemError as problem:
        return problem.answer()
    except RequestDataTooBig:
        return ProblemError(413, _("The request is larger than the app takes.")).answer()
    except Exception as error:
        return _broken(request, error).answer()


def _broken(request: HttpRequest, error: Exception) -> ProblemError:
    """Where the disk or the database is in the way, what to do; else that it was not the program's fault."""
    trouble = trouble_of(error)
    if trouble is None:
        _log.error("the API broke at %s", request.path, exc_info=error)
        return ProblemError(500, _("Something broke that should not have; nothing was written."))
    _log.error("%s %s: %s", request.method, request.path, error)
    headers = {"Retry-After": "5"} if trouble == "busy" else {}
    return ProblemError(STATUS[trouble], f"{_to_do(trouble)} " + _("Nothing was written."), headers=headers)


def _to_do(trouble: Trouble) -> str:
    lines: dict[Trouble, str] = {
        "full": _("The disk is full: free some space and send it again."),
        "readonly": _("The data can be read and not written: look at the permissions of the data folder."),
        "busy": _("Something else is writing: wait a moment and send it again."),
        "damaged": _("The database is damaged: stop Onward and bring back a backup with onward restore."),
    }
    return to_type(lines[trouble])


def _let_in(request: HttpRequest) -> ApiToken:
    token = token_of(_given(request))
    if token is None:
        wait = _attempts.failed(request.META.get("REMOTE_ADDR", ""))
        if wait:
            raise ProblemError(429, _("Too many wrong tokens; wait a little."), headers={"Retry-After": str(wait)})
        raise ProblemError(
            401,
            to_type(_("Send a token: Authorization: Bearer …; `onward token new NAME` or Settings make one.")),
            headers={"WWW-Authenticate": 'Bearer realm="onward"'},
        )
    if request.method not in _READING and token.scope != Scope.WRITE:
        raise ProblemError(403, _("This token may only read; make one that may write."))
    return token


def _given(request: HttpRequest) -> str:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if scheme.casefold() == "bearer" else ""


def _answered(request: HttpRequest, rest: str) -> HttpResponseBase:
    from onward.api.house import addresses  # noqa: PLC0415 - built when the first program comes

    if request.method == "HEAD":
        request.method = "GET"  # the server leaves the body out
    try:
        found = addresses.resolve(rest.rstrip("/"))
        response: HttpResponseBase = found.func(request, *found.args, **found.kwargs)
    except Http404 as error:  # Resolver404 is one
        raise not_here() from error
    if response.status_code == 405:
        allowed = response.headers["Allow"]
        raise ProblemError(
            405, _("This address takes {methods}.").format(methods=allowed), headers={"Allow": allowed}
        )
    return response


@csrf_exempt
def _nothing_there(request: HttpRequest, rest: str = "") -> HttpResponse:
    with _in_its_language(request):
        line = _("The API is at {root}; its description is {address}.")
        return ProblemError(404, line.format(root="/api/v1/", address="/api/v1/openapi.json")).answer()


class _Whatever:
    """The rest of an address, whatever is in it: Django's own `path` stops at a line's end."""

    regex = r"[\s\S]*"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(_Whatever, "whatever")
routes: list[URLPattern] = [
    path("api/v1", enter, {"rest": ""}),
    path("api/v1/<whatever:rest>", enter),
    path("api/<whatever:rest>", _nothing_there),
]
"""What the app's addresses take in."""
