"""Experiments: begun, their coins tossed, listed, ended."""

from __future__ import annotations

import sys
from typing import Any

import typer

from onward.cli.inside.days import today
from onward.cli.inside.in_json import application_json, batch_json, say_json
from onward.cli.inside.meant import meant
from onward.cli.layout import section
from onward.cli.stopping import UNREADABLE, stop
from onward.journal import experiments
from onward.journal.command_line import to_type
from onward.journal.experiments_so_far import SoFar, experiments_of, so_far, sought_experiments
from onward.journal.experiments_twice import running_like, runs_already
from onward.journal.models import Document, Experiment, Search
from onward.language import full_day, number
from onward.language import gettext as _
from onward.language import ngettext as _n


def begin_it(
    search: Search, name: str, ways: tuple[str, str], *, kind: str | None, again: bool, as_json: bool
) -> None:
    """Begin one, unless the same one runs already, and say what comes next."""
    twin = None if again else running_like(search, name, ways)
    if twin is not None:
        stop(f"{runs_already(twin)} " + _("--again does."))
    versions = (_version(search, ways[0], kind), _version(search, ways[1], kind))
    try:
        made, batch = experiments.begin(search, name, ways, on=today(), documents=versions)
    except experiments.CannotBeginError as error:
        stop(error.words)
    if as_json:
        say_json({"experiment": _told(made), "undo": batch_json(batch)})
        return
    hint = to_type(
        _('Toss the coin for the next application before you send it: onward experiment toss "Employer"')
    )
    typer.echo(section(_("Begun: {experiment}").format(experiment=_line(made)), [hint]), nl=False)


def toss_it(search: Search, who: str, which: str, *, as_json: bool) -> None:
    """Toss, and say what the coin said."""
    experiment, application = _meant(search, which), meant(search, who)
    try:
        made = experiments.toss(experiment, application, today=today())
    except experiments.CannotTossError as error:
        stop(error.words)
    way = experiment.arms[made.arm]
    if as_json:
        told = {"experiment": _told(experiment), "application": application_json(application)}
        say_json(told | {"arm": made.arm, "way": way})
        return
    head = _("{name}: use {way} for {application}.")
    lines = [_("It stays as it fell. Send it like this also if the other one tempts you.")]
    if application.applied_on is None:
        line = _("When it is sent: onward log '#{number}' applied")
        lines.append(to_type(line.format(number=application.number)))
    typer.echo(section(head.format(name=experiment.name, way=way, application=application), lines), nl=False)


def list_them(search: Search, *, as_json: bool) -> None:
    """All of them as they stand."""
    shown = so_far(search, experiments_of(search), today=today())
    if as_json:
        say_json({"experiments": [_told_so_far(one) for one in shown]})
        return
    begin = to_type(_('There is none yet. Begin one: onward experiment begin "Resume" "short" "long"'))
    told = [section(_line(one.experiment), _lines(one)) for one in shown]
    typer.echo("\n".join(told) or f"{begin}\n", nl=False)


def end_it(search: Search, which: str, *, as_json: bool) -> None:
    """End one."""
    experiment = _meant(search, which)
    batch = experiments.end(experiment, on=today())
    if as_json:
        say_json({"experiment": _told(experiment), "undo": batch_json(batch)})
        return
    line = _("What was tossed goes on counting.")
    typer.echo(section(_("Ended: {experiment}").format(experiment=_line(experiment)), [line]), nl=False)


def _meant(search: Search, which: str) -> Experiment:
    """The one that is meant of those that run; where none or several fit, says so and stops."""
    there = list(experiments.running(search))
    found = sought_experiments(there, which) if which.strip() else there
    if len(found) == 1:
        return found[0]
    if not there:
        stop(to_type(_('no experiment is running; begin one: onward experiment begin "Resume" "short" "long"')))
    why = (
        _("several experiments are running; say which by its number") if found else _("no running experiment fits")
    )
    sys.stderr.write(section(f"onward: {why}", [_line(row) for row in found or there]))
    raise typer.Exit(UNREADABLE)


def _version(search: Search, name: str, kind: str | None) -> Document | None:
    if kind is None:
        return None
    rows = Document.objects.filter(search=search, removed=False, kind=kind).order_by("-created_at")
    found = rows.filter(name__iexact=name.strip()).first()
    if found is None:
        names = ", ".join(repr(row.name) for row in rows) or "-"
        line = _("--of {kind}: there is no version {name!r}; there are: {names}")
        stop(line.format(kind=kind, name=name, names=names))
    return found


def _line(row: Experiment) -> str:
    return f"#{row.number}  {row.name}: " + _("{one} or {other}").format(one=row.arm_0, other=row.arm_1)


def _lines(one: SoFar) -> list[str]:
    row = one.experiment
    days = _("since {day}").format(day=full_day(row.began))
    if row.ended:
        days = _("ended {day}").format(day=full_day(row.ended))
    tosses = _n("{count} toss", "{count} tosses", one.tosses).format(count=number(one.tosses))
    lines = [f"{days}, {tosses}", *([one.claim.words] if one.claim else [])]
    if one.tossable:
        names = "; ".join(f"#{application.number} {application}" for application in one.tossable)
        lines.append(_("The coin can be tossed for: {names}").format(names=names))
    return lines


def _told(row: Experiment) -> dict[str, Any]:
    return {
        "id": str(row.pk),
        "number": row.number,
        "name": row.name,
        "ways": list(row.arms),
        "began": row.began.isoformat(),
        "ended": row.ended.isoformat() if row.ended else None,
    }


def _told_so_far(one: SoFar) -> dict[str, Any]:
    return _told(one.experiment) | {
        "tosses": one.tosses,
        "claim": one.claim.id if one.claim else None,
        "verdict": one.claim.verdict if one.claim else None,
        "words": one.claim.words if one.claim else None,
        "tossable": [application_json(application) for application in one.tossable],
    }
