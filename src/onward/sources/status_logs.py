"""Sheets without a column of days, whose status cells are little logs: "Applied 3/5/2024, rejected 3/20/2024"."""

from __future__ import annotations

from onward.sources.json_logs import Log
from onward.sources.plan import Plan
from onward.sources.status_cells import steps

_SHARE = 0.5


def status_logs(plan: Plan) -> tuple[Log, ...]:
    """The log of each row, where no column holds the day of application and most status cells carry days.

    Returns:
        Nothing where the table is not kept like that.
    """
    status = plan.field("status")
    if status is None or plan.field("applied_on") is not None:
        return ()
    logs = tuple(tuple(steps(row[status.place])) for row in plan.table.rows)
    kept = sum(bool(log) for log in logs)
    return logs if kept >= _SHARE * max(1, len(logs)) else ()
