"""The main job: from a reading to all that it has taught by one day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np

from onward.evidence.streaks import chance_of_run_mixed
from onward.ledger import words
from onward.ledger.claims import judge
from onward.ledger.coins import Coin
from onward.ledger.ending import forecast
from onward.ledger.findings import Claim, Findings, LastRejection, Streak
from onward.ledger.funnel import funnel
from onward.ledger.history import Looker, history
from onward.ledger.next_steps import next_steps
from onward.ledger.pace import pace
from onward.ledger.pack import PriorPack, published_logs
from onward.ledger.passing import live_given_answer
from onward.ledger.registered import Registered
from onward.ledger.rejection import failure_curve, last_rejection
from onward.ledger.stage_rates import stage_rates
from onward.ledger.time_to_answer import (
    silence_curve,
    silent,
    still_waiting,
    time_to_answer,
    waiting,
)
from onward.ledger.untold import findings_without_outcomes, tells_nothing
from onward.outcomes import PERIOD, STAGES, Landmark, Outcomes, Stage, columns, landmark
from onward.reading import Reading

STALE_AFTER_DAYS = 30
"""A file that knows nothing of the last 30 days is looked at from its own last day."""


def learn(
    reading: Reading,
    *,
    today: date,
    as_of: date | None = None,
    period: int | None = None,
    pack: PriorPack | None = None,
    registered: Sequence[Registered] | None = None,
    coins: Sequence[Coin] = (),
    with_history: bool = False,
) -> Findings:
    """All that a search has taught.

    Args:
        reading: the file, read.
        today: the real day; nothing here asks a clock.
        as_of: look from this day; None: from today, or from the file's last day where that is long ago.
        period: days within which an answer or a talk counts; None: 45. Offers keep their 60 after the interview.
        pack: base rates; None: people who published their log.
        registered: the person's own claims, which then have half of the ledger's level.
        coins: the person's experiments, which share that half; they need registered claims, which may be [].
        with_history: also how verdicts changed from week to week, which takes a second on a long search.
    """
    day, why = _look_from(reading, today, as_of)
    first = _first_day(reading)
    if as_of is not None and first is not None and as_of < first:
        why = words.as_of_before_the_file(as_of, first)
    if period is not None and period != PERIOD["live"]:
        why = f"{why} {words.period_given(period)}"
    usual = pack or published_logs()
    search = columns(reading.applications, day)
    if tells_nothing(reading, search):
        return findings_without_outcomes(reading, search, why, usual)
    within = {stage: days_within(stage, period) for stage in STAGES}
    marks = {stage: landmark(search, stage, within[stage]) for stage in STAGES}
    response = time_to_answer(search, usual)
    open_ones = still_waiting(search, response)
    live = live_given_answer(search, usual)
    rate = stage_rates(search, marks, usual, response)
    speed = pace(search)
    run = _streak(marks["answered"], usual)
    claims = judge(search, marks, rate, run, usual, speed, registered, coins)
    last = last_rejection(search, marks, usual, response)
    quiet = silent(search, response, open_ones)
    return Findings(
        as_of=day,
        as_of_why=why,
        source=reading,
        headline=_headline(claims, search, marks, last),
        stages=rate,
        claims=claims,
        last_rejection=last,
        silence=quiet,
        silence_curve=silence_curve(response),
        waiting=waiting(search, response, open_ones, live),
        streak=run,
        forecast=forecast(search, marks, response, open_ones, live, usual, speed),
        funnel=funnel(search, open_ones),
        next=next_steps(search, claims, last, quiet, rate),
        people=usual.people,
        over=bool(search.accepted.any()),
        failures=failure_curve(usual),
        day_was_given=as_of is not None,
        history=history(Looker(reading.applications, usual, within, registered, coins), day)
        if with_history
        else None,
    )


def _look_from(reading: Reading, today: date, as_of: date | None) -> tuple[date, str]:
    if as_of is not None:
        return as_of, words.as_of_given(as_of)
    known = reading.known_until
    if known is not None and (today - known).days > STALE_AFTER_DAYS:
        end = words.as_of_file_end if reading.of_a_file else words.as_of_last_entry
        return known, end(known)
    return today, words.as_of_today(today)


def _first_day(reading: Reading) -> date | None:
    return min((e.on for a in reading.applications for e in a.events if e.on is not None), default=None)


def days_within(stage: Stage, period: int | None) -> int:
    """Days in which an outcome of a stage counts; period: what the person set, which is not for offers."""
    return PERIOD[stage] if period is None or stage == "offer" else period


def _streak(mark: Landmark, pack: PriorPack) -> Streak:
    """The current run of mature applications without an answer, and how usual such a run is in a search like
    this.
    """
    answered = np.flatnonzero(mark.y)
    length = mark.n - 1 - int(answered[-1]) if len(answered) else mark.n
    usual = pack.rates["answered"]
    chance = chance_of_run_mixed(length, mark.n, usual.a + mark.k, usual.b + mark.n - mark.k) if mark.n else 1.0
    return Streak(length, 100 * chance, words.streak(length, mark.n, 100 * chance))


def _headline(
    claims: tuple[Claim, ...], search: Outcomes, marks: Mapping[Stage, Landmark], last: LastRejection | None
) -> str:
    if search.accepted.any():
        return words.headline_accepted()
    verdicts = [claim.verdict for claim in claims]
    look = last is not None and last.worth_a_look
    return words.headline(
        verdicts.count("lesson"),
        verdicts.count("tentative"),
        int(search.sent.sum()),
        marks["answered"].n,
        len(claims),
        look,
    )
