"""What a file would become, as lines and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from onward.journal.models import Search
from onward.journal.taking_in import Plan, stays_away
from onward.language import gettext as _
from onward.language import number
from onward.ledger import words
from onward.reading import Note, Reading

_MOST_NOTES = 12


def lines_of(found: Plan) -> Iterator[str]:
    """How it was read, what it becomes, and what of it is left out or in doubt."""
    reading = found.reading
    yield words.read_counts(reading)
    yield counts(found)
    if found.away:
        yield stays_away(found.away)
    columns = ", ".join(f"{field} = {column!r}" for field, column in reading.mapping.items())
    if columns:
        yield _("Columns: {columns}").format(columns=columns)
    yield from _notes(_("Left out"), reading.skipped)
    yield from _notes(_("In doubt"), reading.doubts)


def nothing_new(found: Plan, reading: Reading) -> Iterator[str]:
    """The same of a file that is known: how many, and what of it is not as it is here.

    Args:
        found: what it would become.
        reading: as it was read, before anybody looked at what is here; its own doubts were told when it was new.
    """
    yield counts(found)
    if found.away:
        yield stays_away(found.away)
    yield from _notes(_("In doubt"), found.reading.doubts[len(reading.doubts) :])


def counts(found: Plan) -> str:
    """How many are new, known with news, and known."""
    line = _("{new} new, {more} with news, {same} known.")
    return line.format(new=number(len(found.new)), more=number(len(found.more)), same=number(found.same))


def _notes(title: str, notes: Sequence[Note]) -> Iterator[str]:
    for note in notes[:_MOST_NOTES]:
        yield f"{title}: {f'{words.row(note.row)}: ' if note.row else ''}{note.why}"
    if len(notes) > _MOST_NOTES:
        more = _("{count} more; --json shows them all.").format(count=number(len(notes) - _MOST_NOTES))
        yield f"{title}: {more}"


def in_json(path: Path, found: Plan, search: Search | None) -> dict[str, Any]:
    """The same as JSON; `taken_in` says whether anything was written."""
    reading = found.reading
    return {
        "file": str(path),
        "format": reading.format,
        "search": search.name if search else None,
        "rows": reading.rows,
        "new": len(found.new),
        "more": len(found.more),
        "same": found.same,
        "away": found.away,
        "skipped": [{"row": note.row, "why": note.why} for note in reading.skipped],
        "doubts": [{"row": note.row, "why": note.why} for note in reading.doubts],
        "taken_in": False,
        "undo": None,
    }
