"""Dated facts, append-only: a correction is a new revision of the same fact, a retraction is one too."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import models

from onward.events import Kind
from onward.journal.models.application import Application
from onward.journal.models.written import Batch


class Origin(models.TextChoices):
    """Where a fact came from."""

    TYPED = "typed"
    IMPORTED = "imported"
    MAIL = "mail"
    CALENDAR = "calendar"
    GUESSED = "guessed"
    API = "api"


class AppendOnlyError(Exception):
    """An event was about to be changed in place."""


class Event(models.Model):
    """One revision of one fact.

    The database itself refuses updates (a trigger), and `save` says so earlier.

    Attributes:
        fact: what all revisions of one fact share; the last one counts.
        void: this revision takes the fact back.
        on: the day; None where nobody knows.
        time: of an interview, in the person's own zone.
        by: for an undated event, the last day by which it must have happened.
        origin, origin_detail: where it came from, and in words: 'applications.csv, row 12, column "Date sent"'.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    application = models.ForeignKey(Application, models.CASCADE, related_name="events")
    fact = models.UUIDField(default=uuid.uuid4)
    revision = models.PositiveIntegerField(default=0)
    void = models.BooleanField(default=False)
    kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in Kind])
    on = models.DateField(null=True, blank=True)
    time = models.TimeField(null=True, blank=True)
    by = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)
    origin = models.CharField(max_length=10, choices=Origin.choices, default=Origin.TYPED)
    origin_detail = models.CharField(max_length=500, blank=True)
    batch = models.ForeignKey(Batch, models.CASCADE, related_name="events")
    recorded_at = models.DateTimeField()

    class Meta:
        """A fact has each revision once."""

        constraints = (models.UniqueConstraint(fields=("fact", "revision"), name="one_revision_of_a_fact"),)
        indexes = (
            models.Index(fields=("application", "fact", "revision"), name="event_of_application"),
            models.Index(fields=("application",), condition=models.Q(on__isnull=True), name="event_without_a_day"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.on or '?'}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert; never update.

        Raises:
            AppendOnlyError: if the event is in the database already.
        """
        if not self._state.adding:
            raise AppendOnlyError("events are append-only: record a correction instead")
        super().save(*args, **kwargs)
