"""Talks that were still to come when something ended: taken off with the ending, and never silently."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from onward.journal.models import Batch, Event
from onward.journal.names import KINDS
from onward.language import month_day


def called_off(batch: Batch | None) -> Sequence[Event]:
    """The talks that an ending took off the calendar, the nearest first; its undo brings them back."""
    return list(batch.events.filter(void=True, on__isnull=False).order_by("on", "time")) if batch else []


def called_off_lines(batch: Batch | None) -> list[str]:
    """A sentence for each of them."""
    words = _("{what}, {day}: taken off your calendar.")
    off = [(event.kind, event.on) for event in called_off(batch) if event.on is not None]
    return [words.format(what=KINDS[kind], day=month_day(on)) for kind, on in off]
