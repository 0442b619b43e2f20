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
    """The rates of all stages, pending applications weighed by how much of their time is over."""
    return tuple(_rate(search, stage, marks[stage], pack, response) for stage in STAGES)


def _rate(search: Outcomes, stage: Stage, mark: Landmark, pack: PriorPack, response: ResponseBelief) -> StageRate:
    usual = pack.rates[stage]
    belief = belief_in(search, stage, mark, pack, response)
    rare = rates.as_low_in_100(mark.n, mark.k, usual)
    all_told = int(search.reached(stage).sum()) if mark.n else 0
    return StageRate(
        stage=stage,
        n=mark.n,
        k=mark.k,
        pending=len(mark.pending),
        mean=belief.mean,
        low=belief.low,
        high=belief.high,
        usual=usual.central_80,
        as_low_in_100=rare,
        within_days=mark.within,
        words=words.stage_rate(stage, mark.n, mark.k, len(mark.pending), rare, usual.population, all_told),
        source=usual.source,
        people=usual.population,
    )


def belief_in(
    search: Outcomes,
    stage: Stage,
    mark: Landmark,
    pack: PriorPack,
    response: ResponseBelief,
    *,
    without: int | None = None,
) -> rates.RateBelief:
    """Belief about a rate from mature and pending applications; without: one application that is left out."""
    kept, open_ones = mark.index != without, mark.pending != without
    hit = (search.reached(stage)[mark.pending] & ~search.hidden[stage][mark.pending])[open_ones]
    pending = _shares(search, stage, mark, response)[open_ones][~hit]
    early = int(hit.sum())
    n, k = int(kept.sum()) + early, int(mark.y[kept].sum()) + early
    return rates.rate(n, k, pack.rates[stage], pending=pending)


def _shares(search: Outcomes, stage: Stage, mark: Landmark, response: ResponseBelief) -> rates.Floats:
    """How much of the successes would have shown by each pending application's age.

    The delay of first answers stands in for that of live stages and interviews. How long offers take is not known
    here, so a pending one says nothing yet.
    """
    ages = search.ages[mark.pending]
    if stage == "offer":
        return np.zeros(len(ages))
    shares = response.cdf(ages) / response.cdf(np.array([mark.within]))[0]
    return np.where(search.hidden[stage][mark.pending], 0.0, np.clip(shares, 0.0, 1.0))
