"""Status words → what happened. Words, not phrases: "Inter + Rejec" is an interview and a rejection."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from onward.events import Kind
from onward.sources.dates import days_within
from onward.sources.emoji import DONE, in_words, signs
from onward.sources.plain import plain, unaccented
from onward.sources.vocabulary import BLANK, LET_GO, NO, NOT_SENT, STATUSES, UNSURE, YES


@dataclass(frozen=True)
class Meaning:
    """What a status says.

    Attributes:
        kinds: what happened, in the order of a search.
        sent: False where the application was not sent (a wish, a draft).
        known: False where no word of it is known.
        unsure: True where it could well mean something else.
    """

    kinds: tuple[Kind, ...]
    sent: bool = True
    known: bool = True
    unsure: bool = False


_NOT_SENT = re.compile(rf"^(?:{NOT_SENT})$")
_LET_GO = re.compile(rf"^(?:{LET_GO})$")
_STATUSES = tuple((kind, re.compile(rf"\b(?:{pattern})\b")) for kind, pattern in STATUSES)
_LONGEST_BLANK = max(len(text) for text in BLANK) + 4
_ORDER = {kind: number for number, kind in enumerate(Kind)}
_UNSURE = re.compile(rf"\b(?:{UNSURE})\b")
_TAKEN_FOR = frozenset({Kind.WITHDRAWN, Kind.OFFER})


@lru_cache(maxsize=16384)
def meaning(text: str) -> Meaning:
    """What a status says; a blank says nothing and is known."""
    said = _of_words(plain(_without_days(text)))
    pictures = signs(text)
    return _with_pictures(said, pictures, alone=not plain(text)) if pictures else said


def is_let_go(text: str) -> bool:
    """Whether a status says that it was not sent and never will be."""
    return bool(_LET_GO.match(plain(text)))


def _without_days(text: str) -> str:
    bare = unaccented(text)
    for day in days_within(bare):
        bare = bare.replace(day, " ", 1)
    return bare


def _of_words(words: str) -> Meaning:
    if words in BLANK:
        return Meaning(())
    if _NOT_SENT.match(words):
        return Meaning((), sent=False)
    found: set[Kind] = set()
    known, left = False, words
    for kind, pattern in _STATUSES:
        left, times = pattern.subn(" ; ", left)
        if times:
            known = True
            if kind is not None:
                found.add(kind)
    kinds = _in_order(found)
    return Meaning(kinds, known=known, unsure=bool(_UNSURE.search(words)) and bool(_TAKEN_FOR & set(kinds)))


def _with_pictures(said: Meaning, pictures: tuple[str, ...], *, alone: bool) -> Meaning:
    """Words and pictures together; a picture that nobody knows is decoration beside words, and a question alone."""
    if not alone and (not said.sent or said.known):
        pictures = tuple(sign for sign in pictures if sign not in DONE)
    told = [words for sign in pictures if (words := in_words(sign))]
    if not said.sent or not told:
        return Meaning((), known=False) if alone else said
    kinds = _in_order({*said.kinds, *(kind for words in told for kind in _of_words(words).kinds)})
    return Meaning(kinds, unsure=alone and bool(DONE & set(pictures)))


def _in_order(found: set[Kind]) -> tuple[Kind, ...]:
    kinds = tuple(sorted(found - {Kind.APPLIED}, key=_ORDER.__getitem__))
    return _without_contradictions(kinds)


def _without_contradictions(kinds: tuple[Kind, ...]) -> tuple[Kind, ...]:
    """A rejection is more than a closing; an acceptance more than an offer."""
    drop: set[Kind] = set()
    if Kind.REJECTED in kinds or Kind.WITHDRAWN in kinds:
        drop.add(Kind.CLOSED)
    if Kind.ACCEPTED in kinds or Kind.DECLINED in kinds:
        drop |= {Kind.OFFER}
    return tuple(kind for kind in kinds if kind not in drop)


@lru_cache(maxsize=16384)
def is_yes(text: str) -> bool:
    """Whether a cell is a yes, a tick or a cross."""
    return text.strip().casefold() in YES or plain(text) in YES


@lru_cache(maxsize=16384)
def is_no(text: str) -> bool:
    """Whether a cell is a no."""
    return text.strip().casefold() in NO or plain(text) in NO


def is_blank(text: str) -> bool:
    """Whether a cell says nothing: empty, "N/A", "TBD", "—"."""
    return not text or (len(text) <= _LONGEST_BLANK and _says_nothing(text))


@lru_cache(maxsize=16384)
def _says_nothing(text: str) -> bool:
    return plain(text) in BLANK and not is_yes(text) and not is_no(text) and not signs(text)
