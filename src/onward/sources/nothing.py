"""Files in which no row is an application: what to say, and what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from onward.reading import Note
from onward.sources.applied_day import NOT_YET
from onward.sources.column_names import field_by_name
from onward.sources.columns import Column
from onward.sources.plan import Plan
from onward.sources.spreadsheet import WITHOUT_VALUES
from onward.sources.status_logs import status_logs
from onward.sources.unreadable import UnreadableError

_SURELY_DAYS = {"applied_on", "applied"}
_MOST_COLUMNS = 12


def nothing_found(plans: Sequence[Plan], skipped: Sequence[Note], where: str) -> UnreadableError:
    """The error for a file without any application."""
    if skipped and all(note.why.endswith(NOT_YET) for note in skipped):
        what = f"all of its {len(skipped)} applications lie in the future"
        return UnreadableError(what, where, 'check the order of day, month and year, or say --map applied_on="…"')
    if all(plan.field("applied_on") is None and not status_logs(plan) for plan in plans):
        return _without_days(plans, where)
    why, times = Counter(note.why.partition(": ")[2] or note.why for note in skipped).most_common(1)[0]
    if len(skipped) == 1:
        return UnreadableError(f"its only row is no application that was sent ({why})", where, _say_which(plans))
    what = f"none of its {len(skipped)} rows is an application that was sent (of {times}: {why})"
    return UnreadableError(what, where, _say_which(plans))


def _without_days(plans: Sequence[Plan], where: str) -> UnreadableError:
    named = [c for plan in plans for c in plan.columns if field_by_name(c.header) in _SURELY_DAYS]
    if not named:
        return UnreadableError("no column with the day of the application was found", where, _say_which(plans))
    filled = next((c for c in named if c.filled), None)
    if filled is None and any(WITHOUT_VALUES in plan.table.grid.notes for plan in plans):
        todo = "open it in your spreadsheet program and save it again"
        return UnreadableError(f"column {named[0].header!r} holds formulas without values", where, todo)
    holds = f" ({_first_cell(filled)!r})" if filled else ""
    return UnreadableError(
        f"column {(filled or named[0]).header!r} holds no days{holds}", where, _say_which(plans)
    )


def _first_cell(column: Column) -> str:
    text = next(iter(column.filled))
    return text if len(text) <= 30 else f"{text[:29]}…"


def _say_which(plans: Sequence[Plan]) -> str:
    columns = ", ".join(column.header for plan in plans for column in plan.columns[:_MOST_COLUMNS])
    return f'say which column it is with --map applied_on="…"; its columns are: {columns}'
