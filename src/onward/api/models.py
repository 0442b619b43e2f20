"""Tokens of other programs, and what was made with a request that may come again."""

from __future__ import annotations

import uuid

from django.db import models

from onward.journal.models import Search


class Scope(models.TextChoices):
    """What a token may do; to write is to read as well."""

    READ = "read"
    WRITE = "write"


class ApiToken(models.Model):
    """Lets one program into one search; what it says in full is shown once and kept nowhere.

    Attributes:
        search: the only search that it opens. One that opened all would show a second search to whoever was let into
            the first, and every address would have to name the search.
        sign: the part of the token that is no secret; by it the row is found and the person knows it again.
        digest: SHA-256 of the secret part, in hex. The secret has 256 random bits, so that a slow hash adds nothing.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    search = models.ForeignKey(Search, models.CASCADE, related_name="api_tokens")
    name = models.CharField(max_length=100)
    sign = models.CharField(max_length=16, unique=True)
    digest = models.CharField(max_length=64)
    scope = models.CharField(max_length=5, choices=Scope.choices, default=Scope.READ)
    created_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name


class Made(models.Model):
    """What a request with an Idempotency-Key made, so that the same request again makes nothing.

    It names the row and holds nothing of it: what is erased leaves nothing here.
    """

    token = models.ForeignKey(ApiToken, models.CASCADE, related_name="made")
    key = models.CharField(max_length=200)
    request = models.CharField(max_length=64)
    row = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        """A token uses a key once."""

        constraints = (models.UniqueConstraint(fields=("token", "key"), name="one_use_of_a_key"),)

    def __str__(self) -> str:
        return self.key
