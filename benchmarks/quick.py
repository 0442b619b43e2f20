"""Be quick: outcomes until one lone claim is settled at 5%, against sign-blind oracles in the same run.

    python benchmarks/quick.py [--searches 4000] [--seed 17] [--only DESIGN]

The oracles know both rates and not which arm is the better (quick_oracles.py): `oracle` knows the common rate of no
difference too and is the floor for level-5% evidence that never has to end; `no_common_rate` does not know it, and
is for before/after.
A look after every outcome. Designs: a coin; arms that somebody chose, half and half, and one in five; before/after,
one arm wholly before the other, switched after 80 outcomes or in the middle of 400, the better arm first in every
second search. Beside the median the share settled within 400 outcomes. `mixture` is the design's evidence against
Ville's 20, without its exact line. Target: medians no more than 1.10 x the oracle's for the coin.

Writes benchmarks/results/quick.json and the tables of docs/decisions/boundary.md and chosen-arms.md.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial

import numpy as np
from quick_oracles import told_all, told_no_common_rate
from quick_tables import into_pages
from results_file import read_results, write

from onward.evidence.block_line import settled_at
from onward.evidence.blocks import tables
from onward.evidence.checks import Bools, Floats
from onward.evidence.compare import Comparison, evidence_path
from onward.evidence.conditional import chosen_evidence_path

LEVEL = 0.05
LINE = -np.log(LEVEL)
PAIRS = {(0.05, 0.20): 700, (0.10, 0.30): 600, (0.03, 0.10): 1800, (0.20, 0.40): 800}
"""Rates, and outcomes of a search."""
WITHIN = 400


@dataclass(frozen=True)
class Design:
    """How outcomes get their arms, and how a difference is settled.

    Attributes:
        settle: the outcomes at which the line and the mixture have settled.
        share: of arm 1, at random; with a switch, as the oracle takes it.
        switch: the outcomes of the first arm, if one comes wholly before the other.
    """

    settle: Callable[[Bools, Bools], tuple[int, int]]
    share: float = 0.5
    switch: int | None = None

    def arms(self, outcomes: int, search: int, rng: np.random.Generator) -> Bools:
        """(outcomes,), True for arm 1."""
        drawn = rng.random(outcomes) < self.share
        if self.switch is None:
            return drawn
        after = np.arange(outcomes) >= self.switch
        return ~after if search % 2 else after


def first_crossing(path: Floats) -> int:
    """The outcome at which a path reaches the line; one past its end if it never does."""
    crossed = path >= LINE
    return int(crossed.argmax()) + 1 if crossed.any() else len(path) + 1


def coin(arm: Bools, y: Bools) -> tuple[int, int]:
    """The outcomes at which a coin's stream and its mixture are settled."""
    stream, settled = Comparison(), len(arm) + 1
    for look, (which, outcome) in enumerate(zip(arm.tolist(), y.tolist(), strict=True), 1):
        stream.update(which, outcome)
        if stream.settled:
            settled = look
            break
    return settled, first_crossing(evidence_path(arm, y))


def chosen(arm: Bools, y: Bools) -> tuple[int, int]:
    """The outcomes at which the blocks' line and their mixture are settled."""
    at = int(settled_at(tables(arm, y), [LEVEL])[0])
    return at + 1 if at >= 0 else len(arm) + 1, first_crossing(chosen_evidence_path(arm, y))


DESIGNS = {
    "coin": Design(coin),
    "chosen, half and half": Design(chosen),
    "chosen, one in five": Design(chosen, 0.2),
    "before/after, switched after 80": Design(chosen, switch=80),
    "before/after, switched after 200": Design(chosen, switch=200),
}


def race(design: str, rates: tuple[float, float], seed: int, search: int) -> tuple[int, int, int, int]:
    """Outcomes until the line, the mixture and both oracles have settled one search."""
    how = DESIGNS[design]
    low, high = rates
    rng = np.random.default_rng([seed, round(1000 * low), search])
    arm = how.arms(PAIRS[rates], search, rng)
    y = rng.random(PAIRS[rates]) < np.where(arm, high, low)
    floors = told_all(arm, y, rates, how.share), told_no_common_rate(arm, y, rates)
    return *how.settle(arm, y), first_crossing(floors[0]), first_crossing(floors[1])


def figures(design: str, rates: tuple[float, float], raced: np.ndarray) -> dict[str, object]:
    """The medians of one row and how many were settled within the horizon of a search."""
    ours, mixture, floor, fair = (float(t) if t <= PAIRS[rates] else None for t in np.median(raced, axis=0))
    within = (raced <= WITHIN).mean(axis=0).round(3)
    row: dict[str, object] = {
        "design": design,
        "rates": list(rates),
        "median": ours,
        "oracle": floor,
        "ratio": _ratio(ours, floor),
        "mixture": mixture,
        f"within_{WITHIN}": float(within[0]),
        f"oracle_within_{WITHIN}": float(within[2]),
    }
    switch = DESIGNS[design].switch
    if switch is None:
        return row
    return row | {
        "switch": switch,
        "oracle_before_the_switch": round(float((raced[:, 2] <= switch).mean()), 3),
        "no_common_rate": fair,
        "no_common_rate_ratio": _ratio(ours, fair),
        f"no_common_rate_within_{WITHIN}": float(within[3]),
    }


def _ratio(ours: float | None, floor: float | None) -> float | None:
    return round(ours / floor, 3) if ours is not None and floor is not None else None


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--searches", type=int, default=4000)
    parser.add_argument("--seed", type=int, default=17)
    parser.add_argument("--only", choices=DESIGNS, action="append")
    given = parser.parse_args()
    rows = []
    with ProcessPoolExecutor(2) as pool:
        for design in given.only or DESIGNS:
            for rates in PAIRS:
                run = partial(race, design, rates, given.seed)
                raced = np.array(list(pool.map(run, range(given.searches), chunksize=50)))
                rows.append(figures(design, rates, raced))
                print(rows[-1], flush=True)
    said = {"searches": given.searches, "seed": given.seed}
    kept = read_results("quick") if given.only else {"rows": []}
    if given.only and {name: kept[name] for name in said} != said:
        parser.error("the other designs were run with another size or seed")
    others = [row for row in kept["rows"] if row["design"] not in (given.only or DESIGNS)]
    found = {**said, "rows": sorted(others + rows, key=lambda row: list(DESIGNS).index(row["design"]))}
    write("quick", found)
    into_pages(found)


if __name__ == "__main__":
    main()
