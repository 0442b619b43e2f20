"""The week: what happened, what it taught, what comes, and one thing to let be."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from onward.journal.models import Search
from onward.journal.verdicts import PATIENCE, Learned, at_hand, changes_in
from onward.journal.week import first_day_of, name_of, one_to_drop, week_of
from onward.language import first_of_week
from onward.ledger import words
from onward.web.finding import own_search, today
from onward.web.learned import learned_page

_A_WEEK = timedelta(days=7)


def week_page(request: HttpRequest) -> HttpResponse:
    """This week, or the one that is named by ?of=2026-W10."""
    first = _first(request)

    def show(search: Search, learned: Learned) -> dict[str, Any]:
        week = week_of(search, first)
        now = week.first <= today() <= week.last
        return {
            "week": week,
            "now": now,
            "before": name_of(first - _A_WEEK),
            "after": name_of(first + _A_WEEK) if week.last < today() else "",
            "drop": one_to_drop(learned.findings, week.due, today()) if now else "",
        }

    return learned_page(request, "web/week.html", "today", show)


def taught_part(request: HttpRequest) -> HttpResponse:
    """Which verdicts the week changed: two looks, which a large search takes its time for."""
    search, first = own_search(request), _first(request)
    last = min(first + timedelta(days=6), today())
    found = at_hand(search, today=today()).findings
    # Who has waited for the findings in vain does not wait for what is made of them.
    told = changes_in(search, first, last, today=today(), patience=PATIENCE if found else 0.0)
    names = {claim.id: claim.claim for claim in found.claims} if found else {}
    lines = [words.change(last, names.get(c.claim, c.claim), c.verdict, today()) for c in told.changes or ()]
    ready, fresh = told.changes is not None, told.fresh
    around = {"here": "today", "lines": lines, "ready": ready, "fresh": fresh, "name": name_of(first)}
    template = (
        "web/week_taught.html" if request.headers.get("HX-Request") == "true" else "web/week_taught_page.html"
    )
    return render(request, template, around)


def _first(request: HttpRequest) -> date:
    named = request.GET.get("of")
    if named is None:
        return first_of_week(today())
    first = first_day_of(named)
    if first is None or not date(1970, 1, 5) <= first <= today():
        raise Http404("no such week")
    return first
