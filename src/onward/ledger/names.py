"""How things are called: an application when a person reads of it, a claim in an id."""

from __future__ import annotations

import re

from onward.events import Application
from onward.ledger import words


def application_name(application: Application) -> str:
    """Employer and role, as far as they are known; else the row."""
    parts = [part for part in (application.employer, application.role) if part]
    return ", ".join(parts) or words.row(application.row)


def slug(text: str) -> str:
    """A name as an id holds it: "C++" is "c-plus-plus"."""
    spoken = text.casefold().replace("+", " plus ").replace("#", " sharp ")
    return re.sub(r"[\W_]+", "-", spoken).strip("-") or "unnamed"
