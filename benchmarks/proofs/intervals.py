"""Confidence sequences cover the truth at all looks together; the interval of a rate covers at its one."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import TypedDict

import numpy as np
from numpy.typing import NDArray

from onward.evidence.coin_difference import coin_difference
from onward.evidence.difference import coin_ratio, confidence
from onward.evidence.priors import BetaPrior
from onward.evidence.rates import rate
from proofs.against import joint_evidence, ratio_evidence
from proofs.coin_gap import agrees, gap_evidence
from proofs.proof import Proof, keeps, sized, upper

Counts = NDArray[np.float64]

CASES = (
    *((*pair, 0.5) for pair in ((0.03, 0.03), (0.05, 0.05), (0.05, 0.2), (0.3, 0.1), (0.4, 0.4), (0.5, 0.6))),
    *((0.001, 0.5, q) for q in (0.5, 0.2, 0.1)),
    *((0.05, 0.05, 0.2), (0.05, 0.2, 0.2), (0.3, 0.1, 0.1)),
)
"""Rates of arm 0 and arm 1, and the chance of arm 1."""
LOOKS = 400
"""Outcomes of a search, with a look after each."""
LINE = np.log(20)
NEAR = 0.1
"""The ranges are asked wherever the evidence against the truth is so near the line or over it."""
ELSEWHERE = 80
"""And, for one in so many searches, at the counts next nearest and at others anywhere."""
LIVE = BetaPrior(1.66, 21.06)


class Missed(TypedDict):
    """In how many searches of a case each range ever leaves out the truth, and how sure that is.

    `elsewhere`: misses far from the line, where none can be; `as_the_program`: whether it says the same evidence.
    """

    ever: dict[str, int]
    evidence_ever_over_the_line: dict[str, int]
    elsewhere: int
    as_the_program: bool


@dataclass(frozen=True)
class Case:
    """The rates of both arms, and the chance that the coin says arm 1."""

    pair: tuple[float, float]
    q: float

    def __str__(self) -> str:
        return f"{self.pair[0]} v {self.pair[1]}, {self.q} in arm 1"


def sequences(share: float, seed: int) -> Proof:
    """The three sequences over 400 outcomes of a coin, a look after every one."""
    searches = sized(20_000, share)
    cases = [Case((p0, p1), q) for p0, p1, q in CASES]
    with ProcessPoolExecutor(2) as pool:
        missed = list(pool.map(partial(misses, searches=searches, seed=seed), cases))
    worst = max(max(counts["ever"].values()) for counts in missed)
    sure = all(counts["as_the_program"] and not counts["elsewhere"] for counts in missed)
    return Proof(
        name="confidence sequences, coverage under peeking",
        promise="the ranges of difference and ratio leave out the truth at any of 400 looks in at most 5% of searches",
        seen=f"at most {worst:,} of {searches:,} (upper bound {100 * upper(worst, searches):.2f}%) over {len(cases)} "
        "cases, rates from .001 to .6 and a half, a fifth or a tenth in arm 1",
        holds=keeps(worst, searches) and sure,
        figures={
            "seed": seed,
            "searches_a_case": searches,
            "looks": LOOKS,
            "cases": {str(case): counts for case, counts in zip(cases, missed, strict=True)},
        },
    )


def misses(case: Case, searches: int, seed: int) -> Missed:
    """How many searches ever leave out the truth: of the joint sequence, of the coin's difference and its ratio.

    A range leaves out the truth only where the evidence against the truth reaches the line. That evidence is the
    program's own for the coin's difference, and worked out in another way for the others.
    """
    rng = np.random.default_rng([seed, *(round(1000 * p) for p in (*case.pair, case.q))])
    cells, place = _play(case, searches, rng)
    gap = case.pair[1] - case.pair[0]
    against = {
        "joint": joint_evidence(cells, case.pair),
        "coin difference": gap_evidence(cells, gap, case.q),
        "coin ratio": ratio_evidence(cells, case.pair, case.q),
    }
    return {
        "ever": {name: _ever(name, case, cells, place, evidence) for name, evidence in against.items()},
        "evidence_ever_over_the_line": {
            name: int((evidence >= LINE)[place].any(axis=1).sum()) for name, evidence in against.items()
        },
        "elsewhere": sum(_elsewhere(name, case, cells, evidence, searches) for name, evidence in against.items()),
        "as_the_program": agrees(cells, against["coin difference"], gap, case.q, rng),
    }


def _play(case: Case, searches: int, rng: np.random.Generator) -> tuple[Counts, NDArray[np.int64]]:
    """All counts that any search ever has, (N, 4), and where each look of each search finds its own."""
    shape = (searches, LOOKS)
    arm = rng.random(shape) < case.q
    y = rng.random(shape) < np.where(arm, case.pair[1], case.pair[0])
    parts = (~arm & y, ~arm & ~y, arm & y, arm & ~y)
    every = (LOOKS + 1,) * 4
    code = np.ravel_multi_index(tuple(np.cumsum(part, axis=1) for part in parts), every)
    codes, place = np.unique(code, return_inverse=True)
    return np.stack(np.unravel_index(codes, every), axis=-1).astype(float), place.reshape(shape)


def _ever(name: str, case: Case, cells: Counts, place: NDArray[np.int64], evidence: Counts) -> int:
    """In how many searches the program's range ever leaves out the truth."""
    near = (evidence >= LINE - NEAR)[place]
    told: dict[int, bool] = {}

    def out(which: int) -> bool:
        if which not in told:
            told[which] = left_out(name, cells[which], case)
        return told[which]

    rows = np.flatnonzero(near.any(axis=1))
    return sum(any(out(int(which)) for which in place[row][near[row]]) for row in rows)


