"""Where an application stands: recomputed from its events, and from nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from onward.events import Kind
from onward.journal.models import Ending, Place

PLACE_OF = {
    Kind.APPLIED: Place.APPLIED,
    Kind.ANSWERED: Place.ANSWERED,
    Kind.SCREEN: Place.TALKING,
    Kind.ASSESSMENT: Place.TALKING,
    Kind.INTERVIEW: Place.INTERVIEW,
    Kind.OFFER: Place.OFFER,
    Kind.ACCEPTED: Place.OFFER,
    Kind.DECLINED: Place.OFFER,
    Kind.REJECTED: Place.APPLIED,
    Kind.WITHDRAWN: Place.SAVED,
    Kind.CLOSED: Place.SAVED,
    Kind.CONTACTED: Place.SAVED,
}
ENDING_OF = {
    Kind.ACCEPTED: Ending.ACCEPTED,
    Kind.DECLINED: Ending.DECLINED,
    Kind.REJECTED: Ending.REJECTED,
    Kind.WITHDRAWN: Ending.WITHDRAWN,
    Kind.CLOSED: Ending.CLOSED,
}
ANSWERS = {Kind.ANSWERED, Kind.SCREEN, Kind.ASSESSMENT, Kind.INTERVIEW, Kind.OFFER, Kind.REJECTED}
ORDER = list(Place)


class Fact(Protocol):
    """What of an event is needed here."""

    @property
    def kind(self) -> str:
        """What happened."""

    @property
    def on(self) -> date | None:
        """The day, where it is known."""


@dataclass(frozen=True)
class Standing:
    """Where an application stands.

    Attributes:
        place: the column of the board.
        ending: how it ended; empty while it has not.
        furthest: the furthest column that it reached, whatever came after.
        applied_on, answered_on: the first such days, where known.
        last_on: the latest day of all.
    """

    place: Place
    ending: str
    furthest: Place
    applied_on: date | None
    answered_on: date | None
    last_on: date | None


def standing(facts: Sequence[Fact]) -> Standing:
    """Where an application with these facts stands; facts in the order in which they were recorded.

    An ending ends it until something later revives it: an employer who writes again after silence, or after a no.
    """
    told = [(Kind(fact.kind), fact.on) for fact in facts]
    reached = [PLACE_OF[kind] for kind, _ in told]
    furthest = max(reached, key=ORDER.index, default=Place.SAVED)
    ending = _ending(told)
    return Standing(
        place=Place.ENDED if ending else furthest,
        ending=ending,
        furthest=furthest,
        applied_on=_first(on for kind, on in told if kind is Kind.APPLIED),
        answered_on=_first(on for kind, on in told if kind in ANSWERS),
        last_on=max((on for _, on in told if on is not None), default=None),
    )


def _ending(told: Sequence[tuple[Kind, date | None]]) -> str:
    """The last ending that nothing later revives. An acceptance is never undone by what the day says."""
    ended: tuple[Kind, date | None] | None = None
    for kind, on in _in_time(told):
        if kind in ENDING_OF:
            ended = (kind, on)
        elif ended is not None and kind in ANSWERS and ended[0] is not Kind.ACCEPTED and _later(on, ended[1]):
            ended = None
    return ENDING_OF[ended[0]].value if ended else ""


def _in_time(told: Sequence[tuple[Kind, date | None]]) -> list[tuple[Kind, date | None]]:
    """By day; what has no day stays where it was recorded, and on one day an ending comes last."""
    latest: date | None = None
    keyed = []
    for place, (kind, on) in enumerate(told):
        latest = on or latest
        keyed.append(((latest or date.min, kind in ENDING_OF, place), (kind, on)))
    return [pair for _, pair in sorted(keyed, key=lambda one: one[0])]


def _later(on: date | None, ended: date | None) -> bool:
    return on is not None and ended is not None and on > ended


def _first(days: Iterable[date | None]) -> date | None:
    return min((day for day in days if day is not None), default=None)
