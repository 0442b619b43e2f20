"""Silence in words and counts: who is still waiting, what still comes, and when to stop waiting."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np

from onward.evidence.priors import BetaPrior
from onward.evidence.response import ResponseBelief, respond
from onward.evidence.silence import Silence
from onward.ledger import words
from onward.ledger.findings import SilenceCurve, Silent, Waiting
from onward.ledger.names import application_name
from onward.ledger.pack import PriorPack
from onward.outcomes import Bools, Days, Outcomes, Stage
from onward.outcomes import waiting as may_be_waiting

PRESUME_SILENT = 0.1
"""Below this chance of an answer an application is presumed silent."""
AHEAD_DAYS = 30
_CURVE_DAYS = np.array([0, 1, 2, 3, 5, 7, 10, 14, 21, 28, 35, 45, 60, 75, 90, 120])
_LOOK_AGAIN_DAYS = 28
_SEED = 1


def time_to_answer(search: Outcomes, pack: PriorPack) -> ResponseBelief:
    """Belief about answers to applications that were sent."""
    # From a day on which most answers are not known yet, only the silence would be seen: then others' must do.
    known = search.sent & ~search.hidden["answered"] & search.can_tell("answered")
    return _time_until(
        search.reached_on["answered"], search.undated["answered"], search, known, pack.rates["answered"]
    )


def time_to_settle(search: Outcomes, stage: Stage, known: Bools, usual: BetaPrior) -> ResponseBelief:
    """Belief about when it is settled whether a sent application reaches a stage: by reaching it, or by a no.

    Args:
        search: the columns.
        stage: which stage.
        known: (N,) those of which the day shows whether they have reached it; all were sent.
        usual: share that is ever settled.
    """
    reached = search.reached(stage)
    day = np.where(reached, search.reached_on[stage], search.rejected_on)
    undated = np.where(reached, search.undated[stage], ~search.rejected_dated)
    return _time_until(day, undated, search, known, usual)


def _time_until(day: Days, undated: Bools, search: Outcomes, known: Bools, usual: BetaPrior) -> ResponseBelief:
    """Belief about a first day; NaT where it has not come."""
    answered = known & ~np.isnat(day)
    took = (day - search.applied_on).astype("timedelta64[D]").astype(np.int64)
    withdrawn = ~np.isnat(search.withdrawn_on)
    gave_up = (search.withdrawn_on - search.applied_on).astype("timedelta64[D]").astype(np.int64)
    # Somebody who withdrew stopped waiting that day; what would have come later is not known.
    waited = np.where(withdrawn, np.minimum(np.maximum(gave_up, 0), search.ages), search.ages)
    return respond(
        Silence(
            np.maximum(took[answered & ~undated], 0),
            waited[known & ~answered],
            np.maximum(took[answered & undated], 0),
        ),
        a=usual.a,
        b=usual.b,
    )


def still_waiting(search: Outcomes, response: ResponseBelief) -> Bools:
    """(N,) applications that wait for their first answer.

    One that was marked as over without a day counts as waiting while an answer is still likely enough.
    """
    waits = np.zeros(len(search), bool)
    waits[may_be_waiting(search)] = True
    marked = ~np.isnat(search.closed_on)
    likely = response.coming(np.maximum(search.ages, 0)) >= PRESUME_SILENT
    return waits & (~marked | likely)


def silent(search: Outcomes, response: ResponseBelief, waits: Bools) -> tuple[Silent, ...]:
    """Every waiting application with its chance of an answer, the likeliest first."""
    index = np.flatnonzero(waits)
    ages = search.ages[index]
    coming = response.coming(ages)
    quiet_age = _presumed_silent_at(response)
    found = []
    for place in np.argsort(-coming, kind="stable"):
        days, chance = int(ages[place]), float(coming[place])
        until = _quiet_until(search.as_of, days, quiet_age)
        sentence = words.silence(days, chance, until, search.as_of)
        quiet = search.applications[index[place]]
        found.append(Silent(application_name(quiet), days, chance, sentence, quiet.row))
    return tuple(found)


def _quiet_until(as_of: date, days: int, quiet_age: int | None) -> date | None:
    """Until when a silence needs nothing: until it is presumed final, and at most four weeks ahead."""
    if quiet_age is not None and days >= quiet_age:
        return None
    left = _LOOK_AGAIN_DAYS if quiet_age is None else min(quiet_age - days, _LOOK_AGAIN_DAYS)
    return as_of + timedelta(days=left)


def silence_curve(response: ResponseBelief) -> SilenceCurve:
    """The chance that an answer still comes, over days of silence."""
    draws = response.still_coming(_CURVE_DAYS)
    low, high = np.quantile(draws, [0.1, 0.9], axis=0)
    return SilenceCurve(
        tuple(_CURVE_DAYS.tolist()), *(tuple(row.tolist()) for row in (draws.mean(axis=0), low, high))
    )


def waiting(search: Outcomes, response: ResponseBelief, waits: Bools, live: tuple[float, float]) -> Waiting:
    """What the waiting ones may bring in 30 days.

    Args:
        search, response: the columns, the belief about answers.
        waits: (N,) who waits.
        live: Beta (a, b) of an answer being a talk.
    """
    answered = response.answered_within(search.ages[waits], AHEAD_DAYS, seed=_SEED)
    rng = np.random.default_rng(_SEED)
    talks = rng.binomial(answered, rng.beta(*live, len(answered)))
    spans = [_points(answered), _points(talks)]
    return Waiting(int(waits.sum()), spans[0], spans[1], words.waiting(int(waits.sum()), spans[0], spans[1]))


def _presumed_silent_at(response: ResponseBelief) -> int | None:
    """The first age at which an answer is less than 1 in 10; None if that is more than a year off."""
    low, high = 0, 366
    if float(response.coming(high)) >= PRESUME_SILENT:
        return None
    while low < high:  # the chance only falls with age
        middle = (low + high) // 2
        if float(response.coming(middle)) < PRESUME_SILENT:
            high = middle
        else:
            low = middle + 1
    return low


def _points(draws: np.ndarray) -> tuple[int, int, int]:
    low, middle, high = np.quantile(draws, [0.1, 0.5, 0.9], method="inverted_cdf")
    return int(low), int(middle), int(high)
