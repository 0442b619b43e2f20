"""The running account of a table's rows, and what is said of many rows at once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from onward.events import Application, Kind
from onward.language import gettext as _
from onward.language import ngettext as _n
from onward.reading import Note
from onward.sources.employers import bare_employer
from onward.sources.kind_names import kind_name
from onward.sources.plain import plain
from onward.sources.row_numbers import counted_rows, spans

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


@dataclass(frozen=True)
class Aside:
    """A row that no statistics count and a kept search has a place for: only saved, or sent on an unknown day.

    Attributes:
        draft: without APPLIED where it was only saved.
        doubts: what is unclear of it.
    """

    draft: Draft
    doubts: tuple[Note, ...]

    @property
    def sent(self) -> bool:
        """Whether it was sent, on a day that nobody knows."""
        return any(event.kind is Kind.APPLIED for event in self.draft.application.events)


@dataclass(eq=False)
class Account:
    """What became of the rows so far.

    Attributes:
        drafts, skipped, doubts: the rows that were kept and left out, and what is unclear of one row.
        aside: those left out that a kept search has a place for.
        known: days that the table knows of.
        unknown: status words that nobody knows → numbers of the rows.
        unsure: status words that were read as one of two things, and what they were read as → numbers of the rows.
        emptied: (column, cell) of days that stand for empty cells, with their counts.
        instead: column whose day stood in ("above", "inbound") → numbers of the rows.
    """

    drafts: list[Draft] = field(default_factory=list)
    skipped: list[Note] = field(default_factory=list)
    doubts: list[Note] = field(default_factory=list)
    aside: list[Aside] = field(default_factory=list)
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
            text = (
                _("the same employer, role and day as row {row}; both are kept")
                if application.role
                else _("the same employer and day as row {row}; both are kept")
            )
            self.doubts.append(Note(application.row, text.format(row=twin)))

    def summaries(self) -> list[Note]:
        """What is said of many rows at once."""
        return [Note(None, why) for why in (*self._words(), *self._stand_ins(), *self._undated())]

    def _words(self) -> Iterator[str]:
        for word, rows in _commonest(self.unknown):
            text = _('the status "{word}" ({count}) is not known; kept with what else they say: {rows}')
            yield text.format(word=word, count=len(rows), rows=spans(rows))
        for (word, kinds), rows in _commonest(self.unsure):
            text = _(
                'the status "{word}" ({count}) was taken as {kinds}; if it is not, write it otherwise: {rows}'
            )
            yield text.format(word=word, count=len(rows), kinds=kinds, rows=spans(rows))
        for (column, text), times in self.emptied.most_common(_MOST_WORDS):
            said = _('column "{column}": "{text}" in {rows} is what an empty cell becomes; taken as empty')
            yield said.format(column=column, text=text, rows=counted_rows(times))

    def _stand_ins(self) -> Iterator[str]:
        for source, numbers in self.instead.items():
            many = len(numbers)
            if source == "inbound":
                text = _("in {count} somebody wrote first: they are part of the search, not of the rates")
                yield text.format(count=many)
            elif source == "above":
                yield _n(
                    "{rows} has no day of its own; the day of the row above was taken",
                    "{rows} have no day of their own; the day of the row above was taken",
                    many,
                ).format(rows=spans(numbers))
            else:
                yield _n(
                    '{rows} has no day of its own; that in column "{column}" was taken',
                    '{rows} have no day of their own; that in column "{column}" was taken',
                    many,
                ).format(rows=spans(numbers), column=source)

    def _undated(self) -> Iterator[str]:
        undated: defaultdict[Kind, list[int]] = defaultdict(list)
        for draft in self.drafts:
            for kind in dict.fromkeys(e.kind for e in draft.application.events if e.on is None):
                undated[kind].append(draft.application.row)
        for kind, rows in undated.items():
            if kind in ANSWERS:
                text = _n(
                    '"{kind}" has no day in {count}; it is counted as in time: {rows}',
                    '"{kind}" has no day in {count}; they are counted as in time: {rows}',
                    len(rows),
                )
            else:
                text = _('"{kind}" has no day in {count}; the last day of the file was taken: {rows}')
            yield text.format(kind=kind_name(kind), count=counted_rows(len(rows)), rows=spans(rows))


def of_aside(aside: Sequence[Aside]) -> Iterator[Note]:
    """What is said of rows that only a kept search has a place for."""
    unknown = [one.draft.application.row for one in aside if one.sent]
    saved = [one.draft.application.row for one in aside if not one.sent]
    if unknown:
        text = _n(
            "{rows} has no day of application; it is kept as sent on a day that nobody knows, and no rate counts it",
            "{rows} have no day of application; they are kept as sent on a day that nobody knows, and no rate counts"
            " them",
            len(unknown),
        )
        yield Note(None, text.format(rows=spans(unknown)))
    if saved:
        text = _n(
            "{rows} is a wish, a draft or a plan: kept as saved",
            "{rows} are wishes, drafts or plans: kept as saved",
            len(saved),
        )
        yield Note(None, text.format(rows=spans(saved)))


_Word = TypeVar("_Word")


def _commonest(found: Mapping[_Word, list[int]]) -> list[tuple[_Word, list[int]]]:
    """The words that stand in most rows, with the rows."""
    return sorted(found.items(), key=lambda item: -len(item[1]))[:_MOST_WORDS]
