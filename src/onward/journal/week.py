"""One week of a search: what happened, what comes next, and one thing to let be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from onward.events import Kind
from onward.journal.belonging import in_sight
from onward.journal.models import Event, Search, Task
from onward.journal.what_happened import TALKS, facts_between
from onward.language import first_of_week, full_day
from onward.ledger.findings import Claim, Findings
from onward.ledger.time_to_answer import PRESUME_SILENT

_ANSWERS = (Kind.ANSWERED, Kind.OFFER, Kind.CONTACTED)
_ENDINGS = (Kind.REJECTED, Kind.WITHDRAWN, Kind.CLOSED, Kind.ACCEPTED, Kind.DECLINED)
_LONG_DUE = timedelta(days=14)


@dataclass(frozen=True)
class Week:
    """What happened in seven days, and what stands in the week after them.

    Attributes:
        first: its first day: the one on which the person's weeks begin.
        sent, answers, talks, endings: facts, each with its application.
        coming: talks of the next week.
        due: open tasks that are due by the end of the next week.
    """

    first: date
    sent: tuple[Event, ...]
    answers: tuple[Event, ...]
    talks: tuple[Event, ...]
    endings: tuple[Event, ...]
    coming: tuple[Event, ...]
    due: tuple[Task, ...]

    @property
    def last(self) -> date:
        """Its last day."""
        return self.first + timedelta(days=6)

    @property
    def name(self) -> str:
        """As addresses have it: 2026-W10."""
        return name_of(self.first)

    @property
    def quiet(self) -> bool:
        """Whether nothing happened."""
        return not (self.sent or self.answers or self.talks or self.endings)


def name_of(first: date) -> str:
    """A week as addresses have it, by its Monday: 2026-W10, on whichever day it begins."""
    year, week, _day = (first + timedelta(days=-first.weekday() % 7)).isocalendar()
    return f"{year}-W{week:02}"


def first_day_of(name: str) -> date | None:
    """The first day of a week that is named like 2026-W10; None where that is no week."""
    year, _sign, week = name.partition("-W")
    try:
        return first_of_week(date.fromisocalendar(int(year), int(week), 1))
    except (ValueError, OverflowError):
        return None


def week_of(search: Search, first: date) -> Week:
    """The week that begins on a day."""
    last = first + timedelta(days=6)
    facts = facts_between(search, first, last + timedelta(days=7))
    here = [fact for fact in facts if fact.on is not None and fact.on <= last]
    due = in_sight(search, Task).filter(done_on=None, due__lte=last + timedelta(days=7))
    return Week(
        first,
        sent=_of(here, (Kind.APPLIED,)),
        answers=_of(here, _ANSWERS),
        talks=_of(here, TALKS),
        endings=_of(here, _ENDINGS),
        coming=_of(facts[len(here) :], TALKS),
        due=tuple(due.select_related("application").order_by("due")[:20]),
    )


def one_to_drop(findings: Findings, due: Sequence[Task], today: date) -> str:
    """One thing to stop doing or thinking about; empty where nothing asks for it."""
    old = next((task for task in due if task.due is not None and task.due < today - _LONG_DUE), None)
    if old is not None and old.due is not None:
        since = full_day(old.due)
        return _("“{task}”: it has stood there since {day}. Do it now, or put it away.").format(
            task=old.what, day=since
        )
    settled = _first(findings, "no difference")
    if settled is not None:
        return _("Thinking about this: {claim}. It makes no difference that matters.").format(claim=settled.claim)
    quiet = sum(silent.still_coming < PRESUME_SILENT for silent in findings.silence)
    if quiet:
        return _("Waiting for the {count} silent ones: fewer than 1 in 10 of them will still be answered.").format(
            count=quiet
        )
    unknown = _first(findings, "can't know")
    if unknown is not None:
        return _("Wondering about this: {claim}. This search can't tell, so choose what suits you.").format(
            claim=unknown.claim
        )
    return ""


def _first(findings: Findings, verdict: str) -> Claim | None:
    kinds = {"contrast", "change"}
    return next((c for c in findings.claims if c.verdict == verdict and c.kind in kinds), None)


def _of(facts: Sequence[Event], kinds: Sequence[Kind]) -> tuple[Event, ...]:
    return tuple(fact for fact in facts if fact.kind in kinds)
