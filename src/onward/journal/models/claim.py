"""Claims of the person's own: registered before their outcomes, for good."""

from __future__ import annotations

from django.db import models

from onward.journal.models.kept import Kept
from onward.journal.models.search import Search


class RegisteredClaim(Kept):
    """This level of this attribute does differently; the number decides its weight and is never given twice."""

    search = models.ForeignKey(Search, models.CASCADE, related_name="registered_claims")
    number = models.PositiveIntegerField()
    column = models.CharField(max_length=200)
    level = models.CharField(max_length=200)
    on = models.DateField()

    class Meta:
        """Numbers are for good."""

        constraints = (models.UniqueConstraint(fields=("search", "number"), name="one_number_a_claim"),)

    def __str__(self) -> str:
        return f"{self.column}: {self.level}"
