"""The day on which an application was sent, or why there is none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date

from onward.events import Kind
from onward.language import gettext as _
from onward.sources import known_formats
from onward.sources.column_names import field_by_name
from onward.sources.impossible_days import far_days, why_impossible
from onward.sources.json_logs import Log
from onward.sources.merged_days import carried_days
from onward.sources.plan import Plan
from onward.sources.row_events import Field
from onward.sources.statuses import is_blank, is_no, is_yes, meaning

_SURELY_NAMED = {"applied_on", "applied"}
_ENDINGS = frozenset({Kind.REJECTED, Kind.CLOSED, Kind.WITHDRAWN})


def not_yet(day: str) -> str:
    """Why a row of a later day is none; with no day, the end of such sentences."""
    return _("{day} has not come yet").format(day=day)


def not_sent() -> str:
    """Why a row about something else than an application is none."""
    return _("not sent: a wish, a draft or a plan")


@dataclass(frozen=True)
class AppliedDay:
    """Attributes:
    on: the day, if there is one.
    why_not: why the row must be left out; None where it may stay, if with no day.
    instead: "" or the column whose day stood in; "above" for that of a row above.
    """

    on: date | None
    why_not: str | None = None
    instead: str = ""


@dataclass(frozen=True, eq=False)
class AppliedDays:
    """What must be known of a whole table to find the day of one row.

    Attributes:
        plan: which column holds what.
        program: which program wrote the file, if it is known.
        today: what lies after it was not sent.
        carried: place of a row → the day written above it.
        far: single days years away from all others.
    """

    plan: Plan
    program: str | None
    today: date
    carried: Mapping[int, date]
    far: Set[date]

    def of(self, place: int, row: Sequence[str], log: Log) -> AppliedDay:
        """The day of one row."""
        found = self._found(place, row, log)
        if found.on is not None and found.on > self.today:
            return AppliedDay(None, not_yet(str(found.on)))
        return found

    def _found(self, place: int, row: Sequence[str], log: Log) -> AppliedDay:
        in_notes = known_formats.applied_in_notes(self.program, " ".join(row))
        if in_notes:
            return AppliedDay(in_notes)
        column = self.plan.field("applied_on")
        in_log = first_sent(log, self.plan)
        if in_log and (column is None or field_by_name(column.header) not in _SURELY_NAMED):
            return AppliedDay(in_log)
        text = row[column.place] if column else ""
        if column is not None and not is_blank(text):
            own = self._own(column, text, has_log=bool(in_log))
            if own is not None:
                return own
        if in_log:
            return AppliedDay(in_log)
        stand_in = self._stand_in(place, row)
        return self._first_of_log(log) if stand_in == AppliedDay(None) else stand_in

    def _own(self, column: Field, text: str, *, has_log: bool) -> AppliedDay | None:
        """The day in the row's own column; None where that is words and still open."""
        day = column.reader.day(text)
        if day is not None:
            why = None if self.plan.program == known_formats.OWN else why_impossible(text, day, self.far)
            return AppliedDay(None if why else day, why)
        if self.plan.program == known_formats.OWN and is_yes(text):
            return AppliedDay(None)
        if has_log:
            return None
        if not meaning(text).sent or is_no(text):
            return AppliedDay(None, not_sent())
        if not meaning(text).known or any(c.isdecimal() for c in text):
            return AppliedDay(None, _('"{text}" is not a date; the row was left out').format(text=text))
        return None

    def _first_of_log(self, log: Log) -> AppliedDay:
        """The first day of a log in which nothing says "applied"; that of an ending tells nothing of its beginning."""
        status = self.plan.field("status")
        first = min(((day, words) for words, text in log if (day := log_day(text, self.plan))), default=None)
        if status is None or first is None or _ENDINGS & set(meaning(first[1]).kinds):
            return AppliedDay(None)
        return AppliedDay(first[0], instead=status.header)

    def _stand_in(self, place: int, row: Sequence[str]) -> AppliedDay:
        """Another day that the row has, or that of the row above where days are written once for several rows."""
        statuses = [meaning(row[f.place]) for f in self.plan.fields if f.name == "status" and row[f.place]]
        if any(not said.sent for said in statuses):
            return AppliedDay(None)
        if place in self.carried:
            return AppliedDay(self.carried[place], instead="above")
        happened = any(said.kinds for said in statuses)
        for name in ("created_on", "status_on"):
            other = self.plan.field(name)
            day = other.reader.day(row[other.place]) if other and row[other.place] else None
            if other is not None and day is not None and statuses and (name == "created_on" or not happened):
                why = why_impossible(row[other.place], day, self.far)
                return AppliedDay(None if why else day, why, instead=other.header)
        return AppliedDay(None)


def applied_days(plan: Plan, program: str | None, today: date) -> AppliedDays:
    """Prepare to find the day of each row of a table."""
    column = plan.field("applied_on")
    cells = [row[column.place] for row in plan.table.rows] if column else []
    days = [day for text in cells if column and (day := column.reader.day(text)) is not None and day <= today]
    return AppliedDays(plan, program, today, carried_days(plan), far_days(days))


def first_sent(log: Log, plan: Plan) -> date | None:
    """The day on which a log says that the application was sent."""
    for status, text in log:
        said = meaning(status)
        if said.known and said.sent and not said.kinds:
            return log_day(text, plan)
    return None


def log_day(text: str, plan: Plan) -> date | None:
    """A day of a log, read as the other days of the file are."""
    return plan.fields[0].reader.day(text) if plan.fields else None
