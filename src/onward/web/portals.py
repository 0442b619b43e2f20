"""Where a posting was found, guessed from its address's host: only where that is a portal that everybody knows."""

from __future__ import annotations

from urllib.parse import urlsplit

_PORTALS = {
    "linkedin": "LinkedIn",
    "indeed": "Indeed",
    "glassdoor": "Glassdoor",
    "stepstone": "StepStone",
    "xing": "XING",
    "monster": "Monster",
    "ziprecruiter": "ZipRecruiter",
    "wellfound": "Wellfound",
    "welcometothejungle": "Welcome to the Jungle",
    "arbeitsagentur": "Arbeitsagentur",
    "jobteaser": "JobTeaser",
    "reed": "Reed",
    "totaljobs": "Totaljobs",
    "dice": "Dice",
    "handshake": "Handshake",
    "joinhandshake": "Handshake",
    "hellowork": "HelloWork",
    "infojobs": "InfoJobs",
    "jobs": "jobs.ch",
    "karriere": "karriere.at",
    "seek": "SEEK",
    "naukri": "Naukri",
}
_ONLY_THERE = {"jobs": {"ch"}, "karriere": {"at"}, "reed": {"uk"}, "seek": {"au", "nz"}, "dice": {"com"}}
"""Words that other hosts carry too, with the ends of the names under which they are the portal."""


def portal_of(address: str) -> str:
    """ "https://de.linkedin.com/jobs/view/1" → "LinkedIn"; empty where it is no such portal."""
    try:
        host = urlsplit(address if "://" in address else f"//{address}").hostname or ""
    except ValueError:
        return ""
    parts = host.rstrip(".").split(".")
    # The owner's name stands before the ending, which has one part or, as in co.uk, two.
    name = next((part for part in reversed(parts[:-1]) if part not in _SECOND), "")
    ends = _ONLY_THERE.get(name)
    return "" if ends and parts[-1] not in ends else _PORTALS.get(name, "")


_SECOND = {"co", "com", "org", "net"}
