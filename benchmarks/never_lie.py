"""Never lie: the share of searches in which nothing matters that EVER show a lesson, looked at every week.

    python benchmarks/never_lie.py [--searches 2000] [--seed 7]

Each search: 150 applications, 6 scanned columns that share the outcomes (and one another), delays, a look every
week until the last application is mature. Person by person the rates come from the shipped priors, so nothing is
wrong with anybody. Target: <= 5%, upper 97.5% bound <= 6%.
"""

from __future__ import annotations

import argparse
from concurrent.futures import ProcessPoolExecutor
from datetime import timedelta
from functools import partial

import numpy as np
from made_searches import START, made_search
from results_file import write
from scipy.stats import binomtest

from onward.ledger.claims import verdicts_now
from onward.ledger.pack import published_logs
from onward.outcomes import PERIOD, STAGES, columns, landmark

APPLICATIONS = 150


def lessons_ever(seed: int, number: int) -> tuple[set[str], int]:
    """All false lessons that one search shows at any look, and the number of looks."""
    rng = np.random.default_rng([seed, number])
    pack = published_logs()
    answer = rng.beta(pack.rates["answered"].a, pack.rates["answered"].b)
    live = min(rng.beta(pack.rates["live"].a, pack.rates["live"].b), 0.9 * answer)
    applications = made_search(rng, APPLICATIONS, live_rate=live, answer_rate=answer)
    last = max(a.events[0].on or START for a in applications) + timedelta(days=PERIOD["live"] + 7)
    shown: set[str] = set()
    looks = 0
    for look in range(7, (last - START).days + 7, 7):
        search = columns(applications, START + timedelta(days=look))
        marks = {stage: landmark(search, stage, PERIOD[stage]) for stage in STAGES}
        shown.update(name for name, verdict in verdicts_now(search, marks, pack).items() if verdict == "lesson")
        looks += 1
    return shown, looks


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--searches", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    with ProcessPoolExecutor() as pool:
        results = list(pool.map(partial(lessons_ever, given.seed), range(given.searches), chunksize=20))
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
            "looks_each": round(float(np.mean([looks for _, looks in results])), 1),
            "ever_showed_a_lesson": lied,
            "share": lied / given.searches,
            "upper_97.5": round(float(interval.high), 4),
            "by_claim": {k: sum(any(c.split(":")[0] == k for c in s) for s, _ in results) for k in kinds},
        },
    )


if __name__ == "__main__":
    main()
