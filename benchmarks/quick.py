"""Be quick: outcomes until one lone claim with coin arms crosses its 5% line, against the sign-blind oracle in the
same run.

    python benchmarks/quick.py [--searches 4000] [--seed 17]

The oracle knows both rates and not which arm is the better: the floor for level-5% evidence that never has to end.
A look after every outcome, threshold 20. Target of this version: medians no more than 1.2 x the oracle's at .05 v
.20 and .10 v .30.
"""

from __future__ import annotations

import argparse

import numpy as np
from results_file import write

from onward.evidence.compare import EffectPrior, evidence_path

LINE = np.log(20)
PAIRS = {(0.05, 0.20): 700, (0.10, 0.30): 600, (0.03, 0.10): 1800, (0.20, 0.40): 800}


def first_crossing(path: np.ndarray) -> int:
    """The outcome at which a path reaches the line; one past its end if it never does."""
    crossed = path >= LINE
    return int(crossed.argmax()) + 1 if crossed.any() else len(path) + 1


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--searches", type=int, default=4000)
    parser.add_argument("--seed", type=int, default=17)
    given = parser.parse_args()
    rows = []
    for (low, high), longest in PAIRS.items():
        rng = np.random.default_rng([given.seed, round(1000 * low)])
        oracle = EffectPrior(np.array([[low, high], [high, low]]), np.log([0.5, 0.5]))
        times = np.empty((given.searches, 2))
        for i in range(given.searches):
            arm = rng.random(longest) < 0.5
            y = rng.random(longest) < np.where(arm, high, low)
            times[i] = first_crossing(evidence_path(arm, y)), first_crossing(evidence_path(arm, y, prior=oracle))
        ours, floor = (float(t) for t in np.median(times, axis=0))
        rows.append({"rates": [low, high], "median": ours, "oracle": floor, "ratio": round(ours / floor, 3)})
    write("quick", {"searches": given.searches, "seed": given.seed, "rows": rows})


if __name__ == "__main__":
    main()
