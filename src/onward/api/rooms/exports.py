"""All of a search as a file."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from ninja import Query, Router

from onward.api.asking import Asked
from onward.api.rooms.problems_told import answers
from onward.api.shapes.search import ExportAsked
from onward.journal.going_out import KINDS, going_out

router = Router(tags=["export"])
_TEXT = {"schema": {"type": "string"}}


@router.get(
    "/export",
    response=answers(200, dict[str, Any]),
    operation_id="export",
    openapi_extra={"responses": {200: {"content": {"text/csv": _TEXT, "text/calendar": _TEXT}}}},
)
def export(request: Asked, asked: Query[ExportAsked]) -> HttpResponse:
    """The whole search: JSON that brings it back, a table, or a calendar. Files of documents are not in it."""
    content = going_out(request.search, asked.format, now=timezone.localtime(), with_files=False)
    return HttpResponse(
        content,
        content_type=KINDS[asked.format].content_type,
        headers={"Content-Disposition": f'attachment; filename="onward.{asked.format}"'},
    )
