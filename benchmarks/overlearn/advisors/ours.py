"""Onward: the ledger's road. Coins by their stream, chosen arms by conditional evidence and its exact line, Holm.

Two things are as in the ledger and cost it time here: it also asks about the half of the month, and a share of the
level is kept for claims about rates and streaks, which this benchmark does not ask.
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from onward.evidence import conditional, multiplicity
from onward.evidence.block_line import settled_at
from onward.evidence.blocks import tables
from onward.evidence.compare import Comparison
from onward.ledger.opened import TENTATIVE
from overlearn.advisor import Advise, Advisor
from overlearn.claims import Claim, claims, holm
from overlearn.search import Advice, Seen


class _Ledger:
    """One search's claims with what is known of each."""

    def __init__(self) -> None:
        self._streams: dict[tuple[str, str], tuple[Comparison, int]] = {}
        self._smallest: dict[tuple[str, str], float] = {}

    def advise(self, seen: Seen) -> Collection[Advice]:
        asked = claims(seen)
        return holm(asked, [self._coin(c) if c.coin else self._chosen(c) for c in asked])

    def _coin(self, claim: Claim) -> float:
        """The claim's own level once its stream is settled at it. A smaller one would only help Holm's next step."""
        level = claim.weight * multiplicity.ALPHA
        stream, taken = self._streams.get((claim.column, claim.level)) or (Comparison(level=level), 0)
        for arm, y in zip(claim.arm[taken:].tolist(), claim.y[taken:].tolist(), strict=True):
            stream.update(arm, y)
        self._streams[claim.column, claim.level] = stream, len(claim.arm)
        return level if stream.settled and stream.log_e >= TENTATIVE else 1.0

    def _chosen(self, claim: Claim) -> float:
        """The smallest level of the ledger's ladder whose line was ever crossed; 1 if the evidence is gone."""
        said, key = tables(claim.arm, claim.y), (claim.column, claim.level)
        if float(conditional.mix(conditional.log_factors(said).sum(axis=0))) < TENTATIVE:
            return 1.0
        ladder = multiplicity.levels(claim.weight)
        if self._smallest.get(key, 1.0) > ladder[0]:
            crossed = settled_at(said, ladder) >= 0
            self._smallest[key] = ladder[int(np.argmax(crossed))] if crossed.any() else 1.0
        return self._smallest[key]


def _begin() -> Advise:
    return _Ledger().advise


OURS = Advisor("Onward", _begin)
