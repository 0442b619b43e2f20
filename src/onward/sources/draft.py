"""The rows of a table → draft applications; every row that is none is listed with its reason."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from onward.events import Application, Event, Kind
from onward.language import gettext as _
from onward.reading import Note
from onward.sources import known_formats
from onward.sources.account import ANSWERS, Account, Aside, Draft
from onward.sources.applied_day import AppliedDay, AppliedDays, applied_days, log_day, not_sent
from onward.sources.json_logs import Log
from onward.sources.plan import Plan
from onward.sources.row_events import RowEvents, row_events
from onward.sources.rows import why_no_application
from onward.sources.statuses import is_blank, is_let_go, meaning

_HYPERLINK = re.compile(r'^=\s*HYPERLINK\s*\([^,;]*[,;]\s*"?([^")]*)"?\s*\)$', re.I)


@dataclass(frozen=True)
class Drafts:
    """What became of the rows of a table.

    Attributes:
        aside: of those left out, the ones that a kept search has a place for.
    """

    drafts: tuple[Draft, ...]
    aside: tuple[Aside, ...]
    skipped: tuple[Note, ...]
    doubts: tuple[Note, ...]
    known_until: date | None


def drafts(plan: Plan, logs: Sequence[Log], program: str | None, today: date) -> Drafts:
    """Read every row of a table.

    Args:
        plan: which column holds what.
        logs: for each row its log of dated statuses; empty for tables.
        program: which program wrote the file, if it is known.
        today: an application of a later day was not sent.
    """
    account = Account()
    days = applied_days(plan, program, today)
    for place, (row, number) in enumerate(zip(plan.table.rows, plan.table.numbers, strict=True)):
        why = _row(account, days, place, row, number, logs[place] if logs else ())
        if why:
            account.skipped.append(Note(number, why))
    doubts = (*account.doubts, *account.summaries())
    known = [day for day in account.known if day <= today]
    return Drafts(
        tuple(account.drafts), tuple(account.aside), tuple(account.skipped), doubts, max(known, default=None)
    )


def _row(account: Account, days: AppliedDays, place: int, row: Sequence[str], number: int, log: Log) -> str | None:
    """Read one row into the account; returns why it is none."""
    plan = days.plan
    employer, role = _cell(plan, row, "employer"), _cell(plan, row, "role")
    why = why_no_application(row, plan.table.header, employer, role)
    if why:
        return why
    if not employer and not role and _nobody(plan, row):
        return _("neither employer nor role")
    applied = days.of(place, row, log)
    wish = applied.why_not == not_sent()
    if applied.why_not and not wish:
        return applied.why_not
    dated = [(status, log_day(text, plan)) for status, text in log]
    told = row_events(row, plan.fields, applied.on, dated, today=days.today)
    wish |= not (any(meaning(status).sent for status, _day in log) if log else told.sent)
    inbound = _somebody_wrote_first(plan, row, told)
    sent = _sent(plan, applied) if not (wish or inbound) else ()
    application = Application(number, employer, role, (*sent, *told.events))
    same = account.same_as((tuple(row), log), number)
    if same is not None and _is_double(plan, row, employer, told):
        return _("the same as row {row}").format(row=same)
    if wish or (applied.on is None and not inbound):
        _put_aside(account, plan, row, application, told)
        return not_sent() if wish else _("no day of application")
    _note(account, plan, row, number, applied, told, inbound)
    account.keep(application, row, applied.on)
    return None


def _somebody_wrote_first(plan: Plan, row: Sequence[str], told: RowEvents) -> bool:
    """Whether no application was sent; in our own table one may have been, too, and then says so."""
    sent = plan.program == known_formats.OWN and bool(_cell(plan, row, "applied_on"))
    return any(event.kind is Kind.CONTACTED for event in told.events) and not sent


def _put_aside(
    account: Account, plan: Plan, row: Sequence[str], application: Application, told: RowEvents
) -> None:
    """Remember a row that is left out, if a kept search has a place for it.

    Where no status says anything, it takes employer and role to tell a wish from a heading.
    """
    said = [row[f.place] for f in plan.fields if f.name == "status" and not is_blank(row[f.place])]
    named = application.employer or application.role
    if not named or any(is_let_go(text) for text in said):
        return
    if not said and not told.events and told.sent:
        if not (application.employer and application.role):
            return
        application = replace(application, events=())
    doubts = tuple(Note(application.row, doubt) for doubt in told.doubts)
    account.aside.append(Aside(Draft(application, row), doubts))


def _sent(plan: Plan, applied: AppliedDay) -> tuple[Event, ...]:
    """The event of the application itself."""
    column = plan.field("applied_on")
    return (Event(Kind.APPLIED, applied.on, origin=column.origin if column else ""),)


def _note(
    account: Account,
    plan: Plan,
    row: Sequence[str],
    number: int,
    applied: AppliedDay,
    told: RowEvents,
    inbound: bool,
) -> None:
    """Put into the account what is unclear of a row that is kept."""
    account.doubts += [Note(number, doubt) for doubt in told.doubts]
    for word in told.unknown:
        account.unknown[word].append(number)
    for said in told.unsure:
        account.unsure[said].append(number)
    account.emptied.update(told.emptied)
    account.known += _other_days(plan, row, applied.on)
    if inbound:
        account.instead["inbound"].append(number)
    if applied.instead:
        account.instead[applied.instead].append(number)


def _cell(plan: Plan, row: Sequence[str], name: str) -> str:
    found = plan.field(name)
    text = row[found.place] if found else ""
    link = _HYPERLINK.match(text)
    return (link[1] if link else text) if not is_blank(text) else ""


def _is_double(plan: Plan, row: Sequence[str], employer: str, told: RowEvents) -> bool:
    """Whether a row that equals another in every cell is one written twice.

    So it is where it has an address or a number of its own, or an employer's answer. Two alike that nobody answered may
    be two applications, as in the search of 177; both are kept and in doubt.
    """
    own = any(row[f.place] for f in plan.fields if f.name in {"url", "id"})
    return own or (bool(employer) and any(event.kind in ANSWERS for event in told.events))


def _nobody(plan: Plan, row: Sequence[str]) -> bool:
    """Whether a row names nobody although the sheet has a column for it, and nothing came of it."""
    named = plan.field("employer") is not None or plan.field("role") is not None
    said = [row[f.place] for f in plan.fields if f.name in {"status", "url"}]
    return named and not any(text and (meaning(text).kinds or "://" in text) for text in said)


def _other_days(plan: Plan, row: Sequence[str], applied: date | None) -> list[date]:
    """Days that say until when the file was kept: the last update, the stamp of the export."""
    used = [f for f in plan.fields if f.name in {"status_on", "stamp"} and row[f.place]]
    return [day for f in used if (day := f.reader.day(row[f.place], applied)) is not None]
