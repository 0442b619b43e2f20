"""Be quick: outcomes until one lone claim is settled at 5%, against the sign-blind oracle in the same run.

    python benchmarks/quick.py [--searches 4000] [--seed 17]

The oracle knows both rates and not which arm is the better: the floor for level-5% evidence that never has to end.
A look after every outcome. Three designs: a coin; arms that somebody chose, half and half; chosen, one in five.
Beside the median the share settled within 400 outcomes, of both. `mixture` is the design's evidence against
Ville's 20, without its exact line. Target: medians no more than 1.10 x the oracle's for the coin.
"""

from __future__ import annotations

import argparse
from concurrent.futures import ProcessPoolExecutor
from functools import partial

import numpy as np
from results_file import write

from onward.evidence.block_line import settled_at
from onward.evidence.blocks import tables
from onward.evidence.compare import Comparison, evidence_path
from onward.evidence.conditional import chosen_evidence_path
from onward.evidence.effects import EffectPrior

LEVEL = 0.05
LINE = -np.log(LEVEL)
PAIRS = {(0.05, 0.20): 700, (0.10, 0.30): 600, (0.03, 0.10): 1800, (0.20, 0.40): 800}
WITHIN = 400


def first_crossing(path: np.ndarray) -> int:
    """The outcome at which a path reaches the line; one past its end if it never does."""
    crossed = path >= LINE
    return int(crossed.argmax()) + 1 if crossed.any() else len(path) + 1


def coin(arm: np.ndarray, y: np.ndarray) -> tuple[int, int]:
    """The outcomes at which a coin's stream and its mixture are settled."""
    stream, settled = Comparison(), len(arm) + 1
    for look, (which, outcome) in enumerate(zip(arm.tolist(), y.tolist(), strict=True), 1):
        stream.update(which, outcome)
        if stream.settled:
            settled = look
            break
    return settled, first_crossing(evidence_path(arm, y))


def chosen(arm: np.ndarray, y: np.ndarray) -> tuple[int, int]:
    """The outcomes at which the blocks' line and their mixture are settled."""
    at = int(settled_at(tables(arm, y), [LEVEL])[0])
    return at + 1 if at >= 0 else len(arm) + 1, first_crossing(chosen_evidence_path(arm, y))


DESIGNS = {"coin": (coin, 0.5), "chosen, half and half": (chosen, 0.5), "chosen, one in five": (chosen, 0.2)}


def race(design: str, rates: tuple[float, float], seed: int, search: int) -> tuple[int, int, int]:
    """Outcomes until the line, the mixture and the oracle have settled one search."""
    settle, share = DESIGNS[design]
    low, high = rates
    rng = np.random.default_rng([seed, round(1000 * low), search])
    arm = rng.random(PAIRS[rates]) < share
    y = rng.random(PAIRS[rates]) < np.where(arm, high, low)
    oracle = EffectPrior(np.array([[low, high], [high, low]]), np.log([0.5, 0.5]))
    return *settle(arm, y), first_crossing(evidence_path(arm, y, prior=oracle, q=share))


def figures(design: str, rates: tuple[float, float], raced: np.ndarray) -> dict[str, object]:
    """The medians of one row and how many were settled within the horizon of a search."""
    ours, mixture, floor = (float(t) for t in np.median(raced, axis=0))
    within = (raced <= WITHIN).mean(axis=0).round(3)
    return {
        "design": design,
        "rates": list(rates),
        "median": ours,
        "oracle": floor,
        "ratio": round(ours / floor, 3),
        "mixture": mixture,
        f"within_{WITHIN}": float(within[0]),
        f"oracle_within_{WITHIN}": float(within[2]),
    }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--searches", type=int, default=4000)
    parser.add_argument("--seed", type=int, default=17)
    given = parser.parse_args()
    rows = []
    with ProcessPoolExecutor() as pool:
        for design in DESIGNS:
            for rates in PAIRS:
                run = partial(race, design, rates, given.seed)
                raced = np.array(list(pool.map(run, range(given.searches), chunksize=50)))
                rows.append(figures(design, rates, raced))
    write("quick", {"searches": given.searches, "seed": given.seed, "rows": rows})


if __name__ == "__main__":
    main()
