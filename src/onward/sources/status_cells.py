"""Status cells that are little logs: "Applied 3/5/2024, rejected 3/20/2024"."""

from __future__ import annotations

import re

from onward.sources.dates import days_within
from onward.sources.plain import unaccented

_BETWEEN = re.compile(r"[\s:(\[,;>|)\]=/+-]+|\b(?:on|am|le|el|em|then|and)\b")


def steps(cell: str) -> list[tuple[str, str]]:
    """(words, day) of each step that a cell tells with its day; the words stand before the day."""
    made, rest = [], unaccented(cell)
    for day in days_within(cell):
        words, _, rest = rest.partition(day)
        bare = " ".join(_BETWEEN.sub(" ", words).split())
        if bare:
            made.append((bare, day))
    return made
