"""A coin's comparison is ever settled falsely in at most 5% of searches, at every common rate and horizon up to 400."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from functools import partial

import numpy as np

from onward.evidence.boundary import HORIZON, Boundary
from onward.evidence.compare import Comparison
from onward.evidence.spending import LINE_SHARE
from proofs.proof import Proof, keeps, sized, upper

RATES = np.geomspace(0.005, 0.6, 24)
PLAYED = (0.005, 0.02, 0.05, 0.1, 0.25, 0.6)
LEVEL = 0.05


def run(share: float, seed: int) -> Proof:
    """Exactly, given outcomes, over a grid of rates; and by playing searches out."""
    sequences, searches = sized(40, share, 2), sized(20_000, share)
    with ProcessPoolExecutor() as pool:
        spent = list(pool.map(partial(exact, sequences, seed), RATES))
        played = {}
        for rate in PLAYED:
            numbers = range(searches)
            played[rate] = sum(pool.map(partial(settled_falsely, rate, seed), numbers, chunksize=100))
    most = max(max(row) for row in spent)
    bounds = {rate: upper(hits, searches) for rate, hits in played.items()}
    return Proof(
        name="coin, ever false",
        promise="a coin's difference that is not there is ever settled in at most 5% of searches, at common rates from "
        ".005 to .60 and every horizon up to 400",
        seen=f"exactly, given the outcomes: at most {100 * most:.2f}% over {len(RATES)} rates; played out: at most "
        f"{100 * max(played.values()) / searches:.2f}% of {searches:,} (upper bound {100 * max(bounds.values()):.2f}%)",
        holds=most <= LEVEL and all(keeps(hits, searches) for hits in played.values()),
        figures={
            "seed": seed,
            "sequences_a_rate": sequences,
            "rates": [round(float(rate), 4) for rate in RATES],
            "exact_chance_of_ever_settling": [round(float(np.mean(row)), 5) for row in spent],
            "exact_most": round(most, 5),
            "searches_a_rate": searches,
            "played": {str(rate): hits for rate, hits in played.items()},
            "played_upper_97.5": {str(rate): bound for rate, bound in bounds.items()},
        },
    )


def exact(sequences: int, seed: int, rate: float) -> list[float]:
    """The chance of ever settling within 400 outcomes, given each of so many sequences of outcomes.

    What the line has spent is exact; the evidence after it is kept below its share by Ville's inequality.
    """
    rng = np.random.default_rng([seed, round(1e6 * rate)])
    found = []
    for _ in range(sequences):
        line = Boundary(LINE_SHARE * LEVEL, 0.5)
        for outcome in rng.random(HORIZON) < rate:
            line.advance(bool(outcome))
        found.append(line.spent + (1 - LINE_SHARE) * LEVEL)
    return found


def settled_falsely(rate: float, seed: int, number: int) -> bool:
    """Whether a search of 400 outcomes in which nothing matters is ever settled."""
    rng = np.random.default_rng([seed, round(1000 * rate), number])
    stream = Comparison()
    for arm, outcome in zip(
        rng.integers(0, 2, HORIZON).tolist(), (rng.random(HORIZON) < rate).tolist(), strict=True
    ):
        stream.update(arm, outcome)
        if stream.settled:
            return True
    return False
