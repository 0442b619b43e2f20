"""A row that a person can change, and undo."""

from __future__ import annotations

import uuid
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
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
        encoder = DjangoJSONEncoder()
        found: dict[str, Any] = {}
        for field in self._meta.concrete_fields:
            if field.name in self.DERIVED:
                continue
            value = getattr(self, field.attname)
            plain = value is None or isinstance(value, str | int | float | bool | list | dict)
            found[field.attname] = value if plain else encoder.default(value)
        return found

    @classmethod
    def of_state(cls, state: dict[str, Any]) -> Kept:
        """The row that a state describes, not saved."""
        by_name = {field.attname: field for field in cls._meta.concrete_fields}
        known = {name: by_name[name].to_python(value) for name, value in state.items() if name in by_name}
        return cls(**known)
