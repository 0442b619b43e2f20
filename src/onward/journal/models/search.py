"""One search of one person."""

from __future__ import annotations

from django.db import models

from onward.journal.models.kept import Kept


class Search(Kept):
    """What all else belongs to.

    Attributes:
        revision: goes up with every change, so that whoever computed something knows whether it still holds.
        registrations: how many claims and experiments were ever registered: the last number given.
        sample: the search that comes with Onward to look round in.
        settings: what the person chose, by name.
    """

    name = models.CharField(max_length=200)
    created_at = models.DateTimeField()
    revision = models.PositiveBigIntegerField(default=0)
    registrations = models.PositiveIntegerField(default=0)
    sample = models.BooleanField(default=False)
    settings = models.JSONField(default=dict, blank=True)

    DERIVED = frozenset({"revision", "registrations"})

    def __str__(self) -> str:
        return self.name
