"""Searches whose truth is drawn from the priors, cut after eight weeks, with the day of the first offer after that."""

from __future__ import annotations

import numpy as np

from onward.evidence.forecast import HORIZON_DAYS, State
from onward.evidence.response import ResponseBelief, respond
from onward.evidence.silence import Silence

NONE = np.zeros(0, dtype=np.int64)
LIVE, INTERVIEW, OFFER = (1.66, 9.7), (2.3, 1.7), (2.0, 10.0)
_WEEKS, _PAST_WEEKS = 60, 8


def made_future(rng: np.random.Generator) -> tuple[ResponseBelief, State, float]:
    """What is known of a search after eight weeks, and the day of its first offer from then; infinite after a year."""
    pi, median, sigma = rng.beta(5.55, 5.58), np.exp(rng.normal(np.log(10), 0.7)), abs(rng.normal())
    live, interview, offer = rng.beta(*LIVE), rng.beta(*INTERVIEW), rng.beta(*OFFER)
    counts = rng.poisson(rng.gamma(4, 2) * rng.gamma(2.0, 0.5, _WEEKS))
    sent = np.repeat(np.arange(_WEEKS) * 7 - 7 * _PAST_WEEKS, counts) + rng.integers(0, 7, counts.sum())
    many = len(sent)
    answered = sent + np.floor(median * np.exp(sigma * rng.standard_normal(many)) + 0.5)
    answered = np.where(rng.random(many) < pi, answered, np.inf)
    talk = np.where(rng.random(many) < live, answered, np.inf)
    on = rng.random(many) < interview  # a screen that leads on becomes an interview on the same clock
    ends = talk + np.exp(np.log(25) + 0.8 * rng.standard_normal(many))
    offers = np.where(on & (rng.random(many) < offer), ends, np.inf)
    known = (sent < 0) & (answered < 0)
    talks, over = known & (talk < 0), known & (ends < 0)
    waiting = (-sent[(sent < 0) & ~known]).astype(np.int64)
    belief = respond(Silence((answered - sent)[known].astype(np.int64), waiting, NONE), a=5.55, b=5.58)
    won, open_ones = int((over & (offers < 0)).sum()), talks & ~over
    passed, tried = int((talks & on).sum()), int((over & on).sum())
    state = State(
        weekly=counts[:_PAST_WEEKS].astype(float),
        going_on=True,
        waiting=waiting,
        screens=NONE,  # which open talks lead on is known at once here
        interviews=(-talk[open_ones & on]).astype(np.int64),
        live=(LIVE[0] + talks.sum(), LIVE[1] + known.sum() - talks.sum()),
        interview=(INTERVIEW[0] + passed, INTERVIEW[1] + talks.sum() - passed),
        offer=(OFFER[0] + won, OFFER[1] + tried - won),
    )
    later = offers[offers >= 0]
    first = float(later.min()) if len(later) else np.inf
    return belief, state, first if first <= HORIZON_DAYS else np.inf
