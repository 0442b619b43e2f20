"""Columns that may hold arms, their levels under one spelling, and what must not become an arm."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onward.reading import Note
from onward.sources.columns import Column
from onward.sources.plain import plain
from onward.sources.statuses import is_blank, is_no, is_yes

MOST_LEVELS = 60
_FILLER = {
    "site",
    "website",
    "web",
    "page",
    "portal",
    "careers",
    "career",
    "com",
    "www",
    "de",
    "org",
    "the",
    "jobs",
}
_SPOKEN = {"+": "plus", "#": "sharp"}
_SIGNS = re.compile(r"(?<=\w)[+#]|(?<=\+)\+")  # C, C++ and C# are three things
_LEAK = 3.0
_LEAK_FEWEST = 6
_NOT_BY_CHANCE = 1e-3
_AFTERWARDS = re.compile(
    r"\b(follow(ed)?|followups?|chased|nudged?|pinged|reminders?|remind|nachgefasst|nachfass\w*|relances?|relance"
    r"|seguimiento|acompanhamento|second e?mail|archived?|archiviert|active|aktiv|still open|open|offen|done|erledigt"
    r"|next (step|action)|to do|todo)\b"
)
_GIVEN_AWAY, _GIVEN_AWAY_FEWEST, _FEW_TALKS = 0.8, 5, 0.4


@dataclass(frozen=True, eq=False)
class Levels:
    """A column's cells under one spelling: cell → level, and which spellings were joined."""

    of: Mapping[str, str]
    joined: tuple[tuple[str, tuple[str, ...]], ...]
    blank: str


def levels(column: Column) -> Levels | None:
    """The levels of a column; None where it cannot hold arms (one level only, or nearly all different)."""
    if column.flags >= 0.95 and column.filled:
        return _flags(column)
    groups: dict[str, Counter[str]] = defaultdict(Counter)
    for cell, times in column.filled.items():
        groups[_key(cell)][cell] += times
    total = column.filled.total()
    if not 2 <= len(groups) <= MOST_LEVELS or (len(groups) > 12 and len(groups) > total / 2):
        return None
    of, joined = {}, []
    for cells in groups.values():
        name = cells.most_common(1)[0][0]
        of.update(dict.fromkeys(cells, name))
        if len(cells) > 1:
            joined.append((name, tuple(cell for cell in cells if cell != name)))
    return Levels(of, tuple(joined), "")


def _flags(column: Column) -> Levels | None:
    """Yes and no; where only one of them is ever written, a blank is the other."""
    of = {cell: "yes" if is_yes(cell) else "no" for cell in column.filled if is_yes(cell) or is_no(cell)}
    said = set(of.values())
    blanks = column.cells - column.filled.total()
    if said == {"yes"} and blanks:
        return Levels(of, (), "no")
    return Levels(of, (), "") if len(said) == 2 else None


def _key(cell: str) -> str:
    """What two spellings of one thing have in common: "Otter Jobs" and "OtterJobs", "Company" and "Company
    Site".
    """
    words = plain(_SIGNS.sub(lambda sign: f" {_SPOKEN[sign[0]]} ", cell)).split()
    kept = [word for word in words if word not in _FILLER] or words
    return "".join(kept)


def joined_note(column: Column, found: Levels) -> list[Note]:
    """What was taken for one, in words."""
    return [
        Note(None, f'column "{column.header}": {_quoted(others)} taken as "{name}"')
        for name, others in found.joined
    ]


def _quoted(names: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def leaks(cells: Sequence[str], answered: Sequence[bool], talked: Sequence[bool]) -> bool:
    """Whether a column is filled, or has a level, mainly once news has come, so that it would know the outcome.

    Args:
        cells: the column's cells.
        answered: for each, whether the application was answered.
        talked: for each, whether a screen, a test or an interview came of it.
    """
    filled = [not is_blank(cell) for cell in cells]
    if _follows(filled, answered) or _only_without(cells, answered):
        return True
    levels = {plain(cell) for cell, there in zip(cells, filled, strict=True) if there}
    if len(levels) > MOST_LEVELS:
        return _gives_away(filled, talked)
    own = [[plain(cell) == level for cell in cells] for level in levels]
    return any(_gives_away(rows, talked) for rows in (filled, *own))


def _follows(filled: Sequence[bool], answered: Sequence[bool]) -> bool:
    """Whether a column is filled three times as often where an answer came."""
    pairs = list(zip(filled, answered, strict=True))
    with_answer = [there for there, hit in pairs if hit]
    without = [there for there, hit in pairs if not hit]
    if min(len(with_answer), len(without)) < _LEAK_FEWEST:
        return False
    share_with, share_without = sum(with_answer) / len(with_answer), sum(without) / len(without)
    return share_with >= _LEAK * share_without and share_with - share_without > 0.3


def _only_without(cells: Sequence[str], answered: Sequence[bool]) -> bool:
    """Whether a flag is set on many applications and on none that was answered: it was set because none came.

    Named levels are another matter: some portals really never answer.
    """
    if sum(is_yes(cell) or is_no(cell) for cell in cells if not is_blank(cell)) < sum(
        not is_blank(c) for c in cells
    ):
        return False
    rate = sum(answered) / len(answered) if answered else 0.0
    for test in (is_yes, is_no):
        here = [hit for cell, hit in zip(cells, answered, strict=True) if test(cell)]
        if here and not any(here) and (1 - rate) ** len(here) < _NOT_BY_CHANCE:
            return True
    return False


def happens_afterwards(header: str) -> bool:
    """Whether a column is about what a person did after the sending, which follows what came of it."""
    return bool(_AFTERWARDS.search(plain(header)))


def _gives_away(rows: Sequence[bool], talked: Sequence[bool]) -> bool:
    """Whether nearly all of these rows led to a talk though few do: nothing that a person chooses does that."""
    here = [hit for there, hit in zip(rows, talked, strict=True) if there]
    few = sum(talked) <= _FEW_TALKS * len(talked)
    return len(here) >= _GIVEN_AWAY_FEWEST and few and sum(here) >= _GIVEN_AWAY * len(here)
