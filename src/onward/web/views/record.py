"""The work-search record for an authority: some days of it, to print or as a table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from onward.journal.going_out import KINDS, file_name
from onward.journal.names import KINDS as STEPS
from onward.journal.record import days_of, record, record_csv, result
from onward.web.downloads import download
from onward.web.finding import own_search, today
from onward.web.forms.days import DayField

_AT_ONCE = 40
"""Rows that are shown before the rest is asked for."""
_LONGEST = timedelta(days=3 * 366)


@dataclass(frozen=True)
class Days:
    """The days that were asked for, and what is wrong with them."""

    since: date
    until: date
    wrong: str = ""


@require_GET
def record_page(request: HttpRequest) -> HttpResponse:
    """The record, ready to print."""
    search, days = own_search(request), _days(request)
    found = record(search, days.since, days.until)
    all_of_it = request.GET.get("all") == "yes"
    said = {
        "here": "settings",
        "days": days,
        "record": found,
        "contacts": [
            {
                "one": one,
                "what": STEPS[one.kind],
                "result": result(one),
                "history": [(STEPS[step.kind], step.on) for step in one.history],
            }
            for one in (found.contacts if all_of_it else found.contacts[:_AT_ONCE])
        ],
        "more": 0 if all_of_it else max(0, len(found.contacts) - _AT_ONCE),
        "gaps": _gaps(found.missing),
        "presets": [(name, word, *days_of(name, today())) for name, word in _presets()],
        "printed": search.settings.get("record") or {},
    }
    return render(request, "web/record.html", said, status=422 if days.wrong else 200)


@require_GET
def record_file(request: HttpRequest) -> HttpResponse:
    """The same as a table."""
    search, days = own_search(request), _days(request)
    content = record_csv(search, days.since, days.until)
    name = file_name(search, days.until, "csv").replace("onward-", "work-search-record-", 1)
    return download(content, name, KINDS["csv"].content_type)


def _days(request: HttpRequest) -> Days:
    """As the address says; the last thirty where it says nothing or what can't be."""
    usual = days_of("30-days", today())
    try:
        since = DayField().clean(request.GET.get("since", "")) or usual[0]
        until = DayField().clean(request.GET.get("until", "")) or max(usual[1], since)
    except forms.ValidationError as error:
        return Days(*usual, wrong=error.messages[0])
    if until < since:
        return Days(*usual, wrong=_("The last day is before the first. Here are the last 30 days."))
    if until - since > _LONGEST:
        return Days(*usual, wrong=_("That is more than three years. Take it in parts."))
    return Days(since, until)


def _presets() -> list[tuple[str, str]]:
    return [("this-month", _("This month")), ("last-month", _("Last month")), ("30-days", _("30 days"))]


def _gaps(missing: tuple[object, ...]) -> list[dict[str, object]]:
    """What the record can't say, the applications of each gap together."""
    words = {
        "day": _("A day is not known, so it may be missing above"),
        "employer": _("No employer is named"),
        "role": _("No role is named"),
        "how": _("How you applied is not written down"),
    }
    found: list[dict[str, object]] = [
        {"words": sentence, "of": [gap for gap in missing if getattr(gap, "what", "") == what]}
        for what, sentence in words.items()
    ]
    return [gap for gap in found if gap["of"]]
