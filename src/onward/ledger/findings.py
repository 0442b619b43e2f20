"""All that a search has taught by one day, ready to be shown: what page, CLI, API and report print.

A number that is shown is computed once, before it gets here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from onward.outcomes import Stage
from onward.reading import Reading

ClaimKind = Literal["level", "contrast", "change", "streak"]
Design = Literal["coin", "chosen", "before-after", "none"]
Verdict = Literal["lesson", "tentative", "keep watching", "can't know", "no difference"]
StepKind = Literal[
    "close search",
    "answer offer",
    "follow up",
    "use",
    "practise",
    "ask feedback",
    "send",
    "coin",
    "let go",
    "tell",
]
Range = tuple[float, float]


@dataclass(frozen=True)
class StageRate:
    """How often applications reach a stage, against the usual.

    n, k: mature applications and those that reached the stage in time; reached: in time or later; pending: too young
    to say.
    mean, low, high: posterior mean and central 95%; usual: central 80% of people; as_low_in_100: of 100 people
    with nothing wrong, how many have k or fewer of n; source, people: where the usual rates come from, and whose
    they are.
    """

    stage: Stage
    n: int
    k: int
    reached: int
    pending: int
    mean: float
    low: float
    high: float
    usual: Range
    as_low_in_100: float
    within_days: int
    words: str
    source: str = ""
    people: str = ""


@dataclass(frozen=True)
class Arm:
    """One arm of a claim: n mature and k in time carry the evidence; sent and reached are all, whenever."""

    name: str
    n: int
    k: int
    sent: int
    reached: int


@dataclass(frozen=True)
class EvidencePath:
    """Evidence after each day on which an outcome matured; all the same length."""

    days: tuple[date, ...]
    log_e: tuple[float, ...]


@dataclass(frozen=True)
class Claim:
    """A tempting lesson and its verdict.

    line: the log e-value at which it becomes a lesson if it stands alone; began: the days between which a change
    began, if there is one, by its applications; hours_saved: what settling it would save, where it can be settled;
    ahead: which arm does better, block by block; fair: whether both arms had as long for their answers;
    turns_on: how many were withdrawn, where the evidence turns on whether they count; else 0.
    """

    id: str
    claim: str
    kind: ClaimKind
    design: Design
    stage: Stage
    arms: tuple[Arm, ...]
    log_e: float
    line: float
    verdict: Verdict
    ratio: Range | None
    more_needed: int | None
    settled_by: date | None
    words: str
    path: EvidencePath | None = None
    began: tuple[date, date] | None = None
    hours_saved: float | None = None
    ahead: int = 1
    fair: bool = True
    turns_on: int = 0

    @property
    def apart(self) -> tuple[Arm, Arm]:
        """The arm that is ahead by the evidence, and the other one."""
        return self.arms[self.ahead], self.arms[1 - self.ahead]

    @property
    def counts_agree(self) -> bool:
        """Whether all counts together point where the evidence does; not always, where arms had other times."""
        first, second = self.apart
        return first.k * second.n >= second.k * first.n

    @property
    def worth_testing(self) -> bool:
        """Whether knowing it would save an hour of the person's time, as far as that can be said."""
        return self.hours_saved is None or self.hours_saved >= 1


@dataclass(frozen=True)
class Change:
    """A verdict that changed at a weekly look; None: it is open again."""

    on: date
    claim: str
    verdict: Verdict | None


LOOK_AT_INTERVIEWS = 0.5
"""From this chance that something holds the person back on, the interviews are worth a look."""


@dataclass(frozen=True)
class LastRejection:
    """What the latest no taught.

    row: of the application, in its file or search.
    chance_before, chance_after: of passing the stage that it came at; technique: share of such noes that a better
    performance would have turned; something_wrong: chance that something holds the person back, after so many in a
    row.
    """

    application: str
    on: date | None
    stage: Stage
    bits: float
    chance_before: float
    chance_after: float
    technique: Range
    something_wrong: float
    words: str
    row: int = 0

    @property
    def worth_a_look(self) -> bool:
        """Whether the interviews are."""
        return self.something_wrong >= LOOK_AT_INTERVIEWS


@dataclass(frozen=True)
class FailureCurve:
    """What 1, 2, 3, … interviews in a row that end in a no teach, all of one length.

    before: the chance that something holds the person back, before any; something_wrong: after so many; in_100: of 100
    people with nothing wrong, how many have as many in a row; bits: what the latest one moved.
    """

    before: float
    something_wrong: tuple[float, ...]
    in_100: tuple[float, ...]
    bits: tuple[float, ...]


@dataclass(frozen=True)
class Silent:
    """A waiting application; still_coming: the chance (0-1) that an answer still comes; row: in its file or search."""

    application: str
    days: int
    still_coming: float
    words: str
    row: int = 0


@dataclass(frozen=True)
class Waiting:
    """What the n waiting ones may bring in 30 days: 10, 50 and 90% points."""

    n: int
    answered_in_30_days: tuple[int, int, int]
    live_in_30_days: tuple[int, int, int]
    words: str


@dataclass(frozen=True)
class SilenceCurve:
    """Chance that an answer still comes after so many silent days: middle and central 80%."""

    days: tuple[int, ...]
    still_coming: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]


@dataclass(frozen=True)
class Streak:
    """The current run of applications without an answer; in_100: searches like this that have one as long."""

    length: int
    in_100: float
    words: str


@dataclass(frozen=True)
class Forecast:
    """When an offer may come. by: 10, 50, 90% days, None beyond the horizon; fan: (day, chance by then)."""

    by: tuple[date | None, date | None, date | None]
    chance_in_30_days: float
    fan: tuple[tuple[date, float], ...]
    words: str


@dataclass(frozen=True)
class NextStep:
    """One thing to do now, and why; kind: what it is, for whoever offers to do it; row: of its application."""

    action: str
    why: str
    application: str | None
    kind: StepKind = "send"
    row: int | None = None


@dataclass(frozen=True)
class Funnel:
    """Where the applications sent went: counts for the Sankey. Every application ends in exactly one.

    flows: (from, to, count); names are stages ("applied", "answered", "live", "interview", "offer") and endings
    ("rejected", "silent", "withdrawn", "pending", "accepted", "declined").
    """

    flows: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True)
class Findings:
    """Everything that is shown about a search on one day.

    people: whose rates the usual ones are; over: an offer was accepted, so nothing needs to be learned any more;
    history: how verdicts changed, where that was asked for; failures: what failed interviews teach;
    day_was_given: whether the person asked for this day.
    """

    as_of: date
    as_of_why: str
    source: Reading
    headline: str
    stages: tuple[StageRate, ...]
    claims: tuple[Claim, ...]
    last_rejection: LastRejection | None
    silence: tuple[Silent, ...]
    silence_curve: SilenceCurve | None
    waiting: Waiting
    streak: Streak
    forecast: Forecast | None
    funnel: Funnel
    next: tuple[NextStep, ...]
    people: str = "people who published their log"
    over: bool = False
    history: tuple[Change, ...] | None = None
    failures: FailureCurve | None = None
    day_was_given: bool = False
