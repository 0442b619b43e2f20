"""The one bridge: events → columns, as of any day. An answer that has not come is not a no.

Everything that computes on a search starts from `columns` (what was known on a day) and `landmark` (which outcomes
of a stage are mature by then). Source: stats.md 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, get_args
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from onward.events import Application, Kind

Days = NDArray[np.datetime64]
Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]
Stage = Literal["answered", "live", "interview", "offer"]
STAGES: tuple[Stage, ...] = get_args(Stage)

PERIOD: Mapping[Stage, int] = {"answered": 45, "live": 45, "interview": 45, "offer": 60}
"""Days within which an outcome counts; for offers, from the first interview on."""

# A stage is reached by any of these; a later stage proves the earlier ones.
_PROOF: Mapping[Stage, frozenset[Kind]] = {
    "offer": frozenset({Kind.OFFER, Kind.ACCEPTED, Kind.DECLINED}),
    "interview": frozenset({Kind.INTERVIEW}),
    "live": frozenset({Kind.SCREEN, Kind.ASSESSMENT}),
    "answered": frozenset({Kind.ANSWERED, Kind.REJECTED}),
}
TALKS = frozenset({Kind.SCREEN, Kind.ASSESSMENT, Kind.INTERVIEW})
_MOST_UNTOLD = 0.1
_NEVER = np.datetime64("NaT", "D")
_LATEST = np.iinfo(np.int64).max
_NUMBER = {kind: number for number, kind in enumerate(Kind)}


@dataclass(frozen=True, eq=False)
class Attribute:
    """One column that may hold arms: levels, and for each application the level's number or -1."""

    levels: tuple[str, ...]
    code: Ints


@dataclass(frozen=True, eq=False)
class Outcomes:
    """A search in columns, as it was known on one day. All arrays have one entry an application.

    Attributes:
        as_of: the day.
        applications: what the columns are about, in the order of the file.
        applied_on: NaT where the person did not apply (somebody wrote first).
        reached_on: stage → first day on which it is known to have been reached; NaT if not by as_of. A later stage
            proves the earlier ones.
        undated: stage → True where the stage was reached on an unknown day; reached_on is then the last day
            possible.
        hidden: stage → True where an event that proves it has no day and may or may not have happened by as_of.
        talked_on: the last day on which a talk is written down; NaT if none has one.
        rejected_on, withdrawn_on, closed_on: endings, NaT if none; an undated one carries the last day possible.
        rejected_dated: True where the day of the rejection is known.
        closed_dated: True where the day of closing is known: the person closed it then.
        accepted, declined: True where an offer was accepted or refused.
        attributes: column → levels.
        lot: a number drawn from each application's name and place, to order what happened on one day: the order of
            rows may follow the outcomes.
    """

    as_of: date
    applications: tuple[Application, ...]
    applied_on: Days
    reached_on: Mapping[Stage, Days]
    undated: Mapping[Stage, Bools]
    hidden: Mapping[Stage, Bools]
    talked_on: Days
    rejected_on: Days
    withdrawn_on: Days
    closed_on: Days
    rejected_dated: Bools
    closed_dated: Bools
    accepted: Bools
    declined: Bools
    attributes: Mapping[str, Attribute]
    lot: Ints

    def __len__(self) -> int:
        return len(self.applications)

    @property
    def sent(self) -> Bools:
        """Which applications the person sent."""
        return ~np.isnat(self.applied_on)

    @property
    def ages(self) -> Ints:
        """Days since the application; -1 where none was sent."""
        age = (np.datetime64(self.as_of, "D") - self.applied_on).astype("timedelta64[D]").astype(np.int64)
        return np.where(self.sent, age, -1)

    def reached(self, stage: Stage) -> Bools:
        """Which applications have reached a stage by as_of, whenever."""
        return ~np.isnat(self.reached_on[stage])

    @property
    def tells_noes(self) -> bool:
        """Whether noes can be told from silence: no, if all endings are closings and only talks are ever answers."""
        noes = ~np.isnat(self.rejected_on) | (self.reached("answered") & ~self.reached("live"))
        return bool(noes.any()) or bool(np.isnat(self.closed_on).all())

    def untold(self, stage: Stage) -> int:
        """How many may or may not have reached a stage by as_of, because the step has no day."""
        return int((self.hidden[stage] & ~self.reached(stage)).sum())

    def can_tell(self, stage: Stage) -> bool:
        """Whether nearly all that reached a stage by as_of are known.

        Steps without a day are missing from a look at an earlier day, and those who have none are all there: to
        count them would call answers silence.
        """
        return self.untold(stage) <= _MOST_UNTOLD * int(self.reached(stage).sum())


