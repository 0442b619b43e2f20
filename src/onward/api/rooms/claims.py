"""What the search has taught, and claims of the person's own."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from ninja import Query, Router, Status

from onward.api.asking import Asked, own_row, today
from onward.api.once import once
from onward.api.paging import Page, Paged, page_of_list
from onward.api.problems import ProblemError
from onward.api.rooms.problems_told import answers
from onward.api.shapes.search import ClaimIn, ClaimOut, ClaimsAsked, FindingsOut, RegisteredOut
from onward.journal.claiming import NoSuchColumnError, register
from onward.journal.models import RegisteredClaim
from onward.journal.verdicts import findings
from onward.language import gettext as _
from onward.ledger.contract import as_json

router = Router(tags=["claims"])


@router.get("/findings", response=answers(200, FindingsOut), operation_id="read_findings", by_alias=True)
def read_findings(request: Asked) -> dict[str, Any]:
    """All that the search has taught by today, as `onward learn --json` says it."""
    return as_json(findings(request.search, today=today()))


@router.get("/claims", response=answers(200, Page[ClaimOut]), operation_id="list_claims")
def list_claims(request: Asked, asked: Query[ClaimsAsked]) -> dict[str, Any]:
    """Tempting lessons with their verdicts: lessons first, then by evidence."""
    found = as_json(findings(request.search, today=today()))["claims"]
    return page_of_list(request, [c for c in found if asked.verdict in {None, c["verdict"]}], asked)


@router.get("/claims/{str:claim}", response=answers(200, ClaimOut, 404), operation_id="read_claim")
def read(request: Asked, claim: str) -> dict[str, Any]:
    """One claim by its id."""
    found = as_json(findings(request.search, today=today()))["claims"]
    one = next((c for c in found if c["id"] == claim), None)
    if one is None:
        raise Http404
    return dict(one)


@router.get("/registered-claims", response=answers(200, Page[RegisteredOut]), operation_id="list_registered")
def list_registered(request: Asked, asked: Query[Paged]) -> dict[str, Any]:
    """Claims of the person's own, as they were registered."""
    rows = RegisteredClaim.objects.filter(search=request.search, removed=False).order_by("number")
    return page_of_list(request, [_told(row) for row in rows], asked)


@router.post("/registered-claims", response=answers(201, RegisteredOut), operation_id="register_claim")
def add(request: Asked, body: ClaimIn) -> Status[RegisteredOut]:
    """Register a claim: only applications sent after today count for it, for what suggested it is no evidence."""
    try:
        made = once(request, lambda: register(request.search, body.column, body.level, on=today())[0].pk)
    except NoSuchColumnError as error:
        line = _("No application has a column {column!r}.")
        raise ProblemError(422, line.format(column=body.column), columns=error.known) from error
    return Status(201, _told(own_row(request, RegisteredClaim, made)))


def _told(row: RegisteredClaim) -> RegisteredOut:
    return RegisteredOut(number=row.number, column=row.column, level=row.level, on=row.on)
