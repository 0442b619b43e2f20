"""Beginning an experiment, tossing its coin, ending it."""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Callable
from datetime import date
from uuid import UUID

from django.db import IntegrityError
from django.db.models import QuerySet
from django.utils import timezone

from onward.events import Kind
from onward.journal.current import current_events
from onward.journal.models import Application, Batch, Document, DocumentKind, Experiment, Place, Search, Toss
from onward.journal.writing import write
from onward.ledger.coins import Coin


class CannotTossError(Exception):
    """No coin can be tossed for this application; `reason` is a name for why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def begin(
    search: Search,
    name: str,
    arms: tuple[str, str],
    *,
    on: date,
    documents: tuple[Document | None, Document | None] = (None, None),
) -> tuple[Experiment, Batch]:
    """Begin an experiment.

    Args:
        search: whose.
        name: what is tried: "Resume".
        arms: the two ways.
        on: the day.
        documents: the versions that the arms are.

    Raises:
        ValueError: if the arms have no names, or the same one.
    """
    first, second = (arm.strip() for arm in arms)
    if not first or not second or first.casefold() == second.casefold():
        raise ValueError("an experiment needs two arms with names of their own")
    with write(search, "experiment begun", name=name) as pen:
        made = Experiment(
            search=search,
            number=pen.next_registration(),
            name=name,
            arm_0=first,
            arm_1=second,
            document_0=documents[0],
            document_1=documents[1],
            began=on,
        )
        pen.add(made)
    return made, pen.batch


def toss(
    experiment: Experiment, application: Application, *, today: date, draw: Callable[[], float] | None = None
) -> Toss:
    """Toss the coin for an application; what it says is kept for good, before any outcome can be.

    Args:
        experiment: one that has not ended.
        application: not sent yet, or sent today, and nothing heard.
        today: the person's day.
        draw: gives a number in [0, 1); the system's own source of chance if not given.

    Raises:
        CannotTossError: if the experiment is over, a coin was tossed already, or the outcome may be known.
    """
    if experiment.removed or experiment.ended is not None:
        raise CannotTossError("over")
    if application.search_id != experiment.search_id or application.removed:
        raise CannotTossError("not here")
    if not _nothing_heard(application, today):
        raise CannotTossError("too late")
    drawn = (draw or secrets.SystemRandom().random)()
    arm = int(drawn < experiment.q)
    try:
        with write(experiment.search, "tossed", name=experiment.name, arm=experiment.arms[arm]) as pen:
            made = Toss(
                experiment=experiment,
                application=application,
                arm=arm,
                draw=drawn,
                at=timezone.now(),
                batch=pen.batch,
            )
            made.save()
            _use_document(pen.change, experiment, application, arm)
    except IntegrityError as error:
        raise CannotTossError("tossed already") from error
    return made


def end(experiment: Experiment, *, on: date) -> Batch:
    """End an experiment: no more coins; what was tossed goes on counting."""
    with write(experiment.search, "experiment ended", name=experiment.name) as pen:
        pen.change(experiment, ended=on)
    return pen.batch


def running(search: Search) -> QuerySet[Experiment]:
    """Experiments whose coin can be tossed."""
    return Experiment.objects.filter(search=search, removed=False, ended=None).order_by("number")


def tossable(experiment: Experiment, *, today: date) -> QuerySet[Application]:
    """Applications for which this coin can be tossed."""
    return candidates(experiment.search, today=today).exclude(tosses__experiment=experiment)


def candidates(search: Search, *, today: date) -> QuerySet[Application]:
    """Applications for which some coin can be tossed: saved ones, and those sent today with nothing heard."""
    open_ones = Application.objects.filter(search=search, removed=False)
    saved = open_ones.filter(place=Place.SAVED, last_on=None)
    return (saved | open_ones.filter(place=Place.APPLIED, applied_on=today)).order_by("-created_at")


def coins(search: Search) -> list[Coin]:
    """All experiments as the ledger takes them, the ended ones too."""
    assigned: dict[UUID, dict[int, int]] = defaultdict(dict)
    tosses = Toss.objects.filter(experiment__search=search, application__removed=False)
    for experiment, number, arm in tosses.values_list("experiment_id", "application__number", "arm"):
        assigned[experiment][number] = arm
    kept = Experiment.objects.filter(search=search, removed=False).order_by("number")
    return [Coin(row.number, row.name, row.arms, assigned[row.pk], q=row.q) for row in kept]


def _nothing_heard(application: Application, today: date) -> bool:
    """Whether no outcome can be known: not sent, or sent today, and no other fact."""
    return all(fact.kind == Kind.APPLIED and fact.on == today for fact in current_events(application))


def _use_document(change: Callable[..., None], experiment: Experiment, application: Application, arm: int) -> None:
    """The version that the coin chose is the one that is sent."""
    document = experiment.document_1 if arm else experiment.document_0
    if document is None:
        return
    field = "letter" if document.kind == DocumentKind.LETTER else "resume"
    change(application, **{field: document})
