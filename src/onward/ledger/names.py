"""How an application is called when a person reads of it."""

from __future__ import annotations

from onward.events import Application
from onward.ledger import words


def application_name(application: Application) -> str:
    """Employer and role, as far as they are known; else the row."""
    parts = [part for part in (application.employer, application.role) if part]
    return ", ".join(parts) or words.row(application.row)
