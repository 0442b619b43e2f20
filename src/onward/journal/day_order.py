"""Nothing comes of an application before it was sent: the one place where that is judged, for whoever writes.

Where they wrote first, what came may lie before the application. What a file says was judged when it was read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Protocol, TypeVar
from uuid import UUID

from onward.events import Kind
from onward.language import full_day
from onward.language import gettext as _

BEGINS = frozenset({Kind.APPLIED, Kind.CONTACTED})
"""With these an application begins; everything else is a step."""


class Fact(Protocol):
    """What of a fact is needed here."""

    @property
    def kind(self) -> str:
        """What happened."""

    @property
    def on(self) -> date | None:
        """The day, where it is known."""


class Said(Fact, Protocol):
    """The same of one that is kept."""

    @property
    def fact(self) -> UUID:
        """All its revisions share it."""

    @property
    def application_id(self) -> UUID:
        """What it happened to."""


class BeforeSendingError(Exception):
    """A step lies before the day of its application; the message names both days. Nothing was written.

    Attributes:
        applied_on: the day of the application.
        kind, on: the step.
        was_there: the step was there, and the application's day is what was just said.
    """

    def __init__(self, applied_on: date, step: Fact, *, was_there: bool = False) -> None:
        self.applied_on, self.was_there = applied_on, was_there
        self.kind, self.on = Kind(step.kind), step.on or applied_on
        super().__init__(self.applied_on, self.kind, self.on)

    def __str__(self) -> str:
        """The sentence, in the language that is spoken."""
        text = _("You applied on {applied}; {what} on {day} can't belong to it. Correct one of the two days.")
        said = text.format(applied=full_day(self.applied_on), what=_a(self.kind), day=full_day(self.on))
        return said + " " + _("If they wrote first, record that before.") if self.was_there else said


Some = TypeVar("Some", bound=Fact)


def first_before_sending(facts: Iterable[Some]) -> tuple[date, Some] | None:
    """The day of the application, and the first step before it; None where all is in order."""
    known = list(facts)
    sent = [fact.on for fact in known if fact.kind == Kind.APPLIED and fact.on is not None]
    if not sent or any(fact.kind == Kind.CONTACTED for fact in known):
        return None
    applied_on = min(sent)
    early = [fact for fact in known if fact.on is not None and fact.on < applied_on]
    return (applied_on, min(early, key=lambda fact: fact.on or applied_on)) if early else None


def refusal(facts: Sequence[Fact], step: Fact) -> BeforeSendingError | None:
    """Why a step can't be recorded; None where it can.

    Args:
        facts: all of its application, as they count now.
        step: that is to come to them.
    """
    begins = step.kind == Kind.APPLIED
    found = first_before_sending([*(fact for fact in facts if begins or fact.kind in BEGINS), step])
    return BeforeSendingError(*found, was_there=begins) if found else None


def refuse_before_sending(said: Iterable[Said], facts: Mapping[UUID, Sequence[Said]]) -> None:
    """Refuse what was just said where it puts a step before its application.

    Args:
        said: facts that are new, or whose kind or day is.
        facts: application → all its facts as they count now.

    Raises:
        BeforeSendingError: for the first that can't be.
    """
    told = list(said)
    new = {event.fact for event in told}
    for of in dict.fromkeys(event.application_id for event in told):
        rows = facts.get(of, ())
        sent_anew = any(row.fact in new and row.kind == Kind.APPLIED for row in rows)
        found = first_before_sending(
            [row for row in rows if sent_anew or row.fact in new or row.kind in BEGINS],
        )
        if found is not None:
            applied_on, early = found
            raise BeforeSendingError(applied_on, early, was_there=early.fact not in new)


def _a(kind: Kind) -> str:
    return {
        Kind.APPLIED: _("an application"),
        Kind.ANSWERED: _("an answer"),
        Kind.SCREEN: _("a first talk"),
        Kind.ASSESSMENT: _("a test or task"),
        Kind.INTERVIEW: _("an interview"),
        Kind.OFFER: _("an offer"),
        Kind.ACCEPTED: _("an acceptance"),
        Kind.DECLINED: _("a declined offer"),
        Kind.REJECTED: _("a no"),
        Kind.WITHDRAWN: _("a withdrawal"),
        Kind.CLOSED: _("a closing"),
        Kind.CONTACTED: _("a first message"),
    }[kind]
