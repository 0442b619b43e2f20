"""What was written, when and by whom: the history that undo reads."""

from __future__ import annotations

import uuid

from django.db import models

from onward.journal.models.search import Search


class Batch(models.Model):
    """Changes that were made, and can be undone, together.

    Attributes:
        what: a name for what was done ("recorded", "imported", …); the words for it are made when it is shown.
        about: what the words need: names and counts.
        undoes: the batch that this one takes back.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    search = models.ForeignKey(Search, models.CASCADE, related_name="batches")
    at = models.DateTimeField()
    what = models.CharField(max_length=40)
    about = models.JSONField(default=dict, blank=True)
    undoes = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="undone_by")

    class Meta:
        """Asked for by time."""

        indexes = (models.Index(fields=("search", "-at"), name="batch_by_time"),)

    @property
    def in_force(self) -> bool:
        """Whether it holds: nothing took it back, or what did was taken back itself."""
        return not any(later.in_force for later in self.undone_by.all())

    def __str__(self) -> str:
        return f"{self.what} {self.at:%Y-%m-%d %H:%M}"


class Change(models.Model):
    """One row before and after; None where it was not there."""

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="changes")
    table = models.CharField(max_length=40)
    row = models.UUIDField()
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    class Meta:
        """A row's history is asked for by the row."""

        indexes = (models.Index(fields=("row", "id"), name="change_of_row"),)

    def __str__(self) -> str:
        return f"{self.table} {self.row}"
