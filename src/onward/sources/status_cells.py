"""Status cells that are little logs: "Applied 3/5/2024, rejected 3/20/2024"."""

from __future__ import annotations

import re

from onward.sources.json_lists import Log
from onward.sources.plan import Plan

_DAY = r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?"
_STEP = re.compile(rf"([^\W\d][^\d,;>|]*?)[\s:(on]*({_DAY})")
_SHARE = 0.5


def status_logs(plan: Plan) -> tuple[Log, ...]:
    """The log of each row, where no column holds the day of application and most status cells carry days.

    Returns:
        Nothing where the table is not kept like that.
    """
    status = plan.field("status")
    if status is None or plan.field("applied_on") is not None:
        return ()
    logs = tuple(
        tuple((step[0].strip(), step[1]) for step in _STEP.findall(row[status.place])) for row in plan.table.rows
    )
    kept = sum(bool(log) for log in logs)
    return logs if kept >= _SHARE * max(1, len(logs)) else ()
