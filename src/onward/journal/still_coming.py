"""Whether a silence is anything: how many of ten like it are still answered."""

from __future__ import annotations

from datetime import date

from onward.journal.models import Application
from onward.journal.verdicts import at_hand
from onward.ledger.findings import Silent


def still_coming(application: Application, *, today: date) -> tuple[Silent | None, str]:
    """The chance that a waiting application is still answered; None where it does not wait.

    Returns:
        The chance, and from which day that was looked at, in words; empty where that is today.
    """
    found = at_hand(application.search, today=today).findings
    if found is None:
        return None, ""
    silent = next((one for one in found.silence if one.row == application.number), None)
    return silent, "" if found.as_of == today else found.as_of_why
