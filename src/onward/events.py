"""The facts of a search: dated events, and the applications that they belong to.

Sources make them, outcomes turn them into columns. Nothing here computes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """What happened. The order of the first seven is the order of a search."""

    APPLIED = "applied"
    ANSWERED = "answered"  # the employer wrote something, we do not know what
    SCREEN = "screen"
    ASSESSMENT = "assessment"
    INTERVIEW = "interview"
    OFFER = "offer"
    ACCEPTED = "accepted"
    DECLINED = "declined"  # the person refused an offer
    REJECTED = "rejected"  # an answer from the employer
    WITHDRAWN = "withdrawn"  # by the person
    CLOSED = "closed"  # an ending that is no answer from anyone: ghosted, ignored, archived, expired
    CONTACTED = "contacted"  # the employer or a recruiter wrote first; no application was sent


@dataclass(frozen=True, slots=True)
class Event:
    """One dated fact.

    Attributes:
        kind: what happened.
        on: the day; None where the file does not say.
        by: for an undated event, the last day by which it must have happened (the row's latest date, or the
            last day that the file knows of).
        origin: where it was read, for the person: 'column "Date sent"'.
    """

    kind: Kind
    on: date | None
    by: date | None = None
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Application:
    """One application as it was read: who, what, its events, and the arms that it was in.

    Attributes:
        row: number in the file as a spreadsheet shows it (the header is row 1), or the place in a list from 1.
        employer: as written; may be empty.
        role: as written; may be empty.
        events: in the order read. An application without an APPLIED event was not sent by the person.
        attributes: column name → level, for every column that may hold arms; blanks are left out.
        details: what else the row says, where that was asked for: "url", "location", "salary", "notes" and "contact" by
            these names, other cells by their column's.
    """

    row: int
    employer: str
    role: str
    events: tuple[Event, ...]
    attributes: Mapping[str, str] = field(default_factory=dict)
    details: Mapping[str, str] = field(default_factory=dict)
