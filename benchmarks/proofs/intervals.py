"""Confidence sequences cover the truth at all looks together; the interval of a rate covers at its one."""

from __future__ import annotations

import numpy as np

from onward.evidence.difference import coin_ratio, confidence
from onward.evidence.priors import BetaPrior
from onward.evidence.rates import rate
from proofs.proof import Proof, keeps, sized, upper

PAIRS = ((0.05, 0.05), (0.05, 0.2), (0.3, 0.1), (0.5, 0.6))
LOOKS = range(10, 401, 10)
LIVE = BetaPrior(1.66, 21.06)


def sequences(share: float, seed: int) -> Proof:
    """Both kinds of sequences over 400 outcomes of a coin, 40 looks each."""
    searches = sized(2000, share)
    missed = {pair: misses(pair, searches, seed) for pair in PAIRS}
    worst = max(max(counts) for counts in missed.values())
    return Proof(
        name="confidence sequences, coverage under peeking",
        promise="the ranges of difference and ratio leave out the truth at any of 40 looks in at most 5% of searches",
        seen=f"at most {worst} of {searches:,} (upper bound {100 * upper(worst, searches):.2f}%)",
        holds=keeps(worst, searches),
        figures={
            "seed": seed,
            "searches_a_pair": searches,
            "missed_ever": {
                f"{a} v {b}": {"joint": joint, "coin ratio": coin} for (a, b), (joint, coin) in missed.items()
            },
        },
    )


def misses(pair: tuple[float, float], searches: int, seed: int) -> tuple[int, int]:
    """How many searches ever leave out the truth: of the joint sequence, and of the coin's ratio."""
    rng = np.random.default_rng([seed, *(round(1000 * p) for p in pair)])
    truth, joint, coin = pair[1] / pair[0], 0, 0
    for _ in range(searches):
        arm = rng.random(400) < 0.5
        y = rng.random(400) < np.where(arm, pair[1], pair[0])
        counts = [np.cumsum(part) for part in (~arm, ~arm & y, arm, arm & y)]
        looks = [tuple(int(count[n - 1]) for count in counts) for n in LOOKS]
        found = [confidence(*look) for look in looks]
        gap = pair[1] - pair[0]
        joint += any(
            not (c.ratio[0] <= truth <= c.ratio[1] and c.difference[0] <= gap <= c.difference[1]) for c in found
        )
        ratios = [coin_ratio(look[1], look[3]) for look in looks]
        coin += any(not low <= truth <= high for low, high in ratios)
    return joint, coin


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
