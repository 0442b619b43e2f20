"""Status words → what happened. Words, not phrases: "Inter + Rejec" is an interview and a rejection."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from onward.events import Kind
from onward.sources.plain import plain
from onward.sources.vocabulary import BLANK, NO, NOT_SENT, STATUSES, YES


@dataclass(frozen=True)
class Meaning:
    """What a status says.

    Attributes:
        kinds: what happened, in the order of a search.
        sent: False where the application was not sent (a wish, a draft).
        known: False where no word of it is known.
    """

    kinds: tuple[Kind, ...]
    sent: bool = True
    known: bool = True


_NOT_SENT = re.compile(rf"^(?:{NOT_SENT})$")
_STATUSES = tuple((kind, re.compile(rf"\b(?:{pattern})\b")) for kind, pattern in STATUSES)
_LONGEST_BLANK = max(len(text) for text in BLANK) + 4
_ORDER = {kind: number for number, kind in enumerate(Kind)}
_DAYS = re.compile(r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?")


@lru_cache(maxsize=16384)
def meaning(text: str) -> Meaning:
    """What a status says; a blank says nothing and is known."""
    words = plain(_DAYS.sub(" ", text))
    if words in BLANK:
        return Meaning(())
    if _NOT_SENT.match(words):
        return Meaning((), sent=False)
    found: set[Kind] = set()
    known = False
    for kind, pattern in _STATUSES:
        words, times = pattern.subn(" ; ", words)
        if times:
            known = True
            if kind is not None:
                found.add(kind)
    kinds = tuple(sorted(found - {Kind.APPLIED}, key=_ORDER.__getitem__))
    return Meaning(_without_contradictions(kinds), known=known)


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
    return plain(text) in BLANK and not is_yes(text) and not is_no(text)
