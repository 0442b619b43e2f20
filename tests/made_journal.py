"""A search in the journal, made for a test."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from onward.events import Kind
from onward.journal.models import Application, Search
from onward.journal.searches import start_search
from onward.journal.writing import Fact, write

DAY = date(2026, 3, 2)


def a_search(name: str = "Mine") -> Search:
    return start_search(name)


def an_application(
    search: Search, employer: str = "Acme", role: str = "Engineer", on: date | None = DAY
) -> Application:
    """One application, sent on a day unless it is None."""
    made = Application(search=search, employer=employer, role=role, created_at=timezone.now())
    with write(search, "added", employer=employer) as pen:
        pen.add_applications([made])
        if on is not None:
            pen.record(made, Fact(Kind.APPLIED, on=on))
    made.refresh_from_db()
    return made
