"""Claims of the person's own, and finding one of the ledger's by words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from onward.journal.models import Application, Batch, RegisteredClaim, Search
from onward.journal.own_columns import known_as
from onward.journal.writing import write
from onward.ledger.findings import Claim
from onward.ledger.names import slug

_OWN_COLUMNS = {"Source": "source", "Resume": "resume__name", "Letter": "letter__name"}
"""What every application has a field for, whether or not one is filled in yet."""


class NoSuchColumnError(Exception):
    """No application has this column.

    Attributes:
        known: the columns that there are.
    """

    def __init__(self, column: str, known: Sequence[str]) -> None:
        super().__init__(column)
        self.column, self.known = column, list(known)


def columns(search: Search) -> dict[str, list[str]]:
    """What tells the applications of a search apart: each column with its levels."""
    rows = Application.objects.filter(search=search, removed=False)
    found: dict[str, dict[str, None]] = {
        column: dict.fromkeys(rows.exclude(**{f"{field}__isnull": True}).values_list(field, flat=True).distinct())
        for column, field in _OWN_COLUMNS.items()
    }
    for attributes in rows.exclude(attributes={}).values_list("attributes", flat=True):
        for column, level in attributes.items():
            found.setdefault(str(column), {})[str(level)] = None
    return {column: [level for level in levels if level] for column, levels in found.items()}


def register(search: Search, column: str, level: str, *, on: date) -> tuple[RegisteredClaim, Batch | None]:
    """Register that applications with this level do differently; only those sent after that day count for it.

    Args:
        search: whose.
        column, level: in any capitals; a level that no application has yet is taken as it is written.
        on: the person's day.

    Returns:
        The claim, and the batch that undoes it; no batch where it was registered before.

    Raises:
        NoSuchColumnError: if no application has the column.
    """
    there = columns(search)
    name = _spelled(column, there)
    if name is None:
        raise NoSuchColumnError(column, sorted(there))
    value = _spelled(level, there[name]) or level.strip()
    known = RegisteredClaim.objects.filter(search=search, column=name, level=value, removed=False).first()
    if known is not None:
        return known, None
    with write(search, "claim registered", column=name, level=value) as pen:
        return pen.register_claim(name, value, on), pen.batch


def withdraw(claim: RegisteredClaim) -> Batch:
    """Take a claim of one's own back; its number is never given to another."""
    with write(claim.search, "claim withdrawn", column=claim.column, level=claim.level) as pen:
        pen.remove(claim)
    return pen.batch


def sought_claims(claims: Iterable[Claim], words: str) -> list[Claim]:
    """The claims that are meant: the one of that id, else those in whose id and sentence all words occur."""
    known = list(claims)
    exact = [claim for claim in known if words.strip().casefold() == claim.id]
    wanted = slug(words.replace("=", " ")).split("-")
    return exact or [claim for claim in known if _all_in(wanted, f"{claim.id} {claim.claim}")]


def _all_in(words: Sequence[str], text: str) -> bool:
    there = set(slug(text).split("-"))
    return all(word in there for word in words)


def _spelled(wanted: str, known: Iterable[str]) -> str | None:
    """As it is written in the search."""
    return next((name for name in known if known_as(name) == known_as(wanted)), None)
