"""Files of other programs that are known by their header, and what only their makers could tell."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from onward.language import gettext as _
from onward.language import later as _later
from onward.sources.plain import plain
from onward.sources.unreadable import UnreadableError

OWN = "Onward"
"""Our own export of a search."""
_LINKEDIN = _later("LinkedIn, applications")
_HEADERS: tuple[tuple[str, frozenset[str]], ...] = (
    (OWN, frozenset({"number", "employer", "role", "status", "date applied", "contacted date", "closed date"})),
    (_LINKEDIN, frozenset({"application date", "company name", "job title", "job url", "resume name"})),
    ("LinkedIn, saved jobs", frozenset({"saved date", "job url", "job title", "company name"})),
    ("JustAJobApp", frozenset({"date received", "sender name", "sender email", "subject", "status label"})),
    ("jobsync", frozenset({"index", "created at", "applied", "applied date", "company", "job title", "status"})),
    ("career-ops", frozenset({"date", "company", "role", "score", "status", "pdf", "report"})),
    ("ai-job-search", frozenset({"date", "company", "role", "channel", "status", "fit rating", "cv file"})),
    ("resume-cli", frozenset({"resume version", "company", "role", "date applied", "response status"})),
    (
        "job-search-tracker",
        frozenset({"company name", "role", "status", "first contact date", "last contact date"}),
    ),
    ("Huntr", frozenset({"list", "company", "title"})),
    ("Huntr", frozenset({"list", "employer", "job title"})),
)
_FIELDS: Mapping[str, Mapping[str, str]] = {
    # LinkedIn writes down how the employer reaches the person who applied.
    _LINKEDIN: {"contact email": "ignored", "contact phone number": "ignored"},
}
_APPLIED_IN_NOTES = re.compile(r"\bapplied\s+(?:on\s+)?(\d{4}-\d{2}-\d{2})", re.I)


def known_format(header: Sequence[str]) -> str | None:
    """The program that wrote a header; None for people's own sheets."""
    names = {plain(name) for name in header}
    return next((program for program, needed in _HEADERS if needed <= names), None)


def fields_of(program: str | None) -> Mapping[str, str]:
    """Header, as `plain` gives it → field, where a program is known to mean something else by its words."""
    return _FIELDS.get(program or "", {})


def refuse(program: str | None, where: str) -> None:
    """Files that hold no applications though they look so.

    Raises:
        UnreadableError: for those.
    """
    if program == "LinkedIn, saved jobs":
        what = _("these are the jobs that you saved, not those that you applied for")
        raise UnreadableError(what, where, _('give "Job Applications.csv" from the same archive'))
    if program == "JustAJobApp":
        what = _("this list has a row for each mail and no employers")
        raise UnreadableError(what, where, _("export a list of applications, with employer and day"))


def applied_in_notes(program: str | None, notes: str) -> date | None:
    """career-ops keeps the day of the application in its notes; its Date is that of the evaluation."""
    match = _APPLIED_IN_NOTES.search(notes) if program == "career-ops" else None
    return date.fromisoformat(match[1]) if match and _exists(match[1]) else None


def _exists(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
