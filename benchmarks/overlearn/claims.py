"""Two-sided claims of a look, for the advisors that test a level against the rest of its column.

Which claims there are and what each weighs is the ledger's own rule, which knows the arms and no outcome. All tests
get the same claims and the same outcomes in the same order, so that they differ by their rule alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import numpy as np

from onward.evidence.multiplicity import lessons
from onward.ledger import scan
from onward.outcomes import STAGES, Attribute, Outcomes
from overlearn.search import PERIOD, Advice, Bools, Column, Seen

_START = np.datetime64(date(2024, 1, 1), "D")


class Counts(NamedTuple):
    """Outcomes and yeses of the rest (0) and of the level (1)."""

    n0: int
    k0: int
    n1: int
    k1: int


@dataclass(frozen=True, eq=False)
class Claim:
    """That a level differs from the rest of its column.

    Attributes:
        column, level: what is claimed.
        weight: its share of the level, for those who correct for many claims.
        coin: whether a coin assigned the arms.
        arm, y: for each outcome that counts, whether it is of the level and whether it was a yes, in an order that
            no outcome decides; a later look only adds to their end.
    """

    column: str
    level: str
    weight: float
    coin: bool
    arm: Bools
    y: Bools

    @property
    def counts(self) -> Counts:
        """What the outcomes add up to."""
        n1, k, k1 = int(self.arm.sum()), int(self.y.sum()), int((self.arm & self.y).sum())
        return Counts(len(self.arm) - n1, k - k1, n1, k1)

    def advice(self) -> Advice:
        """The claim in the direction in which the outcomes point."""
        c = self.counts
        return Advice(self.column, self.level, "better" if c.k1 * c.n0 > c.k0 * c.n1 else "worse")


def claims(seen: Seen) -> list[Claim]:
    """All claims of a look, the ledger's own column (the half of the month) included."""
    nobody = Column((), np.zeros(0, np.int64))
    return [_claim(seen, c, seen.columns.get(c.column, nobody).coin) for c in scan.contrasts(_as_outcomes(seen))]


def holm(asked: Sequence[Claim], p_values: Iterable[float]) -> set[Advice]:
    """The claims that weighted Holm believes at 5%, as advice."""
    told = lessons(list(p_values), [claim.weight for claim in asked])
    return {claim.advice() for claim, believed in zip(asked, told, strict=True) if believed}


def _claim(seen: Seen, contrast: scan.Contrast, coin: bool) -> Claim:
    """With a coin an outcome counts when it is known. Chosen arms wait for the whole period: a yes is known before
    a no, so whichever arm is younger would look better.
    """
    counts = contrast.member & ((seen.outcome >= 0) if coin else (seen.applied + PERIOD <= seen.day))
    here = np.flatnonzero(counts)
    if coin:
        here = here[np.argsort(seen.known[here], kind="stable")]
    return Claim(
        contrast.column, contrast.level, contrast.weight, coin, contrast.arm[here], seen.outcome[here] == 1
    )


def _as_outcomes(seen: Seen) -> Outcomes:
    """The columns in the ledger's own form, without any outcome."""
    n = len(seen.applied)
    never, no = np.full(n, np.datetime64("NaT", "D")), np.zeros(n, bool)
    return Outcomes(
        as_of=(_START + seen.day).astype(object),
        applications=(),
        applied_on=_START + seen.applied,
        reached_on=dict.fromkeys(STAGES, never),
        undated=dict.fromkeys(STAGES, no),
        hidden=dict.fromkeys(STAGES, no),
        talked_on=never,
        rejected_on=never,
        withdrawn_on=never,
        closed_on=never,
        rejected_dated=no,
        closed_dated=no,
        accepted=no,
        declined=no,
        attributes={name: Attribute(c.levels, c.code) for name, c in seen.columns.items()},
        lot=np.arange(n),
    )