@dataclass(frozen=True, eq=False)
class Landmark:
    """The mature outcomes of one stage.

    Attributes:
        index: which applications are mature, in the order in which they became so.
        y: for each of them, whether the stage was reached in time.
        pending: which applications are too young to say, or may have an answer that as_of does not show.
        within: days in which an outcome counts.
        untold: how many steps have no day, where that keeps the whole stage from being known; else 0.
    """

    index: Ints
    y: Bools
    pending: Ints
    within: int
    untold: int = 0

    @property
    def n(self) -> int:
        """Mature outcomes."""
        return len(self.index)

    @property
    def k(self) -> int:
        """Those that reached the stage in time."""
        return int(self.y.sum())


def columns(applications: Iterable[Application], as_of: date) -> Outcomes:
    """Turn applications into columns, hiding whatever came after as_of.

    An application sent later than as_of is left out wholly. Where a talk's day is unknown, the day of the first
    answer stands in for it; where that is unknown too, the step is known from its last possible day on, and on an
    earlier day nobody can say: such an application is hidden from every count of mature outcomes.
    """
    kept = tuple(a for a in applications if _begun(a, as_of))
    today = np.datetime64(as_of, "D")
    facts = _Facts.of(kept)
    answer = facts.first({Kind.ANSWERED}, facts.on)
    talked = np.isnat(facts.on) & facts.of_kinds(TALKS)
    given = np.where(talked, answer[facts.who], facts.on)
    guessed = np.isnat(given)
    day = np.where(guessed, np.where(np.isnat(facts.by), today, facts.by), given)
    known = day <= today
    unsure = ~known & guessed
    later = _Facts(len(kept), facts.who[unsure], facts.kind[unsure], facts.on[unsure], facts.by[unsure])
    seen = _Facts(len(kept), facts.who[known], facts.kind[known], given[known], day[known])
    reached = _reached(seen)
    return Outcomes(
        as_of=as_of,
        applications=kept,
        applied_on=seen.first({Kind.APPLIED}, seen.on),
        reached_on=reached,
        undated={stage: _without_day(seen, stage) & ~np.isnat(reached[stage]) for stage in STAGES},
        hidden={stage: later.has(_proof_of(stage) | {Kind.WITHDRAWN}) for stage in STAGES},
        talked_on=seen.last(TALKS, seen.on),
        rejected_on=seen.first({Kind.REJECTED}, seen.by),
        withdrawn_on=seen.first({Kind.WITHDRAWN}, seen.by),
        closed_on=seen.first({Kind.CLOSED}, seen.by),
        rejected_dated=~np.isnat(seen.first({Kind.REJECTED}, seen.on)),
        closed_dated=~np.isnat(seen.first({Kind.CLOSED}, seen.on)),
        accepted=seen.has({Kind.ACCEPTED}),
        declined=seen.has({Kind.DECLINED}),
        attributes=_attributes(kept),
        lot=np.array([_lot(application) for application in kept], dtype=np.int64),
    )


