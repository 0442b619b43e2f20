"""Days as they are typed."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone

from onward.cli.stopping import stop
from onward.language import gettext as _


def today() -> date:
    """The person's own day."""
    return timezone.localdate()


def typed_day(option: str, given: str, *, may_come: bool = False) -> date:
    """The day that was typed: 2026-03-02, today or yesterday; stops where it is none."""
    word = given.strip().casefold()
    if word in {"today", _("today")}:
        return today()
    if word in {"yesterday", _("yesterday")}:
        return today() - timedelta(days=1)
    try:
        day = date.fromisoformat(word)
    except ValueError:
        stop(
            _("{option}: {given!r} is not a day; write it as 2026-03-02, today or yesterday").format(
                option=option, given=given
            )
        )
    if day > today() and not may_come:
        stop(_("{option}: {given} has not come yet; give a day up to today").format(option=option, given=given))
    return day
