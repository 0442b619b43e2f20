"""Whether a silence is anything: how many of ten like it are still answered."""

from __future__ import annotations

from datetime import date

from onward.journal.models import Application
from onward.journal.verdicts import at_hand
from onward.ledger.findings import Silent
from onward.ledger.names import application_name


def still_coming(application: Application, *, today: date) -> tuple[Silent | None, str]:
    """The chance that a waiting application is still answered; None where it does not wait.

    The findings know it by its name; of two with one name the days tell, and where those are one too, so is the chance.

    Returns:
        The chance, and from which day that was looked at, in words; empty where that is today.
    """
    found = at_hand(application.search, today=today).findings
    if found is None or application.applied_on is None:
        return None, ""
    read = next((one for one in found.source.applications if one.row == application.number), None)
    if read is None:
        return None, ""
    name, days = application_name(read), (found.as_of - application.applied_on).days
    silent = next((one for one in found.silence if (one.application, one.days) == (name, days)), None)
    return silent, "" if found.as_of == today else found.as_of_why
