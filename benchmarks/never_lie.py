"""Never lie: the share of searches in which nothing matters that EVER show a lesson, looked at every week.

    python benchmarks/never_lie.py [--searches 2000] [--seed 7]

Each search: 150 applications, 6 scanned columns that share the outcomes (and one another), two experiments by coin and
two claims that the person registers, closings and withdrawals by the arm (kept_searches.py), delays, a look every week
until the last application is mature. Person by person the rates come from the shipped priors, so nothing is
wrong with anybody. Target: <= 5%, upper 97.5% bound <= 6%.
"""

from __future__ import annotations

import argparse
from concurrent.futures import ProcessPoolExecutor
from functools import partial

import numpy as np
from kept_searches import kept_search, lessons_ever
from results_file import write
from scipy.stats import binomtest

from onward.ledger.pack import published_logs

APPLICATIONS = 150


def told(seed: int, number: int) -> tuple[set[str], int]:
    """All false lessons that one search shows at any look, and the number of looks."""
    rng = np.random.default_rng([seed, number])
    pack = published_logs()
    answer = rng.beta(pack.rates["answered"].a, pack.rates["answered"].b)
    live = min(rng.beta(pack.rates["live"].a, pack.rates["live"].b), 0.9 * answer)
    search = kept_search(rng, APPLICATIONS, live_rate=live, answer_rate=answer)
    return lessons_ever(search, 7, pack)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--searches", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    with ProcessPoolExecutor() as pool:
        results = list(pool.map(partial(told, given.seed), range(given.searches), chunksize=20))
    lied = sum(bool(shown) for shown, _ in results)
    interval = binomtest(lied, given.searches).proportion_ci(0.95, "exact")
    kinds = sorted({claim.split(":")[0] for shown, _ in results for claim in shown})
    write(
        "never_lie",
        {
            "searches": given.searches,
            "seed": given.seed,
            "applications_each": APPLICATIONS,
            "columns": 6,
            "claims_and_coins": 4,
            "looks_each": round(float(np.mean([looks for _, looks in results])), 1),
            "ever_showed_a_lesson": lied,
            "share": lied / given.searches,
            "upper_97.5": round(float(interval.high), 4),
            "by_claim": {k: sum(any(c.split(":")[0] == k for c in s) for s, _ in results) for k in kinds},
        },
    )


if __name__ == "__main__":
    main()
