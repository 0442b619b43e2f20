"""Values as the database writes them: turning each id and day into an object costs more than reading it."""

from __future__ import annotations

from django.db.models import TextField
from django.db.models.functions import Cast


def as_text(name: str) -> Cast:
    """A column as text: an id is its 32 digits, a day is 2026-03-30, a moment is in UTC and names no zone."""
    return Cast(name, TextField())
