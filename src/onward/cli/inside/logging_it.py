"""Recording what happened to one application, and what a no taught."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import typer

from onward.cli.inside.days import today, typed_day
from onward.cli.inside.in_json import application_json, batch_json, called_off_json, say_json
from onward.cli.inside.meant import meant
from onward.cli.layout import section
from onward.cli.stopping import stop
from onward.events import Kind
from onward.journal.called_off import called_off_lines
from onward.journal.doing import open_steps
from onward.journal.lesson import lesson_of
from onward.journal.models import Application, Batch, Search
from onward.journal.moving import AHEAD
from onward.journal.recording import record, record_once
from onward.journal.verdicts import findings
from onward.journal.writing import Fact
from onward.language import full_day
from onward.language import gettext as _
from onward.sources.kind_names import kind_name
from onward.sources.statuses import meaning


def log_it(
    search: Search,
    who: str,
    what: str,
    *,
    on: str | None,
    at: str | None,
    note: str,
    again: bool,
    as_json: bool,
) -> None:
    """Record it once, and say what follows from it."""
    kind = kind_of(what)
    day = typed_day("--on", on, may_come=kind in AHEAD) if on else today()
    clock = _clock(at) if at else None
    application = meant(search, who)
    batch = (record if again else record_once)(application, Fact(kind, day, time=clock, note=note))
    application.refresh_from_db()
    taught = lesson_of(application, today=today()) if kind is Kind.REJECTED else None
    if as_json:
        told: dict[str, Any] = {"application": application_json(application), "kind": kind, "on": day.isoformat()}
        told |= {"recorded": batch is not None, "undo": batch_json(batch), "taught": taught}
        say_json(told | {"taken_off": called_off_json(batch)})
        return
    typer.echo(_said(application, kind, day, batch, taught), nl=False)


def kind_of(what: str) -> Kind:
    """What happened, in the words of the data or of people: "rejected", "They said no", "Absage"."""
    found = meaning(what)
    if what.strip().casefold() in set(Kind):
        return Kind(what.strip().casefold())
    if not found.known or found.unsure or len(found.kinds) != 1:
        known = ", ".join(Kind)
        stop(_("{what!r} does not say what happened; use one of: {known}").format(what=what, known=known))
    return found.kinds[0]


def _said(application: Application, kind: Kind, day: date, batch: Batch | None, taught: str | None) -> str:
    happened = f"{kind_name(kind)}, {full_day(day)}"
    head = f"#{application.number} {application}: {happened}"
    lines = [*([taught] if taught else []), *called_off_lines(batch)]
    if batch is None:
        lines = [_("That was recorded already; --again records it once more."), *lines]
    steps = open_steps(application.search, findings(application.search, today=today()).next, today=today())
    if kind is Kind.REJECTED and steps:
        lines.append(_("Closed. Next: {action}.").format(action=_with_name(steps[0].action, steps[0].application)))
    return section(head, lines)


def _with_name(action: str, name: str | None) -> str:
    return f"{action} ({name})" if name else action


def _clock(given: str) -> time:
    try:
        return time.fromisoformat(given).replace(tzinfo=None, second=0, microsecond=0)
    except ValueError:
        stop(_("--time: {given!r} is not a time; write it as 14:30").format(given=given))
