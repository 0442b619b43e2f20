"""How often applications reach each stage, against the usual."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from onward.evidence import rates
from onward.evidence.response import ResponseBelief
from onward.ledger import words
from onward.ledger.findings import StageRate
from onward.ledger.pack import PriorPack
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

    Each application that has not reached it says what its age says: likelihood 1 - p F(age).
    """
    if mark.untold:
        return rates.rate(0, 0, pack.rates[stage])
    # How long offers take is not known here, so only those count whose time is over, yes or no.
    counted = mark.index if stage == "offer" else np.concatenate([mark.index, mark.pending])
    counted = counted[counted != without]
    reached = search.reached(stage)[counted]
    k = int(reached.sum())
    shares = _shown(search, stage, response)
    return rates.rate(k, k, pack.rates[stage], pending=shares[counted[~reached]])


def _shown(search: Outcomes, stage: Stage, response: ResponseBelief) -> rates.Floats:
    """How much of the successes would have shown by now, for each application.

    The delay of first answers stands in for that of live stages and interviews. A no is certain, and where a step
    has no day nothing is known.
    """
    shares = np.ones(len(search)) if stage == "offer" else response.cdf(np.maximum(search.ages, 0))
    shares[~np.isnat(search.rejected_on)] = 1.0
    shares[search.hidden[stage]] = 0.0
    return shares