def landmark(search: Outcomes, stage: Stage, within: int, *, early: bool = False) -> Landmark:
    """Which outcomes of a stage are mature, and what they were.

    An application counts once it is `within` days old (for offers: once its first interview is). It is a yes if it
    reached the stage by then. One that was withdrawn before either leaves the count. An undated success counts as
    in time. Where too many steps of the stage have no day and may lie after as_of, nothing of it is mature.

    Args:
        search: the columns.
        stage: which stage.
        within: days in which an outcome counts.
        early: True for arms that a coin assigned: a yes or a no that came earlier counts from then on. What the person
            closed waits like the rest: nobody said no, and who closes it knows the arm.

    Raises:
        ValueError: if within is not positive.
    """
    if within <= 0:
        raise ValueError(f"within must be positive, got {within}")
    start = _about_when(search, "interview") if stage == "offer" else search.applied_on
    due = start + np.timedelta64(within, "D")
    hit = search.reached_on[stage]
    success = search.reached(stage) & ((hit <= due) | search.undated[stage])
    left = ~success & (search.withdrawn_on <= due)
    counted = ~np.isnat(start) & ~left
    certain = due
    if early:
        certain = np.fmin(due, np.where(success, hit, search.rejected_on))
    today = np.datetime64(search.as_of, "D")
    tells = search.can_tell(stage)
    mature = counted & (certain <= today) & ~(search.hidden[stage] & ~success) & tells
    index = np.flatnonzero(mature)
    index = index[np.lexsort((search.lot[index], certain[index]))]
    untold = 0 if tells else search.untold(stage)
    return Landmark(index, success[index], np.flatnonzero(counted & ~mature), within, untold)


def compared(search: Outcomes, stage: Stage, within: int, *, early: bool = False) -> Landmark:
    """The outcomes that arms are compared by: as `landmark`, but one that was withdrawn stays, as a no in its time.

    Withdrawing the silent ones of one arm would leave that arm its yeses alone: docs/decisions/withdrawn.md.
    """
    stayed = replace(search, withdrawn_on=np.full(len(search), _NEVER))
    return landmark(stayed, stage, within, early=early)


def waiting(search: Outcomes) -> Ints:
    """Applications that were sent and may still be answered: no answer, not withdrawn, not closed on a known day.

    One that was marked as ghosted without a day may have been marked at once; silence decides about it, not the
    mark.
    """
    over = search.reached("answered") | ~np.isnat(search.withdrawn_on) | search.closed_dated
    return np.flatnonzero(search.sent & ~over & ~search.hidden["answered"])


def days_since_talk(search: Outcomes) -> Ints:
    """Whole days since the first live stage, about; meaningless where there was none."""
    return _days_since(search, _about_when(search, "live"))


def days_quiet(search: Outcomes) -> Ints:
    """Whole days since the last talk, about; meaningless where there was none."""
    last = np.where(np.isnat(search.talked_on), _about_when(search, "live"), search.talked_on)
    return _days_since(search, last)


def _days_since(search: Outcomes, day: Days) -> Ints:
    return (np.datetime64(search.as_of, "D") - day).astype("timedelta64[D]").astype(np.int64)


def _about_when(search: Outcomes, stage: Stage) -> Days:
    """When a stage was reached; where the day is unknown, within the time that it usually takes.

    The last possible day of an old application's interview is today, which would make every old talk a fresh one.
    """
    latest = search.applied_on + np.timedelta64(PERIOD[stage], "D")
    return np.where(search.undated[stage], np.fmin(search.reached_on[stage], latest), search.reached_on[stage])


def open_offers(search: Outcomes) -> Bools:
    """Offers that wait for the person's word: not taken, refused or ended, and recent as far as is known."""
    since = np.where(search.undated["offer"], search.applied_on, search.reached_on["offer"])
    old = _days_since(search, since) > PERIOD["offer"]
    return (
        search.reached("offer") & ~search.accepted & ~search.declined & ~_ended(search) & ~old & ~np.isnat(since)
    )


def open_talks(search: Outcomes) -> Bools:
    """Talks that may still end in an offer: no ending of any kind, and none so long ago that an offer had come."""
    over = search.reached("offer") | _ended(search)
    return search.reached("live") & ~over & (days_quiet(search) <= PERIOD["offer"])


def _ended(search: Outcomes) -> Bools:
    """Which applications have an ending of any kind, on whatever day."""
    return ~(np.isnat(search.rejected_on) & np.isnat(search.withdrawn_on) & np.isnat(search.closed_on))


