"""Beginning an experiment, tossing its coin, ending it."""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from onward.events import Kind
from onward.journal.models import (
    Application,
    Batch,
    Document,
    DocumentKind,
    Event,
    Experiment,
    Place,
    Search,
    Toss,
)
from onward.journal.writing import NothingToWriteError, write
from onward.ledger.coins import Coin


class CannotTossError(Exception):
    """No coin can be tossed for this application; `reason` is a name for why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    @property
    def words(self) -> str:
        """Why, as the person is told it anywhere."""
        return {
            "over": _("This experiment has ended. Begin a new one for more coins."),
            "too late": _(
                "Too late for a coin: it was sent before, or something was heard. Toss before you send."
            ),
            "tossed already": _("The coin was tossed for this one already, and it stays as it fell."),
        }.get(self.reason, _("No coin can be tossed for this one."))


class CannotBeginError(ValueError):
    """No experiment can begin like this; `reason` is a name for why."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"an experiment needs a name and two arms with names of their own: {reason}")
        self.reason = reason

    @property
    def words(self) -> str:
        """Why, as the person is told it anywhere."""
        return {
            "no name": _("An experiment needs a name: what do you try?"),
            "no way": _("An experiment needs two ways: name each."),
            "too long": _("A name may have {most} characters at most.").format(most=LONGEST_NAME),
        }.get(self.reason, _("The two ways have the same name. Give each its own."))


LONGEST_NAME = 120
"""Characters of what is tried, and of a way."""


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
        CannotBeginError: if it or an arm has no name, or both arms have the same one.
    """
    name, first, second = (said.strip() for said in (name, *arms))
    reason = _why_not_begin(name, first, second)
    if reason:
        raise CannotBeginError(reason)
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


def same_name(first: str, second: str) -> bool:
    """Whether two ways that have names could not be told apart by them."""
    return bool(first.strip()) and first.strip().casefold() == second.strip().casefold()


def _why_not_begin(name: str, first: str, second: str) -> str:
    """A name for why no experiment can begin like this; empty where it can."""
    if not name:
        return "no name"
    if not first or not second:
        return "no way"
    if max(map(len, (name, first, second))) > LONGEST_NAME:
        return "too long"
    return "same" if same_name(first, second) else ""


def toss(
    experiment: Experiment, application: Application, *, today: date, draw: Callable[[], float] | None = None
) -> Toss:
    """Toss the coin for an application; what it says is kept for good, before any outcome can be.

    Args:
        experiment: one that has not ended.
        application: not sent yet, or written down as sent just now; and nothing was ever heard.
        today: the person's day.
        draw: gives a number in [0, 1); the system's own source of chance if not given.

    Raises:
        CannotTossError: if the experiment is over, a coin was tossed already, or the outcome may be known.
    """
    drawn = (draw or secrets.SystemRandom().random)()
    arm = int(drawn < experiment.q)
    with write(experiment.search, "tossed", name=experiment.name, arm=experiment.arms[arm]) as pen:
        # Asked under the lock: what is heard or tossed meanwhile is known here.
        wrong = refusal(experiment, application, today=today)
        if wrong:
            raise wrong
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
    return made


def refusal(experiment: Experiment, application: Application, *, today: date) -> CannotTossError | None:
    """Why no coin can be tossed; None where it can."""
    if not running(experiment.search).filter(pk=experiment.pk).exists():
        return CannotTossError("over")
    if not Application.objects.filter(pk=application.pk, search=experiment.search_id, removed=False).exists():
        return CannotTossError("not here")
    if Toss.objects.filter(experiment=experiment, application=application).exists():
        return CannotTossError("tossed already")
    there = candidates(experiment.search, today=today).filter(pk=application.pk).exists()
    return None if there else CannotTossError("too late")


def end(experiment: Experiment, *, on: date) -> Batch | None:
    """End an experiment: no more coins; what was tossed goes on counting. None where it had ended: the day stays."""
    try:
        with write(experiment.search, "experiment ended", name=experiment.name) as pen:
            if not running(experiment.search).filter(pk=experiment.pk).exists():
                raise NothingToWriteError
            pen.change(experiment, ended=on)
    except NothingToWriteError:
        experiment.refresh_from_db()
        return None
    return pen.batch


def running(search: Search) -> QuerySet[Experiment]:
    """Experiments whose coin can be tossed."""
    return Experiment.objects.filter(search=search, removed=False, ended=None).order_by("number")


def tossable(experiment: Experiment, *, today: date) -> QuerySet[Application]:
    """Applications for which this coin can be tossed; none once the experiment has ended."""
    if experiment.ended is not None:
        return Application.objects.none()
    return candidates(experiment.search, today=today).exclude(tosses__experiment=experiment)


def candidates(search: Search, *, today: date) -> QuerySet[Application]:
    """Applications for which some coin can be tossed: saved ones, and those written down as sent just now.

    What was ever heard stays heard, also where it was corrected or undone since: the person saw it.
    """
    open_ones = Application.objects.filter(search=search, removed=False)
    saved = open_ones.filter(place=Place.SAVED, last_on=None)
    sent = open_ones.filter(place=Place.APPLIED, applied_on=today)
    just_sent = {"kind": Kind.APPLIED, "on": today, "recorded_at__gte": timezone.now() - _ONE_SITTING}
    known = Event.objects.filter(application=OuterRef("pk")).exclude(**just_sent)
    return (saved | sent).filter(~Exists(known)).order_by("-created_at")


_ONE_SITTING = timedelta(minutes=10)
"""Who writes an application down as sent and then tosses the coin for it is still sending it."""


def coins(search: Search) -> list[Coin]:
    """All experiments as the ledger takes them, the ended ones too."""
    assigned: dict[UUID, dict[int, int]] = defaultdict(dict)
    tosses = Toss.objects.filter(experiment__search=search, application__removed=False)
    for experiment, number, arm in tosses.values_list("experiment_id", "application__number", "arm"):
        assigned[experiment][number] = arm
    kept = Experiment.objects.filter(search=search, removed=False).order_by("number")
    return [Coin(row.number, row.name, row.arms, assigned[row.pk], q=row.q) for row in kept]


def _use_document(change: Callable[..., None], experiment: Experiment, application: Application, arm: int) -> None:
    """The version that the coin chose is the one that is sent."""
    document = experiment.document_1 if arm else experiment.document_0
    if document is None:
        return
    field = "letter" if document.kind == DocumentKind.LETTER else "resume"
    change(application, **{field: document})
