"""The running account of a table's rows, and what is said of many rows at once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from onward.events import Application, Kind
from onward.reading import Note
from onward.sources.employers import bare_employer
from onward.sources.plain import plain
from onward.sources.row_numbers import counted, spans

ANSWERS = frozenset(Kind) - {Kind.APPLIED, Kind.CLOSED, Kind.WITHDRAWN, Kind.CONTACTED}
_TALKS = ANSWERS - {Kind.ANSWERED, Kind.REJECTED}
_MOST_WORDS = 20


@dataclass(frozen=True)
class Draft:
    """An application and the cells that it came from."""

    application: Application
    cells: Sequence[str]

    @property
    def answered(self) -> bool:
        """Whether an answer of any kind is known."""
        return any(event.kind in ANSWERS for event in self.application.events)

    @property
    def talked(self) -> bool:
        """Whether a screen, a test or an interview came of it, or an offer."""
        return any(event.kind in _TALKS for event in self.application.events)


@dataclass(eq=False)
class Account:
    """What became of the rows so far.

    Attributes:
        drafts, skipped, doubts: the rows that were kept and left out, and what is unclear of one row.
        known: days that the table knows of.
        unknown: status words that nobody knows → numbers of the rows.
        unsure: status words that were read as one of two things, and what they were read as → numbers of the rows.
        emptied: (column, cell) of days that stand for empty cells, with their counts.
        instead: column whose day stood in ("above", "inbound") → numbers of the rows.
    """

    drafts: list[Draft] = field(default_factory=list)
    skipped: list[Note] = field(default_factory=list)
    doubts: list[Note] = field(default_factory=list)
    known: list[date] = field(default_factory=list)
    unknown: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    unsure: defaultdict[tuple[str, str], list[int]] = field(default_factory=lambda: defaultdict(list))
    emptied: Counter[tuple[str, str]] = field(default_factory=Counter)
    instead: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    _seen: dict[object, int] = field(default_factory=dict)
    _alike: dict[tuple[str, str, date], int] = field(default_factory=dict)

    def same_as(self, cells: object, number: int) -> int | None:
        """The number of an earlier row with the very same cells."""
        first = self._seen.setdefault(cells, number)
        return first if first != number else None

    def keep(self, application: Application, cells: Sequence[str], applied: date | None) -> None:
        """Take a row as an application; one like an earlier one is in doubt."""
        self.drafts.append(Draft(application, cells))
        self.known += [event.on for event in application.events if event.on is not None]
        key = (bare_employer(application.employer), plain(application.role), applied or date.min)
        twin = self._alike.setdefault(key, application.row)
        if twin != application.row and application.employer:
            what = "employer, role and day" if application.role else "employer and day"
            self.doubts.append(Note(application.row, f"the same {what} as row {twin}; both are kept"))

    def summaries(self) -> list[Note]:
        """What is said of many rows at once."""
        return [Note(None, why) for why in (*self._words(), *self._stand_ins(), *self._undated())]

    def _words(self) -> Iterator[str]:
        for word, rows in _commonest(self.unknown):
            yield f'the status "{word}" ({len(rows)}) is not known; kept with what else they say: {spans(rows)}'
        for (word, kind), rows in _commonest(self.unsure):
            what = f"was taken as {kind}; if it is not, write it otherwise"
            yield f'the status "{word}" ({len(rows)}) {what}: {spans(rows)}'
        for (column, text), times in self.emptied.most_common(_MOST_WORDS):
            yield f'column "{column}": "{text}" in {counted(times)} is what an empty cell becomes; taken as empty'

    def _stand_ins(self) -> Iterator[str]:
        for source, numbers in self.instead.items():
            have = "has no day of its own" if len(numbers) == 1 else "have no day of their own"
            if source == "inbound":
                yield f"in {len(numbers)} somebody wrote first: they are part of the search, not of the rates"
            elif source == "above":
                yield f"{spans(numbers)} {have}; the day of the row above was taken"
            else:
                yield f'{spans(numbers)} {have}; that in column "{source}" was taken'

    def _undated(self) -> Iterator[str]:
        undated: defaultdict[Kind, list[int]] = defaultdict(list)
        for draft in self.drafts:
            for kind in dict.fromkeys(e.kind for e in draft.application.events if e.on is None):
                undated[kind].append(draft.application.row)
        for kind, rows in undated.items():
            if kind in ANSWERS:
                counts = "it is counted as in time" if len(rows) == 1 else "they are counted as in time"
            else:
                counts = "the last day of the file was taken"
            yield f'"{kind.value}" has no day in {counted(len(rows))}; {counts}: {spans(rows)}'


_Word = TypeVar("_Word")


def _commonest(found: Mapping[_Word, list[int]]) -> list[tuple[_Word, list[int]]]:
    """The words that stand in most rows, with the rows."""
    return sorted(found.items(), key=lambda item: -len(item[1]))[:_MOST_WORDS]