def _lot(application: Application) -> int:
    """The same for the same application, whatever came of it and wherever its row stands; doubles by their row.

    One without a name is known by its arms, which the reader keeps free of what came of it.
    """
    first = next((event.on for event in application.events if event.kind is Kind.APPLIED), None)
    name = f"{application.employer.casefold()}|{application.role.casefold()}|{first}"
    if not application.employer:
        name += "|".join(f"{column}={level}" for column, level in sorted(application.attributes.items()))
    return (crc32(name.encode("utf-8", "surrogatepass")) << 20) | (crc32(str(application.row).encode()) & 0xFFFFF)


def _begun(application: Application, as_of: date) -> bool:
    days = [e.on for e in application.events if e.kind is Kind.APPLIED] or [e.on for e in application.events]
    known = [day for day in days if day is not None]
    return not known or min(known) <= as_of


@dataclass(frozen=True, eq=False)
class _Facts:
    """All events of all applications, flat: whose, what kind, on which day, and by which day at the latest."""

    size: int
    who: Ints
    kind: Ints
    on: Days
    by: Days

    @staticmethod
    def of(applications: Sequence[Application]) -> _Facts:
        events = [(i, e) for i, application in enumerate(applications) for e in application.events]
        return _Facts(
            len(applications),
            np.array([i for i, _ in events], dtype=np.int64),
            np.array([_NUMBER[e.kind] for _, e in events], dtype=np.int64),
            np.array([e.on for _, e in events], dtype="datetime64[D]"),
            np.array([e.by for _, e in events], dtype="datetime64[D]"),
        )

    def of_kinds(self, kinds: Iterable[Kind]) -> Bools:
        return np.isin(self.kind, [_NUMBER[kind] for kind in kinds])

    def has(self, kinds: Iterable[Kind]) -> Bools:
        found = np.zeros(self.size, bool)
        found[self.who[self.of_kinds(kinds)]] = True
        return found

    def first(self, kinds: Iterable[Kind], day: Days) -> Days:
        """The first day of these kinds, an entry an application; NaT where there is none."""
        here = self.of_kinds(kinds) & ~np.isnat(day)
        earliest = np.full(self.size, _LATEST)
        np.minimum.at(earliest, self.who[here], day[here].astype(np.int64))
        return np.where(earliest == _LATEST, _NEVER, earliest.astype("datetime64[D]"))

    def last(self, kinds: Iterable[Kind], day: Days) -> Days:
        """The last day of these kinds, an entry an application; NaT where there is none."""
        here = self.of_kinds(kinds) & ~np.isnat(day)
        latest = np.full(self.size, -_LATEST)
        np.maximum.at(latest, self.who[here], day[here].astype(np.int64))
        return np.where(latest == -_LATEST, _NEVER, latest.astype("datetime64[D]"))


def _reached(seen: _Facts) -> dict[Stage, Days]:
    reached: dict[Stage, Days] = {}
    later = np.full(seen.size, _NEVER)
    for stage in reversed(STAGES):
        dated = seen.first(_PROOF[stage], seen.on)
        placed = seen.first(_PROOF[stage], seen.by)
        # A known day is better than a stand-in for another step of the same stage.
        later = np.fmin(np.where(np.isnat(dated), placed, dated), later)
        reached[stage] = later
    return reached


def _proof_of(stage: Stage) -> frozenset[Kind]:
    """All that proves a stage: its own events and those of later ones."""
    return frozenset().union(*(_PROOF[s] for s in STAGES[STAGES.index(stage) :]))


def _without_day(seen: _Facts, stage: Stage) -> Bools:
    """Where nothing that proves the stage has a day."""
    return np.isnat(seen.first(_proof_of(stage), seen.on))


def _attributes(applications: Sequence[Application]) -> dict[str, Attribute]:
    names = dict.fromkeys(name for a in applications for name in a.attributes)
    return {name: _attribute([a.attributes.get(name, "") for a in applications]) for name in names}


def _attribute(values: Sequence[str]) -> Attribute:
    levels = {level: number for number, level in enumerate(dict.fromkeys(v for v in values if v))}
    return Attribute(tuple(levels), np.array([levels.get(v, -1) for v in values], dtype=np.int64))
