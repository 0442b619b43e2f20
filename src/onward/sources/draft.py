"""The rows of a table → draft applications; every row that is none is listed with its reason."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from onward.events import Application, Event, Kind
from onward.reading import Note
from onward.sources import known_formats
from onward.sources.json_lists import Log
from onward.sources.plan import Plan
from onward.sources.row_events import Field, RowEvents, row_events
from onward.sources.rows import why_no_application
from onward.sources.statuses import is_blank, is_no, meaning

_ANSWERS = frozenset(Kind) - {Kind.APPLIED, Kind.CLOSED, Kind.WITHDRAWN, Kind.CONTACTED}
_TALKS = _ANSWERS - {Kind.ANSWERED, Kind.REJECTED}
_HYPERLINK = re.compile(r'^=\s*HYPERLINK\s*\([^,;]*[,;]\s*"?([^")]*)"?\s*\)$', re.I)
_MERGED = 0.2
NOT_YET = "has not come yet"


@dataclass(frozen=True)
class Draft:
    """An application and the cells that it came from."""

    application: Application
    cells: Sequence[str]

    @property
    def answered(self) -> bool:
        """Whether an answer of any kind is known."""
        return any(event.kind in _ANSWERS for event in self.application.events)

    @property
    def talked(self) -> bool:
        """Whether a screen, a test or an interview came of it, or an offer."""
        return any(event.kind in _TALKS for event in self.application.events)


@dataclass(frozen=True)
class Drafts:
    """What became of the rows of a table."""

    drafts: tuple[Draft, ...]
    skipped: tuple[Note, ...]
    doubts: tuple[Note, ...]
    known_until: date | None


@dataclass(eq=False)
class _Account:
    """The running account of rows."""

    drafts: list[Draft] = field(default_factory=list)
    skipped: list[Note] = field(default_factory=list)
    doubts: list[Note] = field(default_factory=list)
    known: list[date] = field(default_factory=list)
    unknown: Counter[str] = field(default_factory=Counter)
    seen: dict[tuple[str, ...], int] = field(default_factory=dict)
    alike: dict[tuple[str, str, date], int] = field(default_factory=dict)
    last_day: date | None = None
    stood_in: Counter[str] = field(default_factory=Counter)


def drafts(plan: Plan, logs: Sequence[Log], program: str | None, today: date) -> Drafts:
    """Read every row of a table.

    Args:
        plan: which column holds what.
        logs: for each row its log of dated statuses; empty for tables.
        program: which program wrote the file, if it is known.
        today: an application of a later day was not sent.
    """
    account = _Account()
    merged = _has_merged_days(plan)
    for place, (row, number) in enumerate(zip(plan.table.rows, plan.table.numbers, strict=True)):
        log = logs[place] if logs else ()
        why = _row(account, plan, row, number, log, program, today, merged)
        if why:
            account.skipped.append(Note(number, why))
    account.doubts += _summaries(account)
    known = [day for day in account.known if day <= today]
    return Drafts(tuple(account.drafts), tuple(account.skipped), tuple(account.doubts), max(known, default=None))


def _row(
    account: _Account,
    plan: Plan,
    row: Sequence[str],
    number: int,
    log: Log,
    program: str | None,
    today: date,
    merged: bool,
) -> str | None:
    """Read one row into the account; returns why it is none."""
    employer, role = _cell(plan, row, "employer"), _cell(plan, row, "role")
    why = why_no_application(row, plan.table.header, employer, role)
    if why:
        return why
    if not employer and not role and _nobody(plan, row):
        return "neither employer nor role"
    same = account.seen.setdefault(tuple(row), number)
    if same != number and _has_address(plan, row):
        return f"the same as row {same}, with the same address"
    applied, problem = _applied_on(account, plan, row, log, program, merged)
    if problem:
        return problem
    if applied is not None and applied > today:
        return f"{applied} {NOT_YET}"
    fields = [f for f in plan.fields if f.name not in {"status_on", "status"}] if log else plan.fields
    told = row_events(row, fields, applied)
    events = [*told.events, *_log_events(log, plan)]
    inbound = any(event.kind is Kind.CONTACTED for event in events)
    if not told.sent or (log and all(not meaning(status).sent for status, _ in log)):
        return "not sent: a wish, a draft or a plan"
    if applied is None and not inbound:
        return "no day of application"
    _keep(account, plan, row, number, Application(number, employer, role, ()), applied, events, told, inbound)
    return None


def _keep(
    account: _Account,
    plan: Plan,
    row: Sequence[str],
    number: int,
    bare: Application,
    applied: date | None,
    events: Sequence[Event],
    told: RowEvents,
    inbound: bool,
) -> None:
    """Put an application into the account, with its doubts."""
    origin = next((f.origin for f in plan.fields if f.name == "applied_on"), "")
    sent = [Event(Kind.APPLIED, applied, origin=origin)] if applied is not None and not inbound else []
    others = [e for e in events if e.kind is not Kind.APPLIED]
    application = Application(number, bare.employer, bare.role, (*sent, *others))
    account.drafts.append(Draft(application, row))
    account.doubts += [Note(number, doubt) for doubt in told.doubts]
    account.unknown.update(told.unknown)
    account.known += [e.on for e in application.events if e.on is not None]
    account.known += _other_days(plan, row, applied)
    if inbound:
        account.stood_in["inbound"] += 1
    key = (bare.employer.casefold(), bare.role.casefold(), applied or date.min)
    twin = account.alike.setdefault(key, number)
    if twin != number and bare.employer:
        what = "employer, role and day" if bare.role else "employer and day"
        account.doubts.append(Note(number, f"the same {what} as row {twin}; both are kept"))


def _cell(plan: Plan, row: Sequence[str], name: str) -> str:
    found = plan.field(name)
    text = row[found.place] if found else ""
    link = _HYPERLINK.match(text)
    return (link[1] if link else text) if not is_blank(text) else ""


def _has_address(plan: Plan, row: Sequence[str]) -> bool:
    """Whether a row has something that no two applications share: an address or a number of its own."""
    return any(row[f.place] for f in plan.fields if f.name in {"url", "id"})


def _nobody(plan: Plan, row: Sequence[str]) -> bool:
    """Whether a row names nobody although the sheet has a column for it, and nothing came of it."""
    named = plan.field("employer") is not None or plan.field("role") is not None
    said = [row[f.place] for f in plan.fields if f.name in {"status", "url"}]
    return named and not any(text and (meaning(text).kinds or "://" in text) for text in said)


def _applied_on(
    account: _Account, plan: Plan, row: Sequence[str], log: Log, program: str | None, merged: bool
) -> tuple[date | None, str | None]:
    """The day of the application, or why there is none; (None, None) where that is still open."""
    if log:
        return _first_of_log(log, plan), None
    in_notes = known_formats.applied_in_notes(program, " ".join(row))
    if in_notes:
        return in_notes, None
    found = plan.field("applied_on")
    text = row[found.place] if found else ""
    if found and not is_blank(text):
        day = found.reader.day(text)
        if day is not None:
            account.last_day = day
            return day, None
        if not meaning(text).sent or is_no(text):
            return None, "not sent: a wish, a draft or a plan"
        if not meaning(text).known or any(c.isdecimal() for c in text):
            return None, f'"{text}" is not a date; the row was left out'
    return _stand_in(account, plan, row, merged), None


def _stand_in(account: _Account, plan: Plan, row: Sequence[str], merged: bool) -> date | None:
    """Another day that the row has, or that of the row above where days are written once for several rows."""
    statuses = [meaning(row[f.place]) for f in plan.fields if f.name == "status" and row[f.place]]
    if any(not said.sent for said in statuses):
        return None
    if merged and account.last_day is not None:
        account.stood_in["above"] += 1
        return account.last_day
    for name in ("created_on", "status_on"):
        other = plan.field(name)
        day = other.reader.day(row[other.place]) if other and row[other.place] else None
        happened = any(said.kinds for said in statuses)
        if day is not None and statuses and (name == "created_on" or not happened):
            account.stood_in[other.header if other else name] += 1
            return day
    return None


def _has_merged_days(plan: Plan) -> bool:
    """Whether days are written once and hold for the rows below, as merged cells export."""
    found = plan.field("applied_on")
    if found is None or not plan.table.rows or plan.field("created_on") is not None:
        return False
    column = [row[found.place] for row in plan.table.rows]
    blank = sum(is_blank(text) for text in column)
    return not is_blank(column[0]) and blank > _MERGED * len(column)


def _first_of_log(log: Log, plan: Plan) -> date | None:
    for status, text in log:
        said = meaning(status)
        if said.known and said.sent and not said.kinds:
            return _log_day(text, plan)
    return None


def _log_events(log: Log, plan: Plan) -> list[Event]:
    return [
        Event(kind, _log_day(text, plan), origin=f"status log: {status}")
        for status, text in log
        for kind in meaning(status).kinds
    ]


def _log_day(text: str, plan: Plan) -> date | None:
    reader = _any_reader(plan.fields)
    return reader.reader.day(text) if reader else None


def _any_reader(fields: Sequence[Field]) -> Field | None:
    return fields[0] if fields else None


def _other_days(plan: Plan, row: Sequence[str], applied: date | None) -> list[date]:
    """Days that say until when the file was kept: the last update, the stamp of the export."""
    used = [f for f in plan.fields if f.name in {"status_on", "stamp"} and row[f.place]]
    return [day for f in used if (day := f.reader.day(row[f.place], applied)) is not None]


def _summaries(account: _Account) -> list[Note]:
    notes = [
        Note(None, f'the status "{word}" ({times}) is not known; the rows are kept with what else they say')
        for word, times in account.unknown.most_common(20)
    ]
    for source, times in account.stood_in.items():
        if source == "inbound":
            why = f"in {times} somebody wrote first: they are part of the search, not of the rates"
        elif source == "above":
            why = f"{times} rows have no day of their own; the day of the row above was taken"
        else:
            why = f'{times} rows have no day of application; that in column "{source}" was taken'
        notes.append(Note(None, why))
    undated = Counter(e.kind for draft in account.drafts for e in draft.application.events if e.on is None)
    for kind, times in undated.items():
        where = "1 row" if times == 1 else f"{times} rows"
        why = f'"{kind.value}" has no day in {where}; it counts as known by the last day of the file'
        notes.append(Note(None, why))
    return notes
