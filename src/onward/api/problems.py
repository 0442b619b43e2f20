"""What an API says when it can't: problem+json (RFC 9457), always of the same shape."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse
from ninja.errors import ValidationError

from onward.api.wrong import where, why
from onward.language import gettext as _
from onward.language import spoken

CONTENT_TYPE = "application/problem+json"


class ProblemError(Exception):
    """Something that can't be done.

    Attributes:
        status: of HTTP.
        detail: what, and what to do instead.
        more: further members: "errors" lists what is wrong where.
        headers: of the answer.
    """

    def __init__(self, status: int, detail: str, *, headers: Mapping[str, str] | None = None, **more: Any) -> None:
        super().__init__(detail)
        self.status, self.detail, self.more, self.headers = status, detail, more, headers or {}

    def answer(self) -> HttpResponse:
        """As it goes out."""
        body = {
            "type": "about:blank",
            "title": HTTPStatus(self.status).phrase,
            "status": self.status,
            "detail": self.detail,
            **self.more,
        }
        return HttpResponse(
            json.dumps(body, ensure_ascii=False),
            status=self.status,
            content_type=CONTENT_TYPE,
            headers={"Content-Language": spoken()} | dict(self.headers),
        )


def not_here() -> ProblemError:
    """There is no such thing, or it is another search's."""
    return ProblemError(404, _("There is no such thing here; what belongs to another search is not shown."))


def of_validation(error: ValidationError) -> ProblemError:
    """What of a request was not as it should be: every place and why."""
    wrong = [{"where": _where(one["loc"]), "why": why(one)} for one in error.errors]
    said = _("The request is not as described in {address}.").format(address="/api/v1/openapi.json")
    return ProblemError(422, said, errors=wrong)


def _where(place: Iterable[Any]) -> str:
    """("body", "body", "employer") → "body.employer"."""
    parts = [str(part) for part in place]
    if len(parts) > 1 and parts[1] in {"body", "asked"}:
        del parts[1]
    return where(parts)
