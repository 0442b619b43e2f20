"""Columns, and what their cells look like."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice

from onward.sources import dates
from onward.sources.emoji import signs
from onward.sources.statuses import is_blank, is_no, is_yes, meaning

_URL = re.compile(r"^(https?://|www\.)\S+$|^\S+\.(com|org|net|io|de|fr|co)(/\S*)?$", re.I)
_NUMBER = re.compile(r"^[-+]?[$€£]?\s?\d[\d.,\s]*\s?([k%$€£]|/\s?\d+)?$", re.I)
_SAMPLE = 1000


@dataclass(frozen=True, eq=False)
class Column:
    """A column and what its cells look like.

    Attributes:
        place: 0-based.
        header: as written; "" becomes "column C".
        filled: distinct cells that say something, with their counts.
        cells: how many cells there are, blank ones too.
    """

    place: int
    header: str
    filled: Counter[str]
    cells: int

    @property
    def is_nameless(self) -> bool:
        """Whether the sheet gives it no name."""
        return self.header == f"column {letter(self.place)}"

    def share(self, test: Callable[[str], bool]) -> float:
        """Which share of the filled cells pass a test; a thousand different cells say it well enough."""
        sample = list(islice(self.filled.items(), _SAMPLE))
        total = sum(times for _, times in sample)
        return sum(times for text, times in sample if test(text)) / total if total else 0.0

    @property
    def days(self) -> float:
        """Share of cells that are days."""
        return self.share(lambda text: dates.written(text) is not None)

    @property
    def flags(self) -> float:
        """Share of cells that are a yes or a no."""
        return self.share(lambda text: is_yes(text) or is_no(text))

    @property
    def numbers(self) -> float:
        """Share of cells that are numbers or amounts."""
        return self.share(lambda text: bool(_NUMBER.match(text)))

    @property
    def urls(self) -> float:
        """Share of cells that are addresses."""
        return self.share(lambda text: bool(_URL.match(text)))

    @property
    def statuses(self) -> float:
        """Share of cells whose words or pictures are statuses; a bare yes or no is none."""
        return self.share(lambda text: _may_tell(text) and (meaning(text).known or not meaning(text).sent))

    @property
    def news(self) -> float:
        """Share of cells that say what came: a talk, an offer, an ending."""
        return self.share(lambda text: _may_tell(text) and bool(meaning(text).kinds))


def _may_tell(text: str) -> bool:
    return bool(signs(text)) or not (is_yes(text) or is_no(text))


def profile(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[Column]:
    """The columns of a table."""
    width = max([len(header), *(len(row) for row in rows)], default=0)
    found = []
    for place in range(width):
        written = Counter(row[place] for row in rows if place < len(row))
        cells = Counter({text: times for text, times in written.items() if not is_blank(text)})
        name = header[place] if place < len(header) and header[place] else f"column {letter(place)}"
        found.append(Column(place, name, cells, len(rows)))
    return found


def letter(place: int) -> str:
    """How a spreadsheet calls a column: 0 → A, 27 → AB."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(65 + rest) + name
    return name
