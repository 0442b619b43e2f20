"""Arms that somebody chose: ever settled falsely in at most 5% of searches, at every rate, share and drift."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from functools import partial

import numpy as np

from onward.evidence.block_line import settled_at
from onward.evidence.blocks import tables
from proofs.proof import Proof, keeps, sized, upper

OUTCOMES = 400
CASES = [(rate, share) for rate in (0.005, 0.03, 0.1, 0.3, 0.6) for share in (0.5, 0.05)]
LEVEL = 0.05


def run(share: float, seed: int) -> Proof:
    """Play searches out at constant rates, and at rates that fall to a tenth."""
    searches = sized(100_000, share)
    counts = {}
    with ProcessPoolExecutor() as pool:
        for case in CASES:
            for drift in (1.0, 0.1):
                hits = pool.map(partial(settled_falsely, *case, drift, seed), range(searches), chunksize=200)
                counts[*case, drift] = sum(hits)
    worst = max(counts, key=lambda case: counts[case])
    bound = upper(counts[worst], searches)
    return Proof(
        name="chosen arms, ever false",
        promise="a difference of chosen arms that is not there is ever settled in at most 5% of searches, at every "
        "rate, also where it falls to a tenth and where one in twenty is in arm 1",
        seen=f"at most {100 * counts[worst] / searches:.2f}% of {searches:,} (upper bound {100 * bound:.2f}%) over "
        f"{len(counts)} cases of 400 outcomes",
        holds=keeps(counts[worst], searches),
        figures={
            "seed": seed,
            "searches_a_case": searches,
            "cases": [
                {"rate": rate, "share_of_arm_1": side, "falls_to": round(drift, 2), "ever_settled": hits}
                for (rate, side, drift), hits in counts.items()
            ],
        },
    )


def settled_falsely(rate: float, side: float, drift: float, seed: int, number: int) -> bool:
    """Whether a search of 400 outcomes in which nothing matters is ever settled."""
    rng = np.random.default_rng([seed, round(1000 * rate), round(100 * side), round(100 * drift), number])
    y = rng.random(OUTCOMES) < np.linspace(rate, rate * drift, OUTCOMES)
    return bool(settled_at(tables(rng.random(OUTCOMES) < side, y), [LEVEL])[0] >= 0)
