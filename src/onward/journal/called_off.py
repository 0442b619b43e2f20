"""Talks that were still to come when something ended: taken off with the ending, and never silently."""

from __future__ import annotations

from collections.abc import Sequence

from onward.journal.models import Batch, Event


def called_off(batch: Batch | None) -> Sequence[Event]:
    """The talks that an ending took off the calendar, the nearest first; its undo brings them back."""
    return list(batch.events.filter(void=True, on__isnull=False).order_by("on", "time")) if batch else []
