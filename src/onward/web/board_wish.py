"""What a person wants when they move a card, as its form says it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.functional import Promise as StrPromise

from onward.events import Kind
from onward.journal.derive import ENDING_OF
from onward.journal.models import Ending, Place
from onward.journal.names import ENDINGS, KINDS, PLACES
from onward.web.finding import today
from onward.web.forms.days import DayField

KIND_OF_ENDING = {ending: kind for kind, ending in ENDING_OF.items()}
HOW_IT_ENDS = (Ending.REJECTED, Ending.CLOSED, Ending.WITHDRAWN, Ending.ACCEPTED, Ending.DECLINED)
"""In the order in which they are offered."""


@dataclass(frozen=True)
class Wish:
    """A move that somebody wants.

    Attributes:
        place, kind: where to, and which talk or which ending.
        on: the day.
        seen: the card's stamp when it was seen; None where the form did not say.
        sure: the person was asked and said yes; `told` are the facts of which they read that they are taken back.
        back: where to go when it is done, for a browser without scripts.
    """

    place: Place
    kind: Kind | None
    on: date
    seen: str | None
    sure: bool
    told: frozenset[UUID]

    @property
    def to(self) -> str:
        """As the form names it."""
        return f"{self.place}:{self.kind}" if self.kind else str(self.place)


class UnreadableWishError(Exception):
    """The form can't be read; the message says what is wrong with it."""


def read_wish(form: QueryDict) -> Wish | None:
    """What is wanted; None where no column was chosen.

    Raises:
        UnreadableWishError: if the day is none.
    """
    place, _, kind = form.get("to", "").partition(":")
    if place not in Place.values or (kind and kind not in set(Kind)):
        return None
    try:
        on = DayField().clean(form.get("on", ""))
    except forms.ValidationError as error:
        raise UnreadableWishError(error.messages[0]) from error
    return Wish(
        place=Place(place),
        kind=Kind(kind) if kind else None,
        on=on or today(),
        seen=form.get("seen"),
        sure="sure" in form,
        told=frozenset(_ids(form)),
    )


def _ids(form: MultiValueDict[str, str]) -> list[UUID]:
    found = []
    for text in form.getlist("told"):
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return found


def choices(place: str, ending: str = "") -> list[tuple[str, list[tuple[str, StrPromise]]]]:
    """Where a card of a column may go: groups of form values and words; the first group has no heading."""
    steps: list[tuple[str, StrPromise]] = []
    for to in Place:
        if to is Place.TALKING:
            steps += [
                (f"{to}:{kind}", KINDS[kind])
                for kind in (Kind.SCREEN, Kind.ASSESSMENT)
                if place != to or kind is Kind.ASSESSMENT
            ]
        elif to not in {place, Place.ENDED}:
            steps.append((to, PLACES[to]))
    ends = [(f"{Place.ENDED}:{KIND_OF_ENDING[how]}", ENDINGS[how]) for how in HOW_IT_ENDS if how != ending]
    return [("", steps), (Place.ENDED, ends)]
