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
    over, passed = _over_or_old(search), search.reached("interview")
    if without is not None:
        over[without] = False
    passes, stops = int((over & passed).sum()), int((over & ~passed).sum())
    return _WORTH * share + passes, _WORTH * (1 - share) + stops


def _over_or_old(search: Outcomes) -> Bools:
    """Talks that have ended or had their time: yes and no count from the same day on, or the quick ones would win."""
    ended = ~(np.isnat(search.rejected_on) & np.isnat(search.closed_on))
    old = days_since_talk(search) > PERIOD["interview"]
    return search.reached("live") & (ended | old) & np.isnat(search.withdrawn_on)