def _elsewhere(name: str, case: Case, cells: Counts, evidence: Counts, searches: int) -> int:
    """At how many of the counts farther from the line, of those asked, the range leaves out the truth all the same."""
    order = np.argsort(evidence)
    order = order[evidence[order] < LINE - NEAR]
    many = max(1, searches // ELSEWHERE)
    picked = np.concatenate([order[-many:], order[:: max(1, len(order) // many)]])
    return sum(left_out(name, cells[which], case) for which in picked)


def left_out(name: str, cells: Counts, case: Case) -> bool:
    """Whether the program's range leaves out the truth at these counts."""
    k0, f0, k1, f1 = (int(cell) for cell in cells)
    gap, ratio = case.pair[1] - case.pair[0], case.pair[1] / case.pair[0]
    if name == "joint":
        found = confidence(k0 + f0, k0, k1 + f1, k1)
        return not (_holds(found.ratio, ratio) and _holds(found.difference, gap))
    if name == "coin difference":
        return not _holds(coin_difference(k0 + f0, k0, k1 + f1, k1, q=case.q), gap)
    return not _holds(coin_ratio(k0, k1, q=case.q), ratio)


def _holds(found: tuple[float, float], truth: float) -> bool:
    return found[0] <= truth <= found[1]


def rates(share: float, seed: int) -> Proof:
    """The 95% interval of a rate, with pending applications, over people drawn from the prior."""
    people = sized(4000, share)
    rng = np.random.default_rng(seed)
    inside = 0
    for _ in range(people):
        p = rng.beta(LIVE.a, LIVE.b)
        shown = rng.random(rng.integers(5, 120))  # how much of a success would have shown by each one's age
        hit = (rng.random(len(shown)) < p) & (rng.random(len(shown)) < shown)
        found = rate(int(hit.sum()), int(hit.sum()), LIVE, pending=shown[~hit])
        inside += found.low <= p <= found.high
    covered = inside / people
    error = 3.3 * np.sqrt(0.95 * 0.05 / people)
    return Proof(
        name="rates, calibration",
        promise="the 95% interval of a rate holds the truth for 95% of people drawn from the prior",
        seen=f"{100 * covered:.1f}% of {people:,}",
        holds=bool(abs(covered - 0.95) <= error),
        figures={"seed": seed, "people": people, "covered": round(covered, 4)},
    )
