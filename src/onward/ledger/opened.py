"""A claim before its verdict, which all claims together decide."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from onward.evidence.worth import Worth
from onward.ledger.findings import Claim

TENTATIVE = float(np.log(10))
"""Log evidence from which a claim leans; a lesson whose evidence falls below it is none any more."""


@dataclass(frozen=True, eq=False)
class Opened:
    """A claim and what is known of it alone.

    Attributes:
        claim: verdict, words and dates are still missing.
        weight: its share of the ledger's level.
        p_value: valid at every look; 1 where the evidence is not there any more.
        leans: whether the evidence is worth a mention.
        more: asks for the applications that would settle it, beyond those that are out already; None if no number
            does.
        nothing_there: whether a difference that matters is ruled out.
        worth: what testing it for so many more outcomes is worth at so many applications a week; None where there is
            nothing to test.
    """

    claim: Claim
    weight: float
    p_value: float
    leans: bool
    more: Callable[[], int | None]
    nothing_there: bool
    worth: Callable[[int, float], Worth] | None = None


def applications(outcomes: int | None, pending: int, share: float) -> int | None:
    """Applications to send for so many outcomes: pending ones come anyway, and some say nothing about the
    claim.
    """
    return None if outcomes is None else int(np.ceil(max(0, outcomes - pending) / share))
