"""Six ways to learn from a search: from a new resume after every no to never a new one.

Each policy chooses the version that goes out next and hears what came of the earlier ones. All that it does passes
through the desk, so that every rewrite costs days and every lesson is counted.

Source: stats.md 12.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from math import sqrt
from typing import Protocol

from onward.evidence.compare import Comparison
from onward.outcomes import Stage
from onward.simulate.desk import Desk

CHALLENGERS = 3
"""How many versions may at most be tried against the best so far."""
_Z = 1.959964  # two-sided 5% of a normal


class Policy(Protocol):
    """What a searcher does about the resume."""

    def choose(self, number: int) -> int:
        """The version that goes out as this application, which are numbered from 0."""

    def hear_no(self, stage: Stage) -> None:
        """A no came: to the application ("answered") or after an interview ("interview")."""

    def hear_outcome(self, number: int, interview: bool) -> None:
        """An application's outcome is known: an interview within the period, or none."""


class Rule(Protocol):
    """What says that two versions differ, outcome by outcome: `evidence.compare.Comparison` is one."""

    def update(self, arm: int, outcome: int) -> None:
        """Take one outcome of the version kept so far (0) or of its challenger (1)."""

    @property
    def settled(self) -> bool:
        """Whether the versions were ever said to differ."""


class Sending:
    """One version throughout, whatever comes."""

    def __init__(self, version: int) -> None:
        self._version = version

    def choose(self, number: int) -> int:  # noqa: ARG002 - a policy is asked for each application
        """The one version."""
        return self._version

    def hear_no(self, stage: Stage) -> None:
        """A no changes nothing."""

    def hear_outcome(self, number: int, interview: bool) -> None:
        """An outcome changes nothing."""


class Reacting:
    """A new version after so many noes of one kind, which is then taken to be better than the last."""

    def __init__(self, desk: Desk, noes: int) -> None:
        self._desk, self._enough = desk, noes
        self._version = 0
        self._noes: Counter[Stage] = Counter()

    def choose(self, number: int) -> int:  # noqa: ARG002 - a policy is asked for each application
        """The newest version."""
        return self._version

    def hear_no(self, stage: Stage) -> None:
        """Count it; a no that comes while a version is being written is answered by that one."""
        if self._desk.busy:
            return
        self._noes[stage] += 1
        if self._noes[stage] >= self._enough:
            newest = self._desk.write()
            self._desk.believe(newest, than=self._version)
            self._version = newest
            self._noes.clear()

    def hear_outcome(self, number: int, interview: bool) -> None:
        """Only noes count here."""


class Comparing:
    """A coin between the version kept so far and a challenger; once a rule says that they differ, the worse is
    dropped and the next challenger is written, up to `CHALLENGERS`.

    Each comparison counts only applications sent after it began, and the next begins only when the one before has
    been settled. So a rule that is right in 95 of 100 comparisons draws a false lesson in at most 5 of 100
    searches in which nothing matters: the first comparison is the only gate (Westfall & Krishen 2001).
    """

    def __init__(self, desk: Desk, coin: Sequence[int], rule: Callable[[], Rule]) -> None:
        self._desk, self._coin, self._new_rule = desk, coin, rule
        self._kept, self._next = 0, 0
        self._challenge()

    def choose(self, number: int) -> int:
        """What the coin says; the kept version where there is no challenger."""
        self._next = number + 1
        return self._challenger if self._comparing and self._coin[number] else self._kept

    def hear_no(self, stage: Stage) -> None:
        """A no is an outcome like others; it comes as one."""

    def hear_outcome(self, number: int, interview: bool) -> None:
        """Count it if it belongs to the comparison that is open."""
        if not self._comparing or number < self._since:
            return
        arm = self._coin[number]
        self._sent[arm] += 1
        self._interviews[arm] += interview
        self._rule.update(arm, interview)
        if self._rule.settled:
            self._decide()

    def _decide(self) -> None:
        rates = [hits / max(sent, 1) for hits, sent in zip(self._interviews, self._sent, strict=True)]
        pair = (self._kept, self._challenger)
        better, worse = pair if rates[0] > rates[1] else pair[::-1]
        self._desk.believe(better, than=worse)
        self._kept = better
        self._challenge()

    def _challenge(self) -> None:
        """Write the next challenger, if there may be one."""
        self._comparing = self._desk.written <= CHALLENGERS
        if self._comparing:
            self._challenger, self._since = self._desk.write(), self._next
            self._rule = self._new_rule()
            self._sent, self._interviews = [0, 0], [0, 0]


class Peeking:
    """A two-proportion z test at every look: "p < .05" as soon as it is ever seen."""

    def __init__(self) -> None:
        self._sent, self._hits = [0, 0], [0, 0]
        self.settled = False

    def update(self, arm: int, outcome: int) -> None:
        """Take one outcome and look."""
        self._sent[arm] += 1
        self._hits[arm] += outcome
        self.settled = self.settled or self._differ()

    def _differ(self) -> bool:
        (n0, n1), (k0, k1) = self._sent, self._hits
        pooled = (k0 + k1) / (n0 + n1)
        if not (n0 and n1 and 0 < pooled < 1):
            return False
        return abs(k1 / n1 - k0 / n0) > _Z * sqrt(pooled * (1 - pooled) * (1 / n0 + 1 / n1))


def never(desk: Desk, coin: Sequence[int]) -> Policy:  # noqa: ARG001 - all policies are made alike
    """One version throughout."""
    return Sending(0)


def oracle(desk: Desk, coin: Sequence[int]) -> Policy:  # noqa: ARG001 - all policies are made alike
    """Know what the first version and every challenger are worth, and write only the best, if it is not the first."""
    best = max(range(CHALLENGERS + 1), key=desk.worth)
    if best:
        desk.write()
    return Sending(best)


def _react(desk: Desk, coin: Sequence[int], noes: int) -> Policy:  # noqa: ARG001 - all policies are made alike
    return Reacting(desk, noes)


POLICIES: Mapping[str, Callable[[Desk, Sequence[int]], Policy]] = {
    "every-no": partial(_react, noes=1),
    "five-noes": partial(_react, noes=5),
    "peek": partial(Comparing, rule=Peeking),
    "ledger": partial(Comparing, rule=Comparison),
    "never": never,
    "oracle": oracle,
}
"""How each policy starts a search, by the name that the command takes."""
