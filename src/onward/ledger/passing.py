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
    """Of an answer being a talk. One that said neither counts once a talk had its time, whatever came of it."""
    usual = pack.rates["live"]
    share = min(usual.mean / pack.rates["answered"].mean, 0.9)
    answered = search.sent & ~search.hidden["answered"] & search.reached("answered") & ~_undecided(search)
    talks = int((answered & search.reached("live")).sum())
    return usual.a + talks, usual.a * (1 - share) / share + int(answered.sum()) - talks


def interview_given_live(search: Outcomes, pack: PriorPack, *, without: int | None = None) -> Beta:
    """Of a screen or a test leading to an interview; without: one application that is left out."""
    share = float(np.clip(pack.rates["interview"].mean / pack.rates["live"].mean, 0.1, 0.9))
    old, passed = _had_time(search), search.reached("interview")
    if without is not None:
        old[without] = False
    passes, stops = int((old & passed).sum()), int((old & ~passed).sum())
    return _WORTH * share + passes, _WORTH * (1 - share) + stops


def _undecided(search: Outcomes) -> Bools:
    """First answers that said neither yes nor no, and are young."""
    answer = search.reached_on["answered"]
    decided = (search.reached_on["live"] <= answer) | (search.rejected_on <= answer)
    since = (np.datetime64(search.as_of, "D") - answer).astype("timedelta64[D]").astype(np.int64)
    return ~decided & (since <= PERIOD["live"])


def _had_time(search: Outcomes) -> Bools:
    """Talks that had the time to lead on: by their age alone.

    A no ends a talk at once and a yes does not, so counting those that ended would count the noes sooner.
    """
    old = days_since_talk(search) > PERIOD["interview"]
    return search.reached("live") & old & np.isnat(search.withdrawn_on)
