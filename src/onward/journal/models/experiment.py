"""Experiments: two ways of doing something, of which a coin chooses one for each application, before its outcome."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import models

from onward.journal.models.application import Application
from onward.journal.models.event import AppendOnlyError
from onward.journal.models.kept import Kept
from onward.journal.models.search import Search
from onward.journal.models.written import Batch


class Experiment(Kept):
    """What is tried against what.

    Attributes:
        number: in one order with registered claims; it decides the weight and is never given twice.
        name: what is tried: "Resume".
        arm_0, arm_1: the two ways, in words.
        document_0, document_1: the versions that they are, where they are documents.
        q: the chance that the coin says arm 1.
        began, ended: days; after the end no coin is tossed, and what was tossed goes on counting.
    """

    search = models.ForeignKey(Search, models.CASCADE, related_name="experiments")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=120)
    arm_0 = models.CharField(max_length=120)
    arm_1 = models.CharField(max_length=120)
    document_0 = models.ForeignKey("journal.Document", models.SET_NULL, null=True, blank=True, related_name="+")
    document_1 = models.ForeignKey("journal.Document", models.SET_NULL, null=True, blank=True, related_name="+")
    q = models.FloatField(default=0.5)
    began = models.DateField()
    ended = models.DateField(null=True, blank=True)

    class Meta:
        """Numbers are for good."""

        constraints = (models.UniqueConstraint(fields=("search", "number"), name="one_number_an_experiment"),)

    def __str__(self) -> str:
        return f"{self.name}: {self.arm_0} or {self.arm_1}"

    @property
    def arms(self) -> tuple[str, str]:
        """The names of arm 0 and arm 1."""
        return self.arm_0, self.arm_1


class Toss(models.Model):
    """One toss of the coin: once for an application, and for good; followed or not, it counts.

    A toss is no change that could be undone: who could toss again would choose.

    Attributes:
        draw: the number in [0, 1) that was drawn; below q it is arm 1.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    experiment = models.ForeignKey(Experiment, models.CASCADE, related_name="tosses")
    application = models.ForeignKey(Application, models.CASCADE, related_name="tosses")
    arm = models.PositiveSmallIntegerField()
    draw = models.FloatField()
    at = models.DateTimeField()
    batch = models.ForeignKey(Batch, models.CASCADE, related_name="tosses")

    class Meta:
        """One toss an application and experiment."""

        constraints = (models.UniqueConstraint(fields=("experiment", "application"), name="one_toss"),)

    def __str__(self) -> str:
        return f"{self.experiment}: arm {self.arm}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert; never update.

        Raises:
            AppendOnlyError: if the toss is in the database already.
        """
        if not self._state.adding:
            raise AppendOnlyError("a toss is for good")
        super().save(*args, **kwargs)
