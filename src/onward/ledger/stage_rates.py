"""How often applications reach each stage, against the usual."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from onward.evidence import rates
from onward.evidence.reaching import ever_reached, ever_settled
from onward.evidence.response import ResponseBelief
from onward.ledger import words
from onward.ledger.findings import StageRate
from onward.ledger.pack import PriorPack
from onward.ledger.time_to_answer import time_to_settle
from onward.outcomes import STAGES, Landmark, Outcomes, Stage


def stage_rates(
    search: Outcomes, marks: Mapping[Stage, Landmark], pack: PriorPack, response: ResponseBelief
) -> tuple[StageRate, ...]:
    """The rates of all stages."""
    return tuple(_rate(search, stage, marks[stage], pack, response) for stage in STAGES)


def _rate(search: Outcomes, stage: Stage, mark: Landmark, pack: PriorPack, response: ResponseBelief) -> StageRate:
    usual = pack.rates[stage]
    belief = belief_in(search, stage, mark, pack, response)
    reached = reached_of_mature(search, stage, mark)
    hit = search.reached(stage)[mark.pending]
    ended = ~np.isnat(search.rejected_on[mark.pending]) & ~hit
    rare = rates.as_low_in_100(mark.n, reached, usual)
    return StageRate(
        stage=stage,
        n=mark.n,
        k=mark.k,
        reached=reached,
        pending=len(mark.pending),
        mean=belief.mean,
        low=belief.low,
        high=belief.high,
        usual=usual.central_80,
        as_low_in_100=rare,
        within_days=mark.within,
        words=words.noes_not_told()
        if stage == "answered" and not search.tells_noes
        else words.stage_rate(stage, mark, reached, (int((~ended).sum()), int(hit.sum())), rare, usual.population),
        source=usual.source,
        people=usual.population,
    )


def reached_of_mature(search: Outcomes, stage: Stage, mark: Landmark) -> int:
    """Mature applications that reached a stage, in time or later: what the usual rates of other people count."""
    return int(search.reached(stage)[mark.index].sum())


def belief_in(
    search: Outcomes,
    stage: Stage,
    mark: Landmark,
    pack: PriorPack,
    response: ResponseBelief,
    *,
    without: int | None = None,
) -> rates.RateBelief:
    """Belief about the rate at which a stage is ever reached; without: one application that is left out.

    One that waits for a yes or a no says how many are ever told either, not which: the noes come in like the yeses, so
    its age is no part of a no. See docs/decisions/calibration.md.
    """
    usual, reached = pack.rates[stage], search.reached(stage)
    if mark.untold:
        return rates.rate(0, 0, usual)
    if stage == "offer":
        # How long offers take is not known here, so only those count whose time is over, yes or no.
        over = mark.index[mark.index != without]
        return rates.rate(len(over), int(reached[over].sum()), usual)
    if stage == "answered" and without is None:
        return ever_settled(response)
    known = search.sent & (reached | ~search.hidden[stage])
    if without is not None:
        known[without] = False
    noes = int((known & ~reached & ~np.isnat(search.rejected_on)).sum())
    if not noes:
        # As in a file of which no noes are told: only a yes settles anything, and silence is part of a no.
        return ever_settled(time_to_settle(search, stage, known, usual))
    settled = time_to_settle(search, stage, known, pack.rates["answered"])
    return ever_reached(int((known & reached).sum()), noes, usual, settled)
