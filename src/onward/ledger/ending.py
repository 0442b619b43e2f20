"""When will it end, from where the search stands."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from onward.evidence import forecast as futures
from onward.evidence.response import ResponseBelief
from onward.ledger import words
from onward.ledger.findings import Forecast
from onward.ledger.pace import Pace
from onward.ledger.pack import PriorPack
from onward.ledger.passing import interview_given_live
from onward.outcomes import Bools, Landmark, Outcomes, Stage, days_since_talk, open_talks

_SEED = 2


def forecast(
    search: Outcomes,
    marks: Mapping[Stage, Landmark],
    response: ResponseBelief,
    waits: Bools,
    live: tuple[float, float],
    pack: PriorPack,
    pace: Pace,
) -> Forecast | None:
    """The day of an offer; None where an offer was accepted or nothing was ever sent."""
    if search.accepted.any() or not search.sent.any():
        return None
    usual, mark = pack.rates["offer"], marks["offer"]
    open_ones, since = open_talks(search), days_since_talk(search)
    state = futures.State(
        weekly=pace.weekly,
        going_on=pace.going_on,
        waiting=search.ages[waits],
        screens=since[open_ones & ~search.reached("interview")],
        interviews=since[open_ones & search.reached("interview")],
        live=live,
        interview=interview_given_live(search, pack),
        offer=(usual.a + mark.k, usual.b + mark.n - mark.k),
    )
    ending = futures.forecast(state, response, seed=_SEED)
    early, even, late = (_on(search.as_of, days) for days in ending.quantiles)
    fan = tuple((search.as_of + timedelta(days=int(day)), float(share)) for day, share in ending.fan)
    sentence = words.forecast(
        (early, even, late),
        search.as_of,
        pace.going_on,
        bool(search.reached("offer").any()),
        marks["answered"].n,
        pace.slow,
    )
    return Forecast((early, even, late), ending.chance_in_30_days, fan, sentence)


def _on(as_of: date, days: int | None) -> date | None:
    return None if days is None else as_of + timedelta(days=days)
