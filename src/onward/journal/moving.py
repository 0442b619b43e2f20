"""Moving an application to another column of the board: which facts that records, and which it takes back.

Forward records what happened. Back takes back the facts beyond, and an ending gives way to a later answer or is taken
back. Nothing is taken back before the person was told of it: `planned` says what a move would do.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone

from onward.events import Kind
from onward.journal.current import current_events
from onward.journal.derive import ANSWERS, ENDING_OF, ORDER, PLACE_OF, standing
from onward.journal.models import Application, Batch, Event, Place
from onward.journal.sending import done_with_sending
from onward.journal.writing import Fact, write

KIND_OF: dict[Place, Kind] = {
    Place.APPLIED: Kind.APPLIED,
    Place.ANSWERED: Kind.ANSWERED,
    Place.TALKING: Kind.SCREEN,
    Place.INTERVIEW: Kind.INTERVIEW,
    Place.OFFER: Kind.OFFER,
}
"""What a move to a column records where nothing else is said; an ending has to be said."""
AHEAD = frozenset({Kind.SCREEN, Kind.ASSESSMENT, Kind.INTERVIEW})
"""What may be known before its day."""


class CannotMoveError(Exception):
    """It can't be moved so; `reason` says why.

    Attributes:
        reason: "there already", "which ending", "not that kind", "to come" (a day that only lies ahead),
            "changed since" (somebody wrote meanwhile).
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Move:
    """What moving an application does.

    Attributes:
        place: where to.
        on: the day of what is recorded.
        record: what is recorded; None: nothing, a move back only takes back.
        taking_back: the facts that did not happen after all.
    """

    application: Application
    place: Place
    on: date
    record: Kind | None
    taking_back: tuple[Event, ...]


def stamp(application: Application) -> str:
    """Where it stood when a person saw it: another stamp later means that somebody wrote meanwhile."""
    days = (application.applied_on, application.answered_on, application.last_on)
    return ".".join(
        [application.place, application.ending, application.furthest, *(str(day or "") for day in days)]
    )


def planned(application: Application, place: Place, on: date, kind: Kind | None = None) -> Move:
    """What a move would do: of the ways that lead there, the one that takes back the least.

    Args:
        application: which.
        place: where to.
        on: the day of what is recorded.
        kind: a screen or an assessment; which ending. Without it, what `KIND_OF` says.

    Raises:
        CannotMoveError: if it is there already, or no way leads there.
    """
    wanted = _kind(place, kind)
    if _there_already(application, place, wanted, kind):
        raise CannotMoveError("there already")
    if on > timezone.localdate() and wanted not in AHEAD:
        raise CannotMoveError("to come")
    facts = current_events(application)
    for record, taking_back in _ways(facts, application, place, wanted, on):
        after: list[Event | Fact] = [fact for fact in facts if fact not in taking_back]
        after += [Fact(record, on)] if record else []
        found = standing(after)
        if found.place is place and (
            place is not Place.ENDED or found.ending == ENDING_OF.get(wanted or Kind.APPLIED)
        ):
            return Move(application, place, on, record, tuple(taking_back))
    raise CannotMoveError("there already")


def move(
    application: Application,
    place: Place,
    on: date,
    *,
    kind: Kind | None = None,
    seen: str | None = None,
    told: Collection[UUID] | None = None,
) -> Batch:
    """Move it, and record what that says.

    Args:
        application, place, on, kind: as for `planned`.
        seen: the application's stamp when the person decided; None where nobody looked.
        told: the facts of which the person was told that they will be taken back; None where nobody asked.

    Raises:
        CannotMoveError: as `planned`; "changed since" if what was seen or told is not so any more. Nothing is written.
    """
    with write(application.search, "moved", **_about(application, place, on, kind)) as pen:
        application.refresh_from_db()
        if application.removed or (seen is not None and seen != stamp(application)):
            raise CannotMoveError("changed since")
        found = planned(application, place, on, kind)
        if told is not None and set(told) != {fact.fact for fact in found.taking_back}:
            raise CannotMoveError("changed since")
        for fact in found.taking_back:
            pen.retract(fact)
        if found.record:
            done_with_sending(pen, application, found.record)
            pen.record(application, Fact(found.record, on))
        else:
            pen.batch.about["on"] = None
            pen.batch.save(update_fields=["about"])
    application.refresh_from_db()
    return pen.batch


def amend(batch: Batch, *, on: date | None = None, kind: Kind | None = None) -> Batch:
    """Say another day, or another kind, of what a move recorded.

    Raises:
        CannotMoveError: "changed since" if it was undone, or recorded nothing; "to come".
    """
    written = batch.events.filter(void=False).first()
    facts = Event.objects.filter(fact=written.fact).select_related("application__search") if written else None
    event = facts.order_by("-revision").first() if facts is not None else None
    if event is None or event.void:
        raise CannotMoveError("changed since")
    kind, on = kind or Kind(event.kind), on or event.on
    if on is not None and on > timezone.localdate() and kind not in AHEAD:
        raise CannotMoveError("to come")
    about = _about(event.application, Place(event.application.place), on, kind)
    with write(batch.search, "corrected", **about) as pen:
        pen.correct(event, on=on, kind=kind)
    return pen.batch


def _kind(place: Place, kind: Kind | None) -> Kind | None:
    """What is recorded on arriving; None for a column that nothing leads to."""
    if place is Place.ENDED and kind is None:
        raise CannotMoveError("which ending")
    if kind is None:
        return KIND_OF.get(place)
    if (kind in ENDING_OF) != (place is Place.ENDED) or (place is not Place.ENDED and PLACE_OF[kind] is not place):
        raise CannotMoveError("not that kind")
    return kind


def _there_already(application: Application, place: Place, wanted: Kind | None, said: Kind | None) -> bool:
    if application.place != place:
        return False
    if place is Place.ENDED:
        return wanted is not None and application.ending == ENDING_OF[wanted]
    return said is None or any(fact.kind == said for fact in current_events(application))


_Way = tuple[Kind | None, Sequence[Event]]


def _ways(
    facts: Sequence[Event], application: Application, place: Place, wanted: Kind | None, on: date
) -> Iterator[_Way]:
    """What might be recorded and taken back, the gentlest first."""
    endings = [fact for fact in facts if Kind(fact.kind) in ENDING_OF]
    if place is Place.ENDED:
        later = [fact for fact in facts if Kind(fact.kind) in ANSWERS and fact.on is not None and fact.on > on]
        wrong = [fact for fact in endings if fact.on is None or fact.on >= on]
        yield from ((wanted, back) for back in (wrong, _both(wrong, later), _both(endings, later)))
        return
    beyond = [fact for fact in facts if ORDER.index(PLACE_OF[Kind(fact.kind)]) > ORDER.index(place)]
    if application.place == Place.ENDED:
        # They wrote again on a later day: the ending was true then, and an answer is the news.
        yield (Kind.ANSWERED, ())
    yield (wanted, ())
    yield (None, endings)
    yield (wanted, endings)
    yield (None, _both(endings, beyond))
    yield (wanted, _both(endings, beyond))


def _both(some: Sequence[Event], more: Sequence[Event]) -> list[Event]:
    return [*some, *(fact for fact in more if fact not in some)]


def _about(application: Application, place: Place, on: date | None, kind: Kind | None) -> dict[str, Any]:
    """What the history's words need."""
    return {
        "application": str(application.pk),
        "name": str(application),
        "place": str(place),
        "kind": str(kind) if kind else None,
        "on": on.isoformat() if on else None,
    }
