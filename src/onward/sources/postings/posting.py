"""What can be known of a job posting, and how each part of it was found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum


class Found(StrEnum):
    """How a field was found; the first two are the site's own words about it."""

    STATED = "stated"  # data for machines, schema.org
    MARKED = "marked"  # the same, marked in the page's text
    LABELLED = "labelled"  # after a word such as "Location:"
    TITLE = "title"  # out of the page's title
    TEXT = "text"  # where it usually stands
    ADDRESS = "address"  # out of the address
    GIVEN = "given"  # the address that was pasted, or that came with it


SURE = frozenset({Found.STATED, Found.MARKED, Found.LABELLED, Found.GIVEN})


@dataclass(frozen=True)
class Fields:
    """Some fields of a posting, all of them plain text; "" or None for what is not known."""

    employer: str = ""
    role: str = ""
    location: str = ""
    address: str = ""
    salary: str = ""
    closes_on: date | None = None
    employment_type: str = ""
    description_text: str = ""


NAMES = tuple(one.name for one in fields(Fields))


@dataclass(frozen=True)
class Posting(Fields):
    """A posting as it was read, to be shown and corrected before it is kept.

    Attributes:
        found_by: how each field was found that is known.
        doubts: what the person should look at, a sentence each.
    """

    found_by: Mapping[str, Found] = field(default_factory=dict)
    doubts: tuple[str, ...] = ()

    def guessed(self, name: str) -> bool:
        """Whether a field is a guess, to be shown as one."""
        return name in self.found_by and self.found_by[name] not in SURE


Piece = tuple[Found, Fields]
"""Fields that were found in one way."""


def joined(pieces: Iterable[Piece], doubts: Iterable[str]) -> Posting:
    """Each field from the first piece that knows it."""
    known: dict[str, object] = {}
    found_by: dict[str, Found] = {}
    for found, piece in pieces:
        for name in NAMES:
            value = getattr(piece, name)
            if value and name not in known:
                known[name], found_by[name] = value, found
    return Posting(**known, found_by=found_by, doubts=tuple(dict.fromkeys(doubts)))  # type: ignore[arg-type]
