"""Bertrand & Mullainathan 2004, replayed: names that mattered are found, permuted names are not.

235 callbacks of 2,435 resumes with one kind of name, 157 of 2,435 with the other; AER 94(4), 991-1013.
"""

from __future__ import annotations

import numpy as np

from onward.evidence.compare import evidence_path
from proofs.proof import Proof, keeps, sized, upper

CALLBACKS, RESUMES = (157, 235), 2435
LINE = np.log(20)


def run(share: float, seed: int) -> Proof:
    """Random orders of the true names and of permuted ones."""
    orders = sized(1000, share)
    rng = np.random.default_rng(seed)
    arm = np.repeat([False, True], RESUMES)
    y = np.concatenate([np.arange(RESUMES) < k for k in CALLBACKS])
    found, when, permuted = 0, [], 0
    for _ in range(orders):
        order = rng.permutation(len(arm))
        crossed = evidence_path(arm[order], y[order]) >= LINE
        found += bool(crossed.any())
        when.append(int(crossed.argmax()) + 1 if crossed.any() else len(arm) + 1)
        permuted += bool((evidence_path(rng.permutation(arm), y[order]) >= LINE).any())
    return Proof(
        name="Bertrand & Mullainathan, replayed",
        promise="the race contrast is found in every order of the resumes; permuted names ever are in at most 5%",
        seen=f"found in {found} of {orders:,} orders, after {int(np.median(when)):,} of 4,870 resumes in the median; "
        f"permuted names in {permuted} (upper bound {100 * upper(permuted, orders):.1f}%)",
        holds=found == orders and keeps(permuted, orders),
        figures={
            "seed": seed,
            "orders": orders,
            "found": found,
            "median_resumes": int(np.median(when)),
            "permuted": permuted,
        },
    )
