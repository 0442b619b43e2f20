"""Files in which no row is an application: what to say, and what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from onward.language import gettext as _
from onward.reading import Note, Reading
from onward.sources.applied_day import not_yet
from onward.sources.column_names import field_by_name
from onward.sources.columns import Column
from onward.sources.plan import Plan
from onward.sources.spreadsheet import without_values
from onward.sources.status_logs import status_logs
from onward.sources.surface import check_order, say_which
from onward.sources.unreadable import UnreadableError

_SURELY_DAYS = {"applied_on", "applied"}
_MOST_COLUMNS = 12


class NothingFoundError(UnreadableError):
    """A table in which no row is an application.

    Attributes:
        reading: what it holds otherwise, for choosing other columns.
    """

    def __init__(self, what: str, todo: str, reading: Reading) -> None:
        super().__init__(what, reading.path, todo)
        self.reading = reading


def nothing_found(plans: Sequence[Plan], reading: Reading) -> NothingFoundError:
    """The error for a file without any application."""
    return NothingFoundError(*_why(plans, reading.skipped), reading)


def _why(plans: Sequence[Plan], skipped: Sequence[Note]) -> tuple[str, str]:
    """What happened, and what to do."""
    if skipped and all(note.why.endswith(not_yet("").strip()) for note in skipped):
        what = _("all of its {count} applications lie in the future").format(count=len(skipped))
        return what, check_order(plans[0].surface)
    if all(plan.field("applied_on") is None and not status_logs(plan) for plan in plans):
        return _without_days(plans)
    why, times = Counter(note.why.partition(": ")[2] or note.why for note in skipped).most_common(1)[0]
    if len(skipped) == 1:
        what = _("its only row is no application that was sent ({why})").format(why=why)
        return what, _say_which(plans)
    what = _("none of its {count} rows is an application that was sent (of {times}: {why})")
    return what.format(count=len(skipped), times=times, why=why), _say_which(plans)


def _without_days(plans: Sequence[Plan]) -> tuple[str, str]:
    named = [c for plan in plans for c in plan.columns if field_by_name(c.header) in _SURELY_DAYS]
    if not named:
        what = _("no column with the day of the application was found")
        return what, _say_which(plans)
    filled = next((c for c in named if c.filled), None)
    if filled is None and any(without_values() in plan.table.grid.notes for plan in plans):
        todo = _("open it in your spreadsheet program and save it again")
        what = _("column {column!r} holds formulas without values").format(column=named[0].header)
        return what, todo
    what = _("column {column!r} holds no days").format(column=(filled or named[0]).header)
    holds = f" ({_first_cell(filled)!r})" if filled else ""
    return what + holds, _say_which(plans)


def _first_cell(column: Column) -> str:
    text = next(iter(column.filled))
    return text if len(text) <= 30 else f"{text[:29]}…"


def _say_which(plans: Sequence[Plan]) -> str:
    columns = ", ".join(column.header for plan in plans for column in plan.columns[:_MOST_COLUMNS])
    return say_which(plans[0].surface, columns)
