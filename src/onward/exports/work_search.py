"""The work-search record that an authority asks for: what was done on which day, at whom, and what came of it.

Pure: applications and what the journal knows of them beside their events → rows. How kinds are called, and in which
language, is the business of whoever prints them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from onward.events import Application, Kind

CONTACTS = (Kind.APPLIED, Kind.SCREEN, Kind.ASSESSMENT, Kind.INTERVIEW)
"""What the person did: each on its own day is a row."""
_RESULTS = frozenset({Kind.OFFER, Kind.ACCEPTED, Kind.DECLINED, Kind.REJECTED, Kind.WITHDRAWN, Kind.CLOSED})
_ANSWERS = frozenset({Kind.ANSWERED, Kind.SCREEN, Kind.ASSESSMENT, Kind.INTERVIEW})
_IN_ORDER = {kind: place for place, kind in enumerate((Kind.CONTACTED, *(k for k in Kind if k != Kind.CONTACTED)))}

Gap = Literal["day", "employer", "role", "how"]


@dataclass(frozen=True)
class Facts:
    """What a record says of an application beside its events; all may be empty.

    Attributes:
        address: of the posting, or where the application was sent.
        location: where the job is.
        channel: how it was found and sent: a portal, mail, a referral.
    """

    address: str = ""
    location: str = ""
    channel: str = ""


@dataclass(frozen=True)
class Step:
    """One step of an application's history; without a day where none is known."""

    kind: Kind
    on: date | None


@dataclass(frozen=True)
class Contact:
    """One row: what was done on a day.

    Attributes:
        on: the day.
        kind: what was done; one of CONTACTS.
        application: the number of the application.
        employer, role, location, address: of whom and for what.
        channel: how the person applied.
        result: how it ended, as far as is known; None while nothing is decided.
        result_on: when it ended.
        history: all steps, by day; those without a day last.
    """

    on: date
    kind: Kind
    application: int
    employer: str
    role: str
    location: str
    address: str
    channel: str
    result: Kind | None
    result_on: date | None
    history: tuple[Step, ...]


@dataclass(frozen=True)
class Missing:
    """What a record cannot say.

    Attributes:
        application: its number.
        employer, role: as far as they are known.
        what: "day": it is in no row, because nobody knows whether it belongs here; "employer", "role", "how": it is
            in the record with that blank.
    """

    application: int
    employer: str
    role: str
    what: Gap


@dataclass(frozen=True)
class Record:
    """A work-search record: every contact from the first day to the last, both included, by day."""

    since: date
    until: date
    contacts: tuple[Contact, ...]
    missing: tuple[Missing, ...]

    @property
    def applications(self) -> int:
        """How many applications were sent in these days."""
        return sum(contact.kind is Kind.APPLIED for contact in self.contacts)

    @property
    def employers(self) -> int:
        """How many employers there was a contact with, by their names as written."""
        return len({contact.employer.casefold() for contact in self.contacts if contact.employer})


def work_search(
    applications: Iterable[Application], facts: Mapping[int, Facts], *, since: date, until: date
) -> Record:
    """The record of some days.

    Args:
        applications: all of a search; those that were only saved have no APPLIED event and are in no row.
        facts: number of an application (its `row`) → what is known beside.
        since, until: the first and the last day.

    Raises:
        ValueError: if the last day is before the first.
    """
    if until < since:
        raise ValueError("the last day is before the first")
    contacts: list[Contact] = []
    missing: list[Missing] = []
    for application in applications:
        own = list(_contacts(application, facts.get(application.row, Facts()), since, until))
        contacts += own
        missing += _missing(application, own, since, until)
    contacts.sort(key=lambda c: (c.on, _IN_ORDER[c.kind], c.employer.casefold(), c.application))
    missing.sort(key=lambda gap: (gap.application, gap.what))
    return Record(since, until, tuple(contacts), tuple(missing))


def _contacts(application: Application, facts: Facts, since: date, until: date) -> Iterator[Contact]:
    steps = history(application)
    end = _result(steps)
    for step in dict.fromkeys(steps):
        if step.on is not None and since <= step.on <= until and step.kind in CONTACTS:
            yield Contact(
                on=step.on,
                kind=step.kind,
                application=application.row,
                employer=application.employer,
                role=application.role,
                location=facts.location,
                address=facts.address,
                channel=facts.channel,
                result=end.kind if end else None,
                result_on=end.on if end else None,
                history=steps,
            )


def history(application: Application) -> tuple[Step, ...]:
    """The steps of an application by day, those of one day in the order of a search; those without a day last."""
    steps = [Step(event.kind, event.on) for event in application.events]
    return tuple(sorted(steps, key=lambda step: (step.on or date.max, _IN_ORDER[step.kind])))


def _result(steps: tuple[Step, ...]) -> Step | None:
    """The last ending or offer, unless a later answer revived the application; silence after it changes nothing."""
    result: Step | None = None
    for step in sorted(steps, key=lambda step: step.on is None and step.kind in _RESULTS):
        if step.kind in _RESULTS:
            result = result if result and step.kind is Kind.CLOSED else step
        elif result and step.kind in _ANSWERS and result.kind is not Kind.ACCEPTED and _later(step, result):
            result = None
    return result


def _later(step: Step, other: Step) -> bool:
    return step.on is not None and other.on is not None and step.on > other.on


def _missing(application: Application, contacts: list[Contact], since: date, until: date) -> Iterator[Missing]:
    def gap(what: Gap) -> Missing:
        return Missing(application.row, application.employer, application.role, what)

    if any(_may_be_inside(application, kind, since, until) for kind in CONTACTS):
        yield gap("day")
    if contacts:
        blanks: Mapping[Gap, str] = {
            "employer": contacts[0].employer,
            "role": contacts[0].role,
            "how": contacts[0].channel,
        }
        yield from (gap(what) for what, text in blanks.items() if not text.strip())


def _may_be_inside(application: Application, kind: Kind, since: date, until: date) -> bool:
    """Whether something of a kind has no day, and what else is known does not put it before or after these days."""
    events = [event for event in application.events if event.kind is kind and event.on is None]
    if not events:
        return False
    first = min((e.on for e in application.events if e.on is not None), default=None)
    for event in events:
        too_early = event.by is not None and event.by < since
        too_late = kind is not Kind.APPLIED and first is not None and first > until
        if not too_early and not too_late:
            return True
    return False
