"""Files in which no row is an application: what to say, and what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from onward.language import gettext as _
from onward.reading import Note
from onward.sources.applied_day import not_yet
from onward.sources.column_names import field_by_name
from onward.sources.columns import Column
from onward.sources.plan import Plan
from onward.sources.spreadsheet import without_values
from onward.sources.status_logs import status_logs
from onward.sources.unreadable import UnreadableError

_SURELY_DAYS = {"applied_on", "applied"}
_MOST_COLUMNS = 12


def nothing_found(plans: Sequence[Plan], skipped: Sequence[Note], where: str) -> UnreadableError:
    """The error for a file without any application."""
    if skipped and all(note.why.endswith(not_yet("").strip()) for note in skipped):
        what = _("all of its {count} applications lie in the future").format(count=len(skipped))
        todo = _('check the order of day, month and year, or say --map applied_on="…"')
        return UnreadableError(what, where, todo)
    if all(plan.field("applied_on") is None and not status_logs(plan) for plan in plans):
        return _without_days(plans, where)
    why, times = Counter(note.why.partition(": ")[2] or note.why for note in skipped).most_common(1)[0]
    if len(skipped) == 1:
        what = _("its only row is no application that was sent ({why})").format(why=why)
        return UnreadableError(what, where, _say_which(plans))
    what = _("none of its {count} rows is an application that was sent (of {times}: {why})")
    return UnreadableError(what.format(count=len(skipped), times=times, why=why), where, _say_which(plans))


def _without_days(plans: Sequence[Plan], where: str) -> UnreadableError:
    named = [c for plan in plans for c in plan.columns if field_by_name(c.header) in _SURELY_DAYS]
    if not named:
        what = _("no column with the day of the application was found")
        return UnreadableError(what, where, _say_which(plans))
    filled = next((c for c in named if c.filled), None)
    if filled is None and any(without_values() in plan.table.grid.notes for plan in plans):
        todo = _("open it in your spreadsheet program and save it again")
        what = _("column {column!r} holds formulas without values").format(column=named[0].header)
        return UnreadableError(what, where, todo)
    what = _("column {column!r} holds no days").format(column=(filled or named[0]).header)
    holds = f" ({_first_cell(filled)!r})" if filled else ""
    return UnreadableError(what + holds, where, _say_which(plans))


def _first_cell(column: Column) -> str:
    text = next(iter(column.filled))
    return text if len(text) <= 30 else f"{text[:29]}…"


def _say_which(plans: Sequence[Plan]) -> str:
    columns = ", ".join(column.header for plan in plans for column in plan.columns[:_MOST_COLUMNS])
    text = _('say which column it is with --map applied_on="…"; its columns are: {columns}')
    return text.format(columns=columns)
