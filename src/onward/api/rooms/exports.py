"""All of a search as a file."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from ninja import Query, Router

from onward.api.asking import Asked
from onward.api.rooms.problems_told import answers
from onward.api.shapes.search import ExportAsked
from onward.exports.csv_file import csv_file
from onward.exports.ics import calendar
from onward.journal.calendar import entries
from onward.journal.table import table
from onward.journal.whole import whole

router = Router(tags=["export"])
_TEXT = {"schema": {"type": "string"}}
_FILES = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
}


@router.get(
    "/export",
    response=answers(200, dict[str, Any]),
    operation_id="export",
    openapi_extra={"responses": {200: {"content": {"text/csv": _TEXT, "text/calendar": _TEXT}}}},
)
def export(request: Asked, asked: Query[ExportAsked]) -> HttpResponse:
    """The whole search: JSON that brings it back, a table, or a calendar. Files of documents are not in it."""
    search, now = request.search, timezone.now()
    if asked.format == "csv":
        text: str | bytes = csv_file(*table(search))
    elif asked.format == "ics":
        text = calendar(entries(search), name=search.name, now=now)
    else:
        text = json.dumps(whole(search, now=now, with_files=False), ensure_ascii=False)
    return HttpResponse(
        text,
        content_type=_FILES[asked.format],
        headers={"Content-Disposition": f'attachment; filename="onward.{asked.format}"'},
    )
