"""How often one stage leads to the next: the usual share, and what this search has seen of it."""

from __future__ import annotations

import numpy as np

from onward.ledger.pack import PriorPack
from onward.outcomes import PERIOD, Bools, Outcomes, days_since_talk

_WORTH = 4.0
"""Outcomes that the usual share of talks leading to an interview is worth: the logs tell it only roughly."""

Beta = tuple[float, float]
"""The shapes (a, b) of a belief about a chance."""


def live_given_answer(search: Outcomes, pack: PriorPack) -> Beta:
    """Of an answer being a talk."""
    usual = pack.rates["live"]
    share = min(usual.mean / pack.rates["answered"].mean, 0.9)
    answered = search.sent & ~search.hidden["answered"] & search.reached("answered")
    talks = int((answered & search.reached("live")).sum())
    return usual.a + talks, usual.a * (1 - share) / share + int(answered.sum()) - talks


def interview_given_live(search: Outcomes, pack: PriorPack, *, without: int | None = None) -> Beta:
    """Of a screen or a test leading to an interview; without: one application that is left out."""
    share = float(np.clip(pack.rates["interview"].mean / pack.rates["live"].mean, 0.1, 0.9))
    passed, stopped = search.reached("interview").copy(), _stopped_after_a_talk(search)
    if without is not None:
        passed[without] = stopped[without] = False
    return _WORTH * share + int(passed.sum()), _WORTH * (1 - share) + int(stopped.sum())


def _stopped_after_a_talk(search: Outcomes) -> Bools:
    """Talks that led to no interview: ended, or too long ago."""
    over = ~(np.isnat(search.rejected_on) & np.isnat(search.closed_on))
    old = days_since_talk(search) > PERIOD["interview"]
    talked = search.reached("live") & ~search.reached("interview") & np.isnat(search.withdrawn_on)
    return talked & (over | old)
