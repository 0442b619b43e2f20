"""What an ending took off the calendar, in words beside what was recorded."""

from __future__ import annotations

from django.utils.translation import gettext as _

from onward.journal.called_off import called_off
from onward.journal.models import Batch
from onward.journal.names import KINDS
from onward.language import month_day


def with_called_off(words: str, batch: Batch | None) -> str:
    """What was recorded, and each talk that is off with it."""
    off = (
        _("{what}, {day}: taken off your calendar.").format(what=KINDS[event.kind], day=month_day(event.on))
        for event in called_off(batch)
        if event.on is not None
    )
    return " ".join([words, *off])
