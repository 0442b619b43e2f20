"""Be quick: outcomes until one lone claim with coin arms is settled at 5%, against the sign-blind oracle in the
same run.

    python benchmarks/quick.py [--searches 4000] [--seed 17]

The oracle knows both rates and not which arm is the better: the floor for level-5% evidence that never has to end.
A look after every outcome. Beside the median the share settled within 400 outcomes, of both; and the counts-only
mixture `log_evidence`, which needs no order. Target: medians no more than 1.10 x the oracle's in every row.
"""

from __future__ import annotations

import argparse
from concurrent.futures import ProcessPoolExecutor
from functools import partial

import numpy as np
from results_file import write

from onward.evidence.compare import Comparison, evidence_path
from onward.evidence.effects import EffectPrior

LINE = np.log(20)
PAIRS = {(0.05, 0.20): 700, (0.10, 0.30): 600, (0.03, 0.10): 1800, (0.20, 0.40): 800}
WITHIN = 400


def first_crossing(path: np.ndarray) -> int:
    """The outcome at which a path reaches the line; one past its end if it never does."""
    crossed = path >= LINE
    return int(crossed.argmax()) + 1 if crossed.any() else len(path) + 1


def settled_at(arm: np.ndarray, y: np.ndarray) -> int:
    """The outcome at which a stream is settled; one past its end if it never is."""
    stream = Comparison()
    for look, (which, outcome) in enumerate(zip(arm.tolist(), y.tolist(), strict=True), 1):
        stream.update(which, outcome)
        if stream.settled:
            return look
    return len(arm) + 1


def race(rates: tuple[float, float], seed: int, search: int) -> tuple[int, int, int]:
    """Outcomes until the stream, the mixture of counts and the oracle have settled one search."""
    low, high = rates
    rng = np.random.default_rng([seed, round(1000 * low), search])
    arm = rng.random(PAIRS[rates]) < 0.5
    y = rng.random(PAIRS[rates]) < np.where(arm, high, low)
    oracle = EffectPrior(np.array([[low, high], [high, low]]), np.log([0.5, 0.5]))
    return (
        settled_at(arm, y),
        first_crossing(evidence_path(arm, y)),
        first_crossing(evidence_path(arm, y, prior=oracle)),
    )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--searches", type=int, default=4000)
    parser.add_argument("--seed", type=int, default=17)
    given = parser.parse_args()
    rows = []
    with ProcessPoolExecutor() as pool:
        for rates in PAIRS:
            raced = np.array(list(pool.map(partial(race, rates, given.seed), range(given.searches), chunksize=50)))
            ours, counts, floor = (float(t) for t in np.median(raced, axis=0))
            within = (raced <= WITHIN).mean(axis=0).round(3)
            rows.append(
                {
                    "rates": list(rates),
                    "median": ours,
                    "oracle": floor,
                    "ratio": round(ours / floor, 3),
                    "counts_only": counts,
                    f"within_{WITHIN}": float(within[0]),
                    f"oracle_within_{WITHIN}": float(within[2]),
                }
            )
    write("quick", {"searches": given.searches, "seed": given.seed, "rows": rows})


if __name__ == "__main__":
    main()
