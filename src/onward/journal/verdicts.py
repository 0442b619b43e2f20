"""What the search has taught, worked out once a revision: page, CLI and API all ask here.

`findings` waits until it is worked out. Pages ask `at_hand`: a large search takes longer than a page may, so there the
last known findings of the same day come at once, and newer ones are worked out meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TypeVar
from uuid import UUID

from onward.journal.as_reading import as_reading
from onward.journal.experiments import coins
from onward.journal.last_known import LastKnown
from onward.journal.looks import looks_at
from onward.journal.models import Application, RegisteredClaim, Search
from onward.language import spoken
from onward.ledger.behind import Behind, look_behind, path_of
from onward.ledger.findings import Change, Claim, EvidencePath, Findings
from onward.ledger.history import Looker, changes_over, weekly_looks
from onward.ledger.learn import days_within, learn
from onward.ledger.pack import published_logs
from onward.ledger.registered import Registered
from onward.outcomes import STAGES

AT_ONCE = 500
"""Up to so many applications a page works it out itself: it takes about a tenth of a second."""
PATIENCE = 0.07
"""Seconds that a page waits for what is not worked out yet; then it says so and asks again by itself."""
_SEARCHES_KEPT, _WEEKS_KEPT = 4, 16
_Version = tuple[date, int, int]
_Changes = tuple[Change, ...]
_Made = TypeVar("_Made")


@dataclass(frozen=True)
class Learned:
    """What a search has taught, and what a claim's own page needs beyond it."""

    findings: Findings
    behind: Behind
    _made: dict[Hashable, object] = field(default_factory=dict, compare=False, repr=False)

    def once(self, name: Hashable, make: Callable[[], _Made]) -> _Made:
        """What somebody makes of it, made once; `name` tells it from what others make."""
        if name not in self._made:
            self._made[name] = make()
        return self._made[name]  # type: ignore[return-value]

    def path(self, claim: Claim) -> EvidencePath | None:
        """The evidence of a claim over time."""
        return self.once(("path", claim.id), lambda: path_of(self.behind, claim))


@dataclass(frozen=True)
class AtHand:
    """What can be shown at once.

    Attributes:
        learned: None while nothing of today is known yet.
        fresh: whether it is of the search as it stands; else newer is being worked out.
    """

    learned: Learned | None
    fresh: bool

    @property
    def findings(self) -> Findings | None:
        """The findings alone."""
        return self.learned.findings if self.learned else None


@dataclass(frozen=True)
class Told:
    """Changes of verdicts, as far as they are known.

    Attributes:
        changes: None while they are worked out for the first time.
        fresh: whether they are of the search as it stands; else newer ones are being worked out.
    """

    changes: _Changes | None
    fresh: bool


_known: LastKnown[Learned] = LastKnown(most=_SEARCHES_KEPT)
_histories: LastKnown[_Changes] = LastKnown(most=_SEARCHES_KEPT)
_weeks: LastKnown[_Changes] = LastKnown(most=_WEEKS_KEPT)


def findings(search: Search, *, today: date) -> Findings:
    """All that a search has taught by today; the same object as long as nothing was written."""
    return _learned(search, today).findings


def at_hand(search: Search, *, today: date) -> AtHand:
    """What a page can show without waiting long; of a small search it is always fresh."""
    subject, version = _subject(search), version_of(search, today)
    last = _known.last(subject)
    if last is not None and last.version == version:
        return AtHand(last.value, fresh=True)
    if _size(search, last.value if last else None) <= AT_ONCE:
        return AtHand(_learned(search, today), fresh=True)
    work = _known.begin(subject, version, lambda: _learn_all(search, today))
    if last is not None and _same_day(last.version, version):
        return AtHand(last.value, fresh=False)
    return _soon(work, subject, version)


