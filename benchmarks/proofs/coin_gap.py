"""The program's own evidence against a coin's difference, for many counts at once.

`coin_difference` asks for it at one set of counts. The pairs of rates that it weighs and their projections are taken
from the program as they are; only the sum over the pairs is done here, for all counts in one product.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from onward.evidence.coin_difference import _seen
from onward.evidence.coin_pairs import pairs_near
from onward.evidence.coin_projection import project

Counts = NDArray[np.float64]

_AT_ONCE = 10_000
_SAME = 1e-7
_NOTHING = (0, 0, 0, 0)


def gap_evidence(cells: Counts, gap: float, q: float) -> Counts:
    """Log evidence against this difference at each row of successes and failures of arm 0, then of arm 1."""
    matrix, log_weights = _log_factors(gap, q)
    found = np.concatenate([_sums(part @ matrix + log_weights) for part in _parts(cells)])
    for row in np.flatnonzero(_looks_finer(cells, q)):
        found[row] = asked(cells[row], gap, q)
    return found


def asked(cells: Counts, gap: float, q: float) -> float:
    """What the program itself says at one set of counts."""
    k0, f0, k1, f1 = (int(cell) for cell in cells)
    return float(_seen((k0, f0, k1, f1), q).log_e(np.array([gap]))[0])


def agrees(cells: Counts, evidence: Counts, gap: float, q: float, rng: np.random.Generator) -> bool:
    """Whether the program says the same at a few of these counts, and at those where the evidence is highest."""
    rows = np.concatenate([rng.integers(0, len(cells), 100), np.argsort(evidence)[-20:]])
    return all(abs(asked(cells[row], gap, q) - evidence[row]) < _SAME for row in rows)


def _log_factors(gap: float, q: float) -> tuple[Counts, Counts]:
    """What one outcome of each cell adds to the log evidence of each pair, (4, pairs), and the pairs' log weights."""
    rate0, rate1, log_weight = (part.ravel() for part in np.broadcast_arrays(*pairs_near(_NOTHING, q)))
    null = project(rate0, rate1, np.array([gap]), q)
    against = np.log([null.rate0, null.rest0, null.rate1, null.rest1]) + null.log_excess
    return np.stack([np.log(rate0), np.log1p(-rate0), np.log(rate1), np.log1p(-rate1)]) - against, log_weight


def _looks_finer(cells: Counts, q: float) -> NDArray[np.bool_]:
    """Where the program looks at a finer lattice too: it depends on the counts' spread alone."""
    spread = (1 / (cells + 0.5)).sum(axis=1)
    fewest = len(pairs_near(_NOTHING, q)[0][0])
    order = np.argsort(spread)
    low, high = 0, len(order)
    while low < high:
        middle = (low + high) // 2
        k0, f0, k1, f1 = (int(cell) for cell in cells[order[middle]])
        if len(pairs_near((k0, f0, k1, f1), q)[0][0]) > fewest:
            low = middle + 1
        else:
            high = middle
    finer = np.zeros(len(cells), bool)
    finer[order[:low]] = True
    return finer


def _parts(cells: Counts) -> Iterator[Counts]:
    return (cells[start : start + _AT_ONCE] for start in range(0, len(cells), _AT_ONCE))


def _sums(terms: Counts) -> Counts:
    top = terms.max(axis=1)
    return np.asarray(top + np.log(np.exp(terms - top[:, None]).sum(axis=1)))
