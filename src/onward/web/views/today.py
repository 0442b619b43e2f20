"""Today: one verdict line, up to three next steps, what is due, who is met and what is waiting."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from onward.journal.belonging import in_sight
from onward.journal.doing import open_steps
from onward.journal.models import Application, Place, Search, Task
from onward.journal.pace import pace_of
from onward.journal.verdicts import Learned
from onward.journal.what_happened import TALKS, facts_between
from onward.ledger.findings import Findings, NextStep, Silent
from onward.ledger.time_to_answer import PRESUME_SILENT
from onward.ledger.words import in_10
from onward.web.finding import own_search, today
from onward.web.learned import Shown, learned_page

_SOON = timedelta(days=7)
_MOST_DUE, _MOST_WAITING, _MOST_TALKS = 12, 5, 8


@dataclass(frozen=True)
class Step:
    """A next step with the application that it is about."""

    step: NextStep
    application: Application | None


@dataclass(frozen=True)
class Waiting:
    """A silent application; of_10: of ten like it, so many are still answered, 0 for fewer than one."""

    silent: Silent
    application: Application | None
    of_10: int


def today_page(request: HttpRequest) -> HttpResponse:
    """The first page."""
    search = own_search(request)
    if not Application.objects.filter(search=search, removed=False).exists():
        return render(request, "web/today_empty.html", {"here": "today", "due": _due(search)})
    return learned_page(request, "web/today.html", "today", _today)


def _today(search: Search, learned: Learned) -> Shown:
    findings = learned.findings
    steps = open_steps(search, findings.next, today=today())
    waiting = findings.silence[:_MOST_WAITING]
    known = _applications(search, [*(step.row for step in steps if step.row), *(one.row for one in waiting)])
    return {
        "steps": [Step(step, known.get(step.row or 0)) for step in steps],
        "due": _due(search),
        "talks": facts_between(search, today(), kinds=TALKS, most=_MOST_TALKS),
        "waiting": [Waiting(one, known.get(one.row), _of_10(one)) for one in waiting],
        "more_waiting": max(0, len(findings.silence) - len(waiting)),
        "pace": pace_of(search, today=today()),
        "only_saved": _only_saved(search, findings),
    }


def _of_10(silent: Silent) -> int:
    return in_10(silent.still_coming) if silent.still_coming >= PRESUME_SILENT else 0


def _due(search: Search) -> list[Task]:
    """Open tasks that are due within a week, the longest due first."""
    rows = in_sight(search, Task).filter(done_on=None, due__lte=today() + _SOON)
    return list(rows.select_related("application").order_by("due")[:_MOST_DUE])


def _applications(search: Search, numbers: Collection[int]) -> dict[int, Application]:
    rows = Application.objects.filter(search=search, removed=False, number__in=numbers)
    return {row.number: row for row in rows.only("pk", "number", "employer", "role")}


def _only_saved(search: Search, findings: Findings) -> list[Application]:
    """Where nothing was sent yet: some that were saved to be sent."""
    if any(a.events for a in findings.source.applications):
        return []
    rows = Application.objects.filter(search=search, removed=False, place=Place.SAVED)
    return list(rows.only("pk", "number", "employer", "role").order_by("-number")[:_MOST_WAITING])
