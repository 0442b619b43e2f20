"""Experiments: arms that a coin chose. Their outcomes count as soon as they are certain, and the line is exact.

A coin keeps the arms alike, so an early answer of one arm is matched by early answers of the other, and what differs is
the change itself. It does not keep alike what the person does, who knows the arm: closing an application makes it count
no sooner, and one that was withdrawn stays in the count.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from onward.evidence import above_line, leading, planning, weights
from onward.evidence.boundary import Boundary
from onward.evidence.compare import Comparison, log_evidence
from onward.evidence.difference import MARGIN, coin_ratio
from onward.evidence.multiplicity import ALPHA
from onward.evidence.priors import BetaPrior
from onward.evidence.spending import LINE_SHARE
from onward.evidence.worth import worth_of_testing
from onward.ledger import words
from onward.ledger.both_ways import Way, p_value_both
from onward.ledger.findings import Arm, Claim, EvidencePath, Range
from onward.ledger.names import slug
from onward.ledger.opened import TENTATIVE, Opened, applications
from onward.ledger.pace import SEARCH_WEEKS
from onward.outcomes import Bools, Ints, Landmark, Outcomes, Stage, compared, landmark


@dataclass(frozen=True)
class Coin:
    """An experiment whose arms a coin chose.

    Attributes:
        number: in the order of registration, counted together with registered claims; it decides the weight, for good.
        name: what is tried: "Resume".
        arms: the names of arm 0 and arm 1.
        assigned: an application's row → its arm, for every toss, followed or not.
        q: the chance that the coin says arm 1.
        stage: what the arms are compared by.
    """

    number: int
    name: str
    arms: tuple[str, str]
    assigned: Mapping[int, int]
    q: float = 0.5
    stage: Stage = "live"


@dataclass(frozen=True, eq=False)
class _Tosses:
    """What is certain of an experiment, in the order in which it became so."""

    arm: Ints
    y: Bools
    day: np.ndarray

    @property
    def counts(self) -> tuple[int, int, int, int]:
        """Outcomes and successes of both arms together, and of arm 1."""
        return len(self.y), int(self.y.sum()), int(self.arm.sum()), int((self.y & (self.arm == 1)).sum())

    @property
    def ahead(self) -> int:
        """The arm with the larger share of successes."""
        n, k, n1, k1 = self.counts
        return int(k1 * (n - n1) >= (k - k1) * n1)

    def log_e(self, q: float) -> float:
        """The evidence of all outcomes together."""
        n, k, n1, k1 = self.counts
        return float(log_evidence(n - n1, k - k1, n1, k1, q=q))

    def leans(self, q: float) -> bool:
        """Whether the evidence is worth a mention, by either of its measures."""
        n, k, n1, k1 = self.counts
        return max(self.log_e(q), leading.log_evidence(k, n, k1, n1 - k1, q)) >= TENTATIVE

    def p_value(self, q: float, weight: float) -> float:
        """The smallest level at which the claim was ever settled; 1 if at none."""
        comparison = Comparison(q, level=weight * ALPHA)
        for arm, y in zip(self.arm.tolist(), self.y.tolist(), strict=True):
            comparison.update(arm, y)
        return comparison.p_value

    def way(self, q: float, weight: float) -> Way:
        """The evidence as it is judged beside the one that counts those withdrawn otherwise."""
        return Way(self.leans(q), self.ahead, lambda: self.p_value(q, weight))


def open_coin(search: Outcomes, coin: Coin, within: int, usual: BetaPrior) -> Opened:
    """An experiment with its evidence. What is told of it holds whether those withdrawn count as noes or not at all.

    Args:
        search: the columns.
        coin: the experiment.
        within: days in which an outcome of its stage counts.
        usual: the usual rate of the stage, which steadies plans while data are few.
    """
    mark = compared(search, coin.stage, within, early=True)
    assigned = _assigned(search, coin)
    tosses = _tosses(search, coin, mark, assigned)
    n, k, n1, k1 = tosses.counts
    weight = weights.registered(coin.number)
    line = Boundary(LINE_SHARE * weight * ALPHA, coin.q)
    without = _tosses(search, coin, landmark(search, coin.stage, within, early=True), assigned)
    withdrawn = len(tosses.y) - len(without.y)
    left_out = (lambda: without.way(coin.q, weight)) if withdrawn else None
    p_value, turns = p_value_both(tosses.way(coin.q, weight), left_out)
    ratio = _ratio(tosses, coin.q)
    claim = Claim(
        id=f"experiment-{coin.number}:{slug(coin.name)}",
        claim=words.contrast_claim(coin.name, coin.arms[1], coin.arms[0]),
        kind="contrast",
        design="coin",
        stage=coin.stage,
        arms=_arms(search, coin, assigned, tosses),
        log_e=tosses.log_e(coin.q),
        line=above_line.now(line, k, n, k1, n1 - k1)[1],
        verdict="can't know",
        ratio=ratio if k else None,
        more_needed=None,
        settled_by=None,
        words="",
        path=_path(tosses, line),
        ahead=tosses.ahead,
        turns_on=withdrawn if turns else 0,
    )
    pending = int((assigned[mark.pending] >= 0).sum())
    own = _own_rate(search, coin.stage, within, assigned, usual)
    effect = planning.PlausibleEffect.doubling(n - n1, k - k1, n1, k1, coin.q, own)

    def more() -> int | None:
        if turns:
            return None
        return applications(planning.coin_outcomes_needed((n, k, n1, k1), effect, line), pending, 1.0)

    return Opened(
        claim,
        weight,
        p_value,
        tosses.leans(coin.q) and not turns,
        more,
        nothing_there=_is_none_that_matters(ratio) and _is_none_that_matters(_ratio(without, coin.q)),
        worth=lambda outcomes, a_week: worth_of_testing(
            outcomes, effect, coin.q, a_week=a_week, weeks_left=SEARCH_WEEKS
        ),
    )


def check_numbers(numbers: Sequence[int]) -> None:
    """Claims and experiments share one order of registration.

    Raises:
        ValueError: if two have the same number, for then their weights would not be theirs.
    """
    if len(set(numbers)) != len(numbers):
        raise ValueError(
            f"registered claims and experiments must have numbers of their own, got {sorted(numbers)}"
        )


def _assigned(search: Outcomes, coin: Coin) -> Ints:
    """The arm of each application, -1 where no coin was tossed."""
    return np.array([coin.assigned.get(a.row, -1) for a in search.applications], dtype=np.int64)


def _own_rate(search: Outcomes, stage: Stage, within: int, assigned: Ints, usual: BetaPrior) -> BetaPrior:
    """The usual rate with what the rest of the search says: a coin just begun has no outcome of its own yet."""
    rest = landmark(search, stage, within)
    outside = assigned[rest.index] < 0
    hits = int((outside & rest.y).sum())
    return BetaPrior(usual.a + hits, usual.b + int(outside.sum()) - hits)


def _tosses(search: Outcomes, coin: Coin, mark: Landmark, assigned: Ints) -> _Tosses:
    here = assigned[mark.index] >= 0
    index = mark.index[here]
    due = search.applied_on[index] + np.timedelta64(mark.within, "D")
    told = np.where(mark.y[here], search.reached_on[coin.stage][index], search.rejected_on[index])
    certain = np.fmin(due, told)
    return _Tosses(assigned[index], mark.y[here], certain)


def _ratio(tosses: _Tosses, q: float) -> Range:
    _, k, _, k1 = tosses.counts
    return coin_ratio(k - k1, k1, q=q)


def _is_none_that_matters(ratio: Range) -> bool:
    return MARGIN[0] < ratio[0] and ratio[1] < MARGIN[1]


def _path(tosses: _Tosses, line: Boundary) -> EvidencePath | None:
    """The evidence at the end of each day, as far from its line as it was then; None before the first outcome."""
    if not len(tosses.y):
        return None
    n = np.arange(1, len(tosses.y) + 1)
    k, k1 = np.cumsum(tosses.y), np.cumsum(tosses.y & (tosses.arm == 1))
    f1 = np.cumsum(tosses.arm) - k1
    ends = np.flatnonzero(np.append(tosses.day[1:] != tosses.day[:-1], True))
    counts = zip(k[ends].tolist(), n[ends].tolist(), k1[ends].tolist(), f1[ends].tolist(), strict=True)
    seen = [above_line.now(line, *at) for at in counts]
    lowest_now = seen[-1][1]
    heights = (evidence - lowest + lowest_now for evidence, lowest in seen)
    return EvidencePath(tuple(day.astype(object) for day in tosses.day[ends]), tuple(heights))


def _arms(search: Outcomes, coin: Coin, assigned: Ints, tosses: _Tosses) -> tuple[Arm, Arm]:
    reached = search.reached(coin.stage)

    def arm(number: int) -> Arm:
        mature, sent = tosses.arm == number, search.sent & (assigned == number)
        counts = (mature.sum(), (mature & tosses.y).sum(), sent.sum(), (sent & reached).sum())
        return Arm(words.arm_name(coin.name, coin.arms[number]), *(int(count) for count in counts))

    return arm(0), arm(1)
