"""What the search says today: the verdict, what has a day or is overdue, what to do, and the claims."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import typer
from django.db.models import QuerySet

from onward.cli.inside.days import today
from onward.cli.inside.in_json import say_json
from onward.cli.layout import section
from onward.cli.text import claim_lines
from onward.events import Kind
from onward.journal.belonging import in_sight
from onward.journal.doing import open_steps
from onward.journal.models import Event, RegisteredClaim, Search, Task
from onward.journal.verdicts import findings
from onward.journal.what_happened import TALKS, facts_between
from onward.language import full_day
from onward.language import gettext as _
from onward.ledger.contract import as_json as in_contract
from onward.sources.kind_names import kind_name

_SOON = timedelta(days=7)
_MOST, _MOST_TALKS = 12, 8


def tell_today(search: Search, *, as_json: bool) -> None:
    """One verdict line, who is met, what is overdue, up to three next steps, what is due."""
    day = today()
    found = findings(search, today=day)
    steps, due = open_steps(search, found.next, today=day), list(_due(search, day)[:_MOST])
    talks = facts_between(search, day, kinds=TALKS, most=_MOST_TALKS)
    if as_json:
        whole = in_contract(found)
        say_json(
            {
                "search": search.name,
                "as_of": whole["as_of"],
                "headline": found.headline,
                "next": [{"action": s.action, "why": s.why, "application": s.application} for s in steps],
                "coming": [_talk(talk) for talk in talks],
                "due": [_task(task) | {"overdue": _overdue(task, day)} for task in due],
                "waiting": whole["waiting"],
                "forecast": whole["forecast"],
            }
        )
        return
    next_lines = [
        f"{i}. {step.action}{f' ({step.application})' if step.application else ''}\n   {step.why}"
        for i, step in enumerate(steps, 1)
    ]
    sections = [
        (found.headline, [f"{search.name}, {full_day(day)}"]),
        (_("Coming up"), [_talk_line(talk, day) for talk in talks]),
        (_("Overdue"), [_task_line(task, day) for task in due if _overdue(task, day)]),
        (_("Next"), next_lines),
        (_("On your list"), [_task_line(task, day) for task in due if not _overdue(task, day)]),
        (_("Waiting"), [found.waiting.words] if found.waiting.n and not found.over else []),
        (_("When will it end"), [found.forecast.words] if found.forecast else []),
    ]
    typer.echo("\n".join(section(title, lines) for title, lines in sections if lines), nl=False)


def tell_claims(search: Search, *, as_json: bool) -> None:
    """Every claim with its verdict, and those of the person's own that nothing can be said of yet."""
    found = findings(search, today=today())
    own = list(RegisteredClaim.objects.filter(search=search, removed=False).order_by("number"))
    if as_json:
        registered = [{"number": c.number, "column": c.column, "level": c.level, "on": str(c.on)} for c in own]
        say_json({"claims": in_contract(found)["claims"], "registered": registered})
        return
    looked_at = {claim.id.partition(":")[0] for claim in found.claims}
    quiet = [c for c in own if f"claim-{c.number}" not in looked_at]
    lines = [
        _("{column} = {level}, since {day}: no application sent since can tell yet.").format(
            column=c.column, level=c.level, day=full_day(c.on)
        )
        for c in quiet
    ]
    sections = [
        (_("What you may be tempted to learn"), list(claim_lines(found.claims))),
        (_("Your own claims, too young"), lines),
    ]
    told = [section(title, lines) for title, lines in sections if lines]
    typer.echo("\n".join(told) or section(found.headline, []), nl=False)


def _due(search: Search, day: date) -> QuerySet[Task]:
    rows = in_sight(search, Task).filter(done_on=None, due__lte=day + _SOON)
    return rows.select_related("application").order_by("due", "created_at")


def _overdue(task: Task, day: date) -> bool:
    return task.due is not None and task.due < day


def _talk(talk: Event) -> dict[str, Any]:
    return {
        "application": str(talk.application),
        "number": talk.application.number,
        "kind": talk.kind,
        "on": talk.on.isoformat() if talk.on else None,
        "time": talk.time.isoformat("minutes") if talk.time else None,
    }


def _talk_line(talk: Event, day: date) -> str:
    when = _("today") if talk.on is None or talk.on == day else full_day(talk.on)
    clock = f", {talk.time.isoformat('minutes')}" if talk.time else ""
    return f"{when}{clock}: {kind_name(Kind(talk.kind))} (#{talk.application.number} {talk.application})"


def _task(task: Task) -> dict[str, Any]:
    return {
        "id": str(task.pk),
        "what": task.what,
        "due": task.due.isoformat() if task.due else None,
        "application": str(task.application) if task.application else None,
    }


def _task_line(task: Task, day: date) -> str:
    if task.due is None:
        return task.what
    when = _("today") if task.due == day else full_day(task.due)
    return f"{when}: {task.what}{f' ({task.application})' if task.application else ''}"
