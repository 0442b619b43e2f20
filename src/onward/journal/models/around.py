"""What stands around an application: people, tasks, documents, notes and tags."""

from __future__ import annotations

from django.db import models

from onward.journal.models.application import Application
from onward.journal.models.kept import Kept
from onward.journal.models.search import Search


class Contact(Kept):
    """Somebody to write to."""

    search = models.ForeignKey(Search, models.CASCADE, related_name="contacts")
    application = models.ForeignKey(Application, models.CASCADE, null=True, blank=True, related_name="contacts")
    name = models.CharField(max_length=200)
    part = models.CharField(max_length=200, blank=True)
    employer = models.CharField(max_length=300, blank=True)
    mail = models.CharField(max_length=320, blank=True)
    phone = models.CharField(max_length=60, blank=True)
    address = models.CharField(max_length=2000, blank=True)
    note = models.TextField(blank=True)
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class TaskKind(models.TextChoices):
    """What a task is for."""

    FOLLOW_UP = "follow-up"
    PREPARE = "prepare"
    ASK_FEEDBACK = "ask-feedback"
    OTHER = "other"


class Task(Kept):
    """Something to do, perhaps by a day."""

    search = models.ForeignKey(Search, models.CASCADE, related_name="tasks")
    application = models.ForeignKey(Application, models.CASCADE, null=True, blank=True, related_name="tasks")
    kind = models.CharField(max_length=14, choices=TaskKind.choices, default=TaskKind.OTHER)
    what = models.CharField(max_length=500)
    due = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        """Open tasks are asked for by their day."""

        indexes = (models.Index(fields=("search", "removed", "done_on", "due"), name="task_due"),)

    def __str__(self) -> str:
        return self.what


class DocumentKind(models.TextChoices):
    """What a document is."""

    RESUME = "resume"
    LETTER = "letter"
    OTHER = "other"


class Document(Kept):
    """A version of a resume or a letter; its bytes lie in the data folder under their hash."""

    search = models.ForeignKey(Search, models.CASCADE, related_name="documents")
    kind = models.CharField(max_length=10, choices=DocumentKind.choices, default=DocumentKind.RESUME)
    name = models.CharField(max_length=200)
    file_name = models.CharField(max_length=255, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    note = models.TextField(blank=True)
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class Note(Kept):
    """Free words about an application."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="notes")
    text = models.TextField()
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.text[:60]


class Tagging(Kept):
    """A tag on an application."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="taggings")
    name = models.CharField(max_length=60)

    class Meta:
        """Filters go by name."""

        indexes = (models.Index(fields=("name", "removed"), name="tagging_by_name"),)

    def __str__(self) -> str:
        return self.name
