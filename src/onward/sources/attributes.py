"""Columns that may hold arms, their levels under one spelling, and what must not become an arm."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onward.language import gettext as _
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
    text = _('column "{column}": {others} taken as "{name}"')
    return [
        Note(None, text.format(column=column.header, others=_quoted(others), name=name))
        for name, others in found.joined
    ]


def _quoted(names: Sequence[str]) -> str:
    return ", ".join(_('"{name}"').format(name=name) for name in names)


def leaks(cells: Sequence[str], answered: Sequence[bool], talked: Sequence[bool]) -> bool:
    """Whether a column is filled, or has a level, mainly once news has come, so that it would know the outcome.

    Args:
        cells: the column's cells.
        answered: for each, whether the application was answered.
        talked: for each, whether a screen, a test or an interview came of it.
    """
    by_answer, by_talk = Counter(zip(cells, answered, strict=True)), Counter(zip(cells, talked, strict=True))
    if _follows(by_answer) or _only_without(by_answer):
        return True
    rare = sum(talked) <= _FEW_TALKS * len(talked)
    levels: dict[str, Counter[bool]] = defaultdict(Counter)
    for (cell, hit), times in by_talk.items():
        if not is_blank(cell):
            levels[plain(cell)][hit] += times
    filled = sum(levels.values(), Counter[bool]())
    own = levels.values() if len(levels) <= MOST_LEVELS else ()
    return rare and any(_gives_away(counts) for counts in (filled, *own))


def _follows(by_answer: Counter[tuple[str, bool]]) -> bool:
    """Whether a column is filled three times as often where an answer came."""
    total, filled = Counter[bool](), Counter[bool]()
    for (cell, hit), times in by_answer.items():
        total[hit] += times
        filled[hit] += 0 if is_blank(cell) else times
    if min(total[True], total[False]) < _LEAK_FEWEST:
        return False
    share_with, share_without = filled[True] / total[True], filled[False] / total[False]
    return share_with >= _LEAK * share_without and share_with - share_without > 0.3


def _only_without(by_answer: Counter[tuple[str, bool]]) -> bool:
    """Whether a flag is set on many applications and on none that was answered: it was set because none came.

    Named levels are another matter: some portals really never answer.
    """
    written = {cell for cell, _ in by_answer if not is_blank(cell)}
    if not all(is_yes(cell) or is_no(cell) for cell in written):
        return False
    rate = sum(times for (_, hit), times in by_answer.items() if hit) / max(1, by_answer.total())
    for test in (is_yes, is_no):
        here = Counter[bool]()
        for (cell, hit), times in by_answer.items():
            here[hit] += times if test(cell) else 0
        if here[False] and not here[True] and (1 - rate) ** here[False] < _NOT_BY_CHANCE:
            return True
    return False


def happens_afterwards(header: str) -> bool:
    """Whether a column is about what a person did after the sending, which follows what came of it."""
    return bool(_AFTERWARDS.search(plain(header)))


def _gives_away(counts: Counter[bool]) -> bool:
    """Whether nearly all of these rows led to a talk though few do: nothing that a person chooses does that."""
    return counts.total() >= _GIVEN_AWAY_FEWEST and counts[True] >= _GIVEN_AWAY * counts.total()
