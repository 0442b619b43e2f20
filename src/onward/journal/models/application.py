"""One application: who, what, where, its arms, and where it stands."""

from __future__ import annotations

from django.db import models

from onward.journal.models.kept import Kept
from onward.journal.models.search import Search


class Place(models.TextChoices):
    """The column of the board, in order."""

    SAVED = "saved"
    APPLIED = "applied"
    ANSWERED = "answered"
    TALKING = "talking"  # a screen or an assessment
    INTERVIEW = "interview"
    OFFER = "offer"
    ENDED = "ended"


class Ending(models.TextChoices):
    """How it ended; empty while it has not."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"  # no answer, expired, archived: nobody said anything


class Application(Kept):
    """One application.

    Attributes:
        number: counts up within a search and is never given twice.
        address: of the posting.
        source: where it was found: a portal, a referral, an employer's own page.
        attributes: column → level, for whatever may tell applications apart.
        place, ending, applied_on, answered_on, last_on, furthest: recomputed from the events by `journal.derive`.
    """

    search = models.ForeignKey(Search, models.CASCADE, related_name="applications")
    number = models.PositiveIntegerField()
    employer = models.CharField(max_length=300, blank=True)
    role = models.CharField(max_length=300, blank=True)
    address = models.CharField(max_length=2000, blank=True)
    location = models.CharField(max_length=300, blank=True)
    salary = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=200, blank=True)
    about = models.TextField(blank=True)
    attributes = models.JSONField(default=dict, blank=True)
    resume = models.ForeignKey(
        "journal.Document", models.SET_NULL, null=True, blank=True, related_name="sent_with"
    )
    letter = models.ForeignKey(
        "journal.Document", models.SET_NULL, null=True, blank=True, related_name="sent_as_letter"
    )
    created_at = models.DateTimeField()

    place = models.CharField(max_length=10, choices=Place.choices, default=Place.SAVED)
    ending = models.CharField(max_length=10, choices=Ending.choices, blank=True)
    furthest = models.CharField(max_length=10, choices=Place.choices, default=Place.SAVED)
    applied_on = models.DateField(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    last_on = models.DateField(null=True, blank=True)

    DERIVED = frozenset({"place", "ending", "furthest", "applied_on", "answered_on", "last_on"})

    class Meta:
        """The board, the list and the numbers are what is asked for."""

        constraints = (models.UniqueConstraint(fields=("search", "number"), name="one_number_an_application"),)
        # Partial, because what was put away is never listed, and Django asks by NOT, which no plain index answers.
        indexes = (
            models.Index(
                fields=("search", "place", "-last_on", "-number", "ending"),
                condition=models.Q(removed=False),
                name="application_board",
            ),
            models.Index(
                fields=("search", "-last_on", "-number"),
                condition=models.Q(removed=False),
                name="application_list",
            ),
        )

    def __str__(self) -> str:
        return " · ".join(filter(None, [self.employer, self.role])) or f"#{self.number}"
