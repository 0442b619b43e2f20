"""Confidence sequences cover the truth at all looks together; the interval of a rate covers at its one."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.optimize import brentq
from scipy.special import betaln, expit, logit
from scipy.stats import logistic

from onward.evidence.coin_difference import coin_difference
from onward.evidence.difference import coin_ratio, confidence
from onward.evidence.priors import BetaPrior
from onward.evidence.rates import rate
from proofs.proof import Proof, keeps, sized, upper

Counts = NDArray[np.float64]
Against = Callable[[Counts], Counts]

PAIRS = ((0.03, 0.03), (0.05, 0.05), (0.05, 0.2), (0.3, 0.1), (0.4, 0.4), (0.5, 0.6))
LOOKS = 400
"""Outcomes of a search, with a look after each."""
LINE = np.log(20)
AT_ONCE = 25
LIVE = BetaPrior(1.66, 21.06)


def sequences(share: float, seed: int) -> Proof:
    """The three sequences over 400 outcomes of a coin, a look after every one."""
    searches = sized(20_000, share)
    missed = {pair: misses(pair, searches, seed) for pair in PAIRS}
    worst = max(max(counts.values()) for counts in missed.values())
    return Proof(
        name="confidence sequences, coverage under peeking",
        promise="the ranges of difference and ratio leave out the truth at any of 400 looks in at most 5% of searches",
        seen=f"at most {worst} of {searches:,} at {len(PAIRS)} pairs (upper bound {100 * upper(worst, searches):.2f}%)",
        holds=keeps(worst, searches),
        figures={
            "seed": seed,
            "searches_a_pair": searches,
            "looks": LOOKS,
            "missed_ever": {f"{a} v {b}": counts for (a, b), counts in missed.items()},
        },
    )


def misses(pair: tuple[float, float], searches: int, seed: int) -> dict[str, int]:
    """How many searches ever leave out the truth: of the joint sequence, of the coin's difference and its ratio.

    The evidence against the truth is worked out here in another way than in the program, which is asked wherever
    that evidence comes near 20; elsewhere its range holds the truth (tests/evidence/test_difference.py).
    """
    rng = np.random.default_rng([seed, *(round(1000 * p) for p in pair)])
    missed = {"joint": 0, "coin difference": 0, "coin ratio": 0}
    against = {
        "joint": joint_against(pair),
        "coin difference": gap_against(pair),
        "coin ratio": share_against(pair),
    }
    for start in range(0, searches, AT_ONCE):
        shape = (min(AT_ONCE, searches - start), LOOKS)
        arm = rng.random(shape) < 0.5
        y = rng.random(shape) < np.where(arm, pair[1], pair[0])
        cells = np.stack([np.cumsum(part, axis=1) for part in (~arm & y, ~arm & ~y, arm & y, arm & ~y)], axis=-1)
        for name, evidence in against.items():
            near = evidence(cells.reshape(-1, 4).astype(float)).reshape(shape) >= LINE - 0.1
            missed[name] += sum(
                any(left_out(name, search[look], pair) for look in np.flatnonzero(looks))
                for search, looks in zip(cells, near, strict=True)
            )
    return missed


def left_out(name: str, cells: Counts, pair: tuple[float, float]) -> bool:
    """Whether the program's range leaves out the truth at these counts."""
    k0, f0, k1, f1 = (int(cell) for cell in cells)
    gap, ratio = pair[1] - pair[0], pair[1] / pair[0]
    if name == "joint":
        found = confidence(k0 + f0, k0, k1 + f1, k1)
        return not (_holds(found.ratio, ratio) and _holds(found.difference, gap))
    if name == "coin difference":
        return not _holds(coin_difference(k0 + f0, k0, k1 + f1, k1), gap)
    return not _holds(coin_ratio(k0, k1), ratio)


def _holds(found: tuple[float, float], truth: float) -> bool:
    return found[0] <= truth <= found[1]


def joint_against(pair: tuple[float, float]) -> Against:
    """Log evidence against a pair of rates: half beside it, a fifth anywhere, the rest share one of its rates."""
    angles = np.arcsin(np.sqrt(pair))
    middle = angles.mean()
    u = np.linspace(-1, 1, 402)[1:-1]
    most = min(middle, np.pi / 2 - middle)
    factors = _logs(*np.sin([middle - most * u, middle + most * u]) ** 2)
    weights = (1 - u**2) ** 8 / ((1 - u**2) ** 8).sum()
    truth = _logs(*pair)

    def against(cells: Counts) -> Counts:
        k0, f0, k1, f1 = cells.T
        arm0 = betaln(1 + k0, 4 + f0) - betaln(1, 4) - cells[:, :2] @ truth[:2]
        arm1 = betaln(1 + k1, 4 + f1) - betaln(1, 4) - cells[:, 2:] @ truth[2:]
        nearby = np.log(np.exp(cells @ (factors - truth[:, None])) @ weights)
        terms = np.stack(
            [nearby + np.log(0.5), arm0 + arm1 + np.log(0.2), arm0 + np.log(0.15), arm1 + np.log(0.15)]
        )
        return np.asarray(np.logaddexp.reduce(terms))

    return against


def gap_against(pair: tuple[float, float]) -> Against:
    """Log evidence against a difference: pairs of rates on a fixed fine grid, projected by SciPy's root finder."""
    gap = pair[1] - pair[0]
    sizes = np.linspace(-6.9, 6.9, 47)
    factors, weights = [], []
    for base, weight in zip(expit(np.arange(-4, 1, 0.8)), (1, 2, 3, 3, 2, 1.5, 0.5), strict=True):
        for size, density in zip(sizes, logistic(scale=0.5).pdf(sizes), strict=True):
            rate0 = brentq(lambda p, b=base, s=size: (p + expit(logit(p) + s)) / 2 - b, 1e-12, 1 - 1e-12)
            rate1 = expit(logit(rate0) + size)
            null0 = _nearest(rate0, rate1, gap)
            factors.append(_logs(rate0, rate1) - _logs(null0, null0 + gap))
            weights.append(weight * density)
    matrix, shares = np.array(factors).T, np.array(weights) / sum(weights)
    return lambda cells: np.asarray(np.log(np.exp(cells @ matrix) @ shares))


def _nearest(rate0: float, rate1: float, gap: float) -> float:
    """Arm 0's rate in the pair with this difference from which outcomes of the coin tell these two the least."""

    def slope(p: float) -> float:
        return float((p - rate0) / (p * (1 - p)) + (p + gap - rate1) / ((p + gap) * (1 - p - gap)))

    return float(brentq(slope, max(0.0, -gap) + 1e-12, min(1.0, 1 - gap) - 1e-12, xtol=1e-15))


def share_against(pair: tuple[float, float]) -> Against:
    """Log evidence against a ratio: the arms of the successes are one binomial, prior Beta(2, 2) of the share."""
    share = pair[1] / (pair[0] + pair[1])

    def against(cells: Counts) -> Counts:
        k0, k1 = cells[:, 0], cells[:, 2]
        return np.asarray(betaln(2 + k1, 2 + k0) - betaln(2, 2) - k1 * np.log(share) - k0 * np.log(1 - share))

    return against


def _logs(rate0: ArrayLike, rate1: ArrayLike) -> Counts:
    p0, p1 = np.asarray(rate0), np.asarray(rate1)
    return np.log([p0, 1 - p0, p1, 1 - p1])


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
