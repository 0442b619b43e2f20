"""A row that a person can change, and undo."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import models


class Kept(models.Model):
    """What every changeable row has: an id of its own, and a mark when it is put away.

    Nothing outside of `journal.writing` saves one: that is how every change can be undone.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    removed = models.BooleanField(default=False)

    DERIVED: frozenset[str] = frozenset()
    """Fields that are recomputed from events, and so no part of what is undone."""

    class Meta:
        """No table of its own."""

        abstract = True

    def state(self) -> dict[str, Any]:
        """All of the row that a person decides, as JSON holds it."""
        found: dict[str, Any] = {}
        for field in self._meta.concrete_fields:
            if field.name not in self.DERIVED:
                value = getattr(self, field.attname)
                found[field.attname] = value if value is None or isinstance(value, _PLAIN) else _in_words(value)
        return found


_PLAIN = (str, int, float, bool, list, dict)


def _in_words(value: Any) -> str:
    """A day or a moment to its last digit, an id."""
    return str(value.isoformat()) if hasattr(value, "isoformat") else str(value)
