"""What was imported, and by which keys it is known again."""

from __future__ import annotations

from django.db import models

from onward.journal.models.application import Application
from onward.journal.models.kept import Kept
from onward.journal.models.search import Search


class ImportRun(Kept):
    """One file that was taken in."""

    search = models.ForeignKey(Search, models.CASCADE, related_name="import_runs")
    name = models.CharField(max_length=500)
    format = models.CharField(max_length=300, blank=True)
    mapping = models.JSONField(default=dict, blank=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class SourceKey(Kept):
    """A name under which an application is known to a source, so that importing again adds nothing.

    Attributes:
        cells: what the row said in full, by column.
    """

    search = models.ForeignKey(Search, models.CASCADE, related_name="source_keys")
    application = models.ForeignKey(Application, models.CASCADE, related_name="source_keys")
    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="source_keys")
    key = models.CharField(max_length=64)
    cells = models.JSONField(default=dict, blank=True)

    class Meta:
        """Looked up by key."""

        indexes = (models.Index(fields=("search", "key"), name="source_key"),)

    def __str__(self) -> str:
        return self.key