def history(search: Search, *, today: date, patience: float = PATIENCE) -> Told:
    """How verdicts changed from week to week.

    Args:
        search: whose.
        today: the person's day.
        patience: seconds to wait for what was written since the last time.
    """
    version = version_of(search, today)
    return _told(_histories, _subject(search), version, lambda: _all_changes(search, today), patience)


def changes_in(search: Search, first: date, last: date, *, today: date, patience: float = PATIENCE) -> Told:
    """Which verdicts changed from the beginning of a day to the end of another; as `history`."""
    subject = (*_subject(search), first, last)
    version = version_of(search, today)
    return _told(_weeks, subject, version, lambda: _changes_between(search, first, last, today), patience)


def registered(search: Search) -> list[Registered]:
    """The person's own claims as the ledger takes them."""
    rows = RegisteredClaim.objects.filter(search=search, removed=False).order_by("number")
    return [Registered(row.number, row.column, row.level, row.on) for row in rows]


def version_of(search: Search, today: date) -> _Version:
    """What findings hang on: they are the same as long as this is."""
    return today, search.revision, _period(search) or 0


def _learned(search: Search, today: date) -> Learned:
    return _known.now(_subject(search), version_of(search, today), lambda: _learn(search, today))


def _learn(search: Search, today: date) -> Learned:
    own, tossed = registered(search), coins(search)
    found = learn(as_reading(search), today=today, period=_period(search), registered=own, coins=tossed)
    return Learned(found, look_behind(found, own, tossed))


def _learn_all(search: Search, today: date) -> Learned:
    """Also what takes longest of the claims' own pages, while nobody waits."""
    learned = _learn(search, today)
    for claim in learned.findings.claims:
        if claim.kind == "streak":
            learned.path(claim)
    return learned


def _all_changes(search: Search, today: date) -> _Changes:
    learned = _learned(search, today)
    found, looker = learned.findings, _looker(search, learned)
    if not found.claims:
        return ()
    return changes_over(looks_at(search.pk).on(looker, weekly_looks(looker.applications, found.as_of)))


def _changes_between(search: Search, first: date, last: date, today: date) -> _Changes:
    looker = _looker(search, _learned(search, today))
    (_, before), now = looks_at(search.pk).on(looker, [first - timedelta(days=1), last])
    return changes_over([now], before)


def _looker(search: Search, learned: Learned) -> Looker:
    """The same as long as nothing is written, so that what it saw is known to hold."""

    def make() -> Looker:
        within = {stage: days_within(stage, _period(search)) for stage in STAGES}
        told = learned.findings.source.applications
        return Looker(told, published_logs(), within, registered(search), coins(search))

    return learned.once("looker", make)


def _told(
    known: LastKnown[_Changes], subject: Hashable, version: _Version, work: Callable[[], _Changes], patience: float
) -> Told:
    last = known.last(subject)
    if last is None or last.version != version:
        with suppress(TimeoutError):
            known.begin(subject, version, work).result(timeout=patience)
        last = known.last(subject)
    return Told(last.value, last.version == version) if last is not None else Told(None, fresh=False)


def _soon(work: Future[Learned], subject: Hashable, version: _Version) -> AtHand:
    """What is worked out within a page's patience."""
    try:
        value = work.result(timeout=PATIENCE)
    except TimeoutError:
        return AtHand(None, fresh=False)
    last = _known.last(subject)
    if last is not None and _same_day(last.version, version):
        return AtHand(last.value, fresh=last.version == version)
    return AtHand(value, fresh=False)


def _subject(search: Search) -> tuple[UUID, str]:
    """Sentences are part of the findings, so each language has its own."""
    return search.pk, spoken()


def _same_day(one: Hashable, other: _Version) -> bool:
    """Days count what waits; yesterday's are never shown."""
    return isinstance(one, tuple) and one[0] == other[0]


def _period(search: Search) -> int | None:
    period = search.settings.get("period")
    return int(period) if period else None


def _size(search: Search, last: Learned | None) -> int:
    if last is not None:
        return len(last.findings.source.applications)
    return Application.objects.filter(search=search, removed=False).count()
