"""Beginning a search."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from onward.journal.models import Search


def start_search(name: str, *, sample: bool = False) -> Search:
    """An empty search of that name."""
    with transaction.atomic():
        return Search.objects.create(name=name, created_at=timezone.now(), sample=sample)
