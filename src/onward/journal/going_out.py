"""A search as a file to take along: complete, as a table, as a calendar, or as the report."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Literal, NamedTuple

from onward.exports.csv_file import csv_file
from onward.exports.ics import calendar
from onward.journal.calendar import entries
from onward.journal.models import Search
from onward.journal.table import table
from onward.journal.verdicts import findings
from onward.journal.whole import whole

Form = Literal["json", "csv", "ics", "html"]


class Kind(NamedTuple):
    """How a kind of file is called: its content type, and a sign near its beginning by which it is known again."""

    content_type: str
    sign: str


KINDS: Mapping[Form, Kind] = {
    "json": Kind("application/json", '"onward_search"'),
    "csv": Kind("text/csv; charset=utf-8", '"Number","Employer","Role","Status"'),
    "ics": Kind("text/calendar; charset=utf-8", "-//Onward//"),
    "html": Kind("text/html; charset=utf-8", '<meta name="generator" content="Onward">'),
}


def going_out(search: Search, form: Form, *, now: datetime, with_files: bool = True) -> bytes:
    """The file.

    Args:
        search: which.
        form: which kind; the words of a report are in the language that is spoken here.
        now: with the person's zone.
        with_files: whether JSON holds the bytes of documents; the others never do.
    """
    if form == "csv":
        return csv_file(*table(search))
    if form == "ics":
        return calendar(entries(search), name=search.name, now=now).encode()
    if form == "html":
        from onward.report.page import html  # noqa: PLC0415 - pictures cost time that other files must not pay

        return html(findings(search, today=now.date())).encode("utf-8", "replace")
    return _a_line_each(whole(search, now=now, with_files=with_files)).encode("utf-8", "replace")


def _a_line_each(told: Mapping[str, Any]) -> str:
    """JSON with each application, document and so on in a line: indenting it all takes three times as long."""
    parts = []
    for name, value in told.items():
        lines = ",\n".join(map(_json, value)) if isinstance(value, list) and value else ""
        parts.append(f"{_json(name)}: " + (f"[\n{lines}\n]" if lines else _json(value)))
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def file_name(search: Search, day: date, suffix: str) -> str:
    """What to call it, safe on every system: "my-search-2026-03-31.csv"."""
    plain = unicodedata.normalize("NFKD", search.name).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", plain.casefold()).strip("-")[:60] or "search"
    return f"onward-{words.removeprefix('onward-')}-{day.isoformat()}.{suffix}"
