"""Bertrand & Mullainathan 2004, replayed: names that mattered are found, permuted names are not.

235 callbacks of 2,435 resumes with one kind of name, 157 of 2,435 with the other; AER 94(4), 991-1013. Two readers of
the same resumes: the evidence that never has to end, at 20, and `Comparison.settled`, which coins rest on. The latter
is made for the outcomes of a search: it spends 92% of its level within 400 of them, so later ones need 250. That it
is wrong in at most 5% is exact in coin_line.py; here it is played out on one log.
"""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from functools import partial

import numpy as np
from scipy.stats import binomtest

from onward.evidence.boundary import HORIZON
from onward.evidence.checks import Bools
from onward.evidence.compare import Comparison, evidence_path
from onward.evidence.spending import LINE_SHARE
from proofs.proof import Proof, keeps, significant, sized

CALLBACKS, RESUMES = (157, 235), 2435
ALL = 2 * RESUMES
LEVEL = 0.05
NEVER = 0


def run(share: float, seed: int) -> Proof:
    """Random orders of the true names and of permuted ones."""
    orders = sized(2000, share)
    with ProcessPoolExecutor(2) as pool:
        read = np.array(list(pool.map(partial(one_order, seed), range(orders), chunksize=10)))
    found, settled = read[:, 0], read[:, 1]
    false = [_times(read[:, i]) for i in (2, 3)]
    times = _times(found)
    return Proof(
        name="Bertrand & Mullainathan, replayed",
        promise="the race contrast is found in every order of the resumes by evidence that never has to end, at 20; "
        "permuted names ever are in at most 5%, by it and by `Comparison.settled`, which coins rest on",
        seen=_seen(found, settled, false),
        holds=times == orders and all(keeps(hits, orders) for hits in false),
        figures={
            "seed": seed,
            "orders": orders,
            "evidence": {"found": times, "median_resumes": _median(found), "permuted": false[0]},
            "settled": {"found": _times(settled), "within_400": _within(settled), "permuted": false[1]},
        },
    )


def _seen(found: np.ndarray, settled: np.ndarray, false: list[int]) -> str:
    orders = len(found)
    share = 100 * _times(settled) / orders
    within = 100 * _within(settled) / orders
    return (
        f"evidence: found in {_times(found):,} of {orders:,} orders, after {_median(found):,} of {ALL:,} "
        f"resumes in the median, permuted names in {_ever(false[0], orders)}; "
        f"settled: {share:.0f}% of orders, {within:.0f}% within {HORIZON} resumes, as it keeps {1 - LINE_SHARE:.0%} of "
        f"its level for what comes later; permuted names in {_ever(false[1], orders)}"
    )


def one_order(seed: int, number: int) -> tuple[int, int, int, int]:
    """The resume at which one order of them is found and settled, and the same of permuted names; 0 is never."""
    rng = np.random.default_rng([seed, number])
    arm = np.repeat([False, True], RESUMES)
    y = np.concatenate([np.arange(RESUMES) < k for k in CALLBACKS])
    order, names = rng.permutation(ALL), rng.permutation(arm)
    true, callbacks = arm[order], y[order]
    return (
        _crossed(true, callbacks),
        _settled(true, callbacks),
        _crossed(names, callbacks),
        _settled(names, callbacks),
    )


def _crossed(arm: Bools, y: Bools) -> int:
    crossed = evidence_path(arm, y) >= -np.log(LEVEL)
    return int(crossed.argmax()) + 1 if crossed.any() else NEVER


def _settled(arm: Bools, y: Bools) -> int:
    stream = Comparison(level=LEVEL)
    for look, (which, outcome) in enumerate(zip(arm.tolist(), y.tolist(), strict=True), 1):
        stream.update(which, outcome)
        if stream.settled:
            return look
    return NEVER


def _ever(false: int, orders: int) -> str:
    p = binomtest(false, orders, LEVEL, "greater").pvalue
    return (
        f"{100 * false / orders:.1f}% (at a true {LEVEL:.0%} as many happen with chance {significant(float(p))})"
    )


def _times(found: np.ndarray) -> int:
    return int((found != NEVER).sum())


def _within(settled: np.ndarray) -> int:
    return int(((settled != NEVER) & (settled <= HORIZON)).sum())


def _median(found: np.ndarray) -> int:
    """Of the resumes until it is found; one past the last where it never is."""
    return int(np.median(np.where(found == NEVER, ALL + 1, found)))
