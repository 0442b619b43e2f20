"""A browser that has come in by the door."""

from __future__ import annotations

from django.test import Client

from onward.journal.in_use import use
from onward.journal.models import Search


def seated(search: Search | None = None) -> Client:
    """A client with the cookie of the door, looking at a search; all clients look at the one that was seated last."""
    client = Client(HTTP_HOST="127.0.0.1")
    client.get("/enter", {"key": "open sesame"})
    if search is not None:
        use(search)
    return client
