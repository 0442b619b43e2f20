"""Status cells that are little logs: "Applied 3/5/2024, rejected 3/20/2024", or each day before its words."""

from __future__ import annotations

import re

from onward.sources.dates import days_within
from onward.sources.plain import unaccented

_BETWEEN = re.compile(r"[\s:(\[,;>|)\]=/+-]+|\b(?:on|am|le|el|em|then|and)\b")
_LEADING = re.compile(r"^[\s*•·>(\[-]*$")


def steps(cell: str) -> list[tuple[str, str]]:
    """(words, day) of each step that a cell tells with its day."""
    days = days_within(cell)
    if not days:
        return []
    pieces = _pieces(cell, days)
    told = pieces[1:] if _days_lead(pieces) else pieces[:-1]
    return [(words, day) for piece, day in zip(told, days, strict=True) if (words := _bare(piece))]


def _pieces(cell: str, days: tuple[str, ...]) -> list[str]:
    """What stands before, between and after the days."""
    pieces, rest = [], unaccented(cell)
    for day in days:
        before, _, rest = rest.partition(day)
        pieces.append(before)
    return [*pieces, rest]


def _days_lead(pieces: list[str]) -> bool:
    """Whether each day stands before its words: the cell begins with a day and ends with words."""
    return bool(_LEADING.match(pieces[0])) and bool(_bare(pieces[-1]))


def _bare(piece: str) -> str:
    return " ".join(_BETWEEN.sub(" ", piece).split())
