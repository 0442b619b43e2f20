"""What one no taught when it came, whichever it was: the latest has its words in the findings already."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from onward.events import Application
from onward.ledger.findings import LastRejection
from onward.ledger.pack import published_logs
from onward.ledger.rejection import last_rejection
from onward.ledger.time_to_answer import time_to_answer
from onward.outcomes import PERIOD, STAGES, columns, landmark


def rejection_of(
    applications: Sequence[Application], row: int, on: date, *, period: int | None = None
) -> LastRejection | None:
    """What the no to one application taught, by all that was known on its day.

    Args:
        applications: the whole search.
        row: which application.
        on: the day of its no.
        period: days within which an answer or a talk counts; None: the usual.
    """
    usual = published_logs()
    # Of several noes of one day the first in order is taken for the latest.
    ordered = sorted(applications, key=lambda application: application.row != row)
    search = columns(ordered, on)
    marks = {
        stage: landmark(search, stage, PERIOD[stage] if period is None or stage == "offer" else period)
        for stage in STAGES
    }
    return last_rejection(search, marks, usual, time_to_answer(search, usual))
