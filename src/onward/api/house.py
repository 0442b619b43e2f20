"""All addresses of the API in one house, and its description. The door lets in; here nobody is asked again."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import URLResolver
from django.urls.resolvers import RegexPattern
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from onward import __version__
from onward.api.problems import ProblemError, not_here, of_validation
from onward.api.rooms import (
    applications,
    claims,
    contacts,
    documents,
    events,
    experiments,
    exports,
    notes,
    search,
    tasks,
)
from onward.journal.day_order import BeforeSendingError
from onward.language import gettext as _

ROOT = "/api/v1/"
_WHAT = """One token opens one search: every address is about that one.

Dates are YYYY-MM-DD. Lists come in pages (`limit`, `offset`, `total`, `next`). Everything that is written can be undone
(`/history`, `/undo`) except erasing and a toss of the coin. A POST with the header `Idempotency-Key` may be sent again
without making anything twice, for a day. What goes wrong is told as problem+json (RFC 9457)."""


class _Let:
    """For the description only: the door has looked at the token already."""

    openapi_security_schema = {"type": "http", "scheme": "bearer"}  # noqa: RUF012

    def __call__(self, request: HttpRequest) -> Any:
        return getattr(request, "token", None)


@cache
def description() -> dict[str, Any]:
    """The OpenAPI of all addresses."""
    schema: dict[str, Any] = house.get_openapi_schema(path_prefix=ROOT)
    for address in schema["paths"].values():
        for operation in address.values():
            _describe_problems(operation)
            _describe_key(operation)
    return schema


def _describe_problems(operation: dict[str, Any]) -> None:
    for status, answer in operation["responses"].items():
        if int(status) >= 400:
            answer["content"] = {"application/problem+json": next(iter(answer["content"].values()))}


def _describe_key(operation: dict[str, Any]) -> None:
    if "201" in map(str, operation["responses"]) and "requestBody" in operation:
        operation["parameters"].append(
            {
                "in": "header",
                "name": "Idempotency-Key",
                "required": False,
                "schema": {"type": "string", "maxLength": 200},
                "description": "The same request with the same key makes nothing twice.",
            }
        )


house = NinjaAPI(
    title="Onward",
    version=__version__,
    description=_WHAT,
    auth=_Let(),
    openapi_url=None,
    docs_url=None,
    urls_namespace="onward-api",
)
house.add_router("", search.router)
house.add_router("", claims.router)
house.add_router("", events.router)
house.add_router("", exports.router)
house.add_router("/applications", applications.router)
house.add_router("/experiments", experiments.router)
house.add_router("/tasks", tasks.router)
house.add_router("/contacts", contacts.router)
house.add_router("/notes", notes.router)
house.add_router("/documents", documents.router)


@house.get("", include_in_schema=False)
def index(request: HttpRequest) -> HttpResponse:
    """What there is: the description, and every address that needs no id."""
    paths = description()["paths"]
    lists = {where.removeprefix(ROOT): where for where in paths if "get" in paths[where] and "{" not in where}
    told = {"name": "Onward", "version": __version__, "description": f"{ROOT}openapi.json", "addresses": lists}
    return JsonResponse(told)


@house.get("/openapi.json", include_in_schema=False)
def describe(request: HttpRequest) -> HttpResponse:
    """The description of the API."""
    return JsonResponse(description())


@house.exception_handler(ProblemError)
def _problem(request: HttpRequest, problem: Any) -> HttpResponse:
    return problem.answer()  # type: ignore[no-any-return]


@house.exception_handler(BeforeSendingError)
def _before_sending(request: HttpRequest, error: Any) -> HttpResponse:
    return ProblemError(422, f"{error} " + _("Nothing was written.")).answer()


@house.exception_handler(Http404)
def _not_here(request: HttpRequest, error: Any) -> HttpResponse:
    return not_here().answer()


@house.exception_handler(ValidationError)
def _not_as_described(request: HttpRequest, error: Any) -> HttpResponse:
    return of_validation(error).answer()


@house.exception_handler(HttpError)
def _refused(request: HttpRequest, error: Any) -> HttpResponse:
    return ProblemError(error.status_code, str(error)).answer()


addresses = URLResolver(RegexPattern(r"^"), house.urls[0])
"""What the door looks addresses up in."""
