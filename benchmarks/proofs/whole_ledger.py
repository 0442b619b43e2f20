"""The whole ledger: at most 5% of searches in which nothing matters ever show a lesson, at fixed rates too.

With experiments by coin and claims of the person's own, and a person who closes or withdraws by the arm.
"""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from functools import partial

import numpy as np
from kept_searches import kept_search, lessons_ever

from onward.ledger.pack import published_logs
from proofs.proof import Proof, keeps, sized, upper

APPLICATIONS, EVERY_DAYS = 200, 14
RATES = ((0.03, 0.01), (0.1, 0.04), (0.3, 0.1), (0.42, 0.4), (0.8, 0.78), (0.9, 0.5))
"""Chances of an answer and of a talk. The prior's own rates are benchmarks/never_lie.py.

Where hardly anybody writes a no, what a person closes or withdraws misleads most: 42% and 40%, 80% and 78%.
"""


def run(share: float, seed: int) -> Proof:
    """Searches with six columns, two claims and two coins that share the outcomes, a look every two weeks."""
    searches = sized(500, share)
    with ProcessPoolExecutor() as pool:
        told = {
            rates: sum(pool.map(partial(ever_a_lesson, rates, seed), range(searches), chunksize=10))
            for rates in RATES
        }
    worst = max(told.values())
    return Proof(
        name="whole ledger, ever false",
        promise="at most 5% of searches in which nothing matters ever show a lesson, whatever the person's own rates, "
        "with coins and claims of their own, and whatever they close, also of people who withdraw the silent ones of "
        "one arm after one time, where yes and no take equally long",
        seen=f"at most {worst} of {searches:,} at six fixed rates of answers from 3% to 90% "
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
    search = kept_search(rng, APPLICATIONS, answer_rate=rates[0], live_rate=rates[1])
    return bool(lessons_ever(search, EVERY_DAYS, published_logs())[0])
