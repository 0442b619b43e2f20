"""The whole ledger: at most 5% of searches in which nothing matters ever show a lesson, at fixed rates too."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from datetime import timedelta
from functools import partial

import numpy as np
from made_searches import START, made_search

from onward.ledger.claims import verdicts_now
from onward.ledger.pack import published_logs
from onward.outcomes import PERIOD, STAGES, columns, landmark
from proofs.proof import Proof, keeps, sized, upper

APPLICATIONS, EVERY_DAYS = 200, 14
RATES = ((0.03, 0.01), (0.1, 0.04), (0.3, 0.1), (0.5, 0.2), (0.9, 0.5))
"""Chances of an answer and of a talk. The prior's own rates are benchmarks/never_lie.py."""


def run(share: float, seed: int) -> Proof:
    """Searches with six columns that share the outcomes, a look every two weeks."""
    searches = sized(500, share)
    with ProcessPoolExecutor() as pool:
        told = {
            rates: sum(pool.map(partial(ever_a_lesson, rates, seed), range(searches), chunksize=10))
            for rates in RATES
        }
    worst = max(told.values())
    return Proof(
        name="whole ledger, ever false",
        promise="at most 5% of searches in which nothing matters ever show a lesson, whatever the person's own rates",
        seen=f"at most {worst} of {searches:,} at five fixed rates of answers from 3% to 90% "
        f"(upper bound {100 * upper(worst, searches):.2f}%)",
        holds=keeps(worst, searches),
        figures={
            "seed": seed,
            "searches_a_rate": searches,
            "applications_each": APPLICATIONS,
            "ever_a_lesson": {f"answers {a}, talks {b}": count for (a, b), count in told.items()},
        },
    )


def ever_a_lesson(rates: tuple[float, float], seed: int, number: int) -> bool:
    """Whether one search shows a lesson at any look."""
    rng = np.random.default_rng([seed, round(100 * rates[0]), number])
    made = made_search(rng, APPLICATIONS, answer_rate=rates[0], live_rate=rates[1])
    last = max(a.events[0].on or START for a in made) + timedelta(days=PERIOD["live"] + EVERY_DAYS)
    for day in range(EVERY_DAYS, (last - START).days, EVERY_DAYS):
        search = columns(made, START + timedelta(days=day))
        marks = {stage: landmark(search, stage, PERIOD[stage]) for stage in STAGES}
        if "lesson" in verdicts_now(search, marks, published_logs()).values():
            return True
    return False
