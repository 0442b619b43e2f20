"""What every proof gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from scipy.stats import binomtest


@dataclass(frozen=True)
class Proof:
    """One thing that is shown.

    Attributes:
        name: how it is called.
        promise: what must hold, in a sentence.
        seen: what was measured, in words.
        holds: whether it does.
        figures: everything measured, for the record, with seed and size.
    """

    name: str
    promise: str
    seen: str
    holds: bool
    figures: dict[str, Any]


Run = Callable[[float, int], Proof]
"""A proof: how much of the full size to run (1.0 is all of it), and the seed."""


def significant(p: float) -> float:
    """A p-value with two digits that say something, however small it is."""
    return float(f"{p:.2g}")


def sized(full: int, share: float, fewest: int = 20) -> int:
    """A size cut down for a short run."""
    return max(fewest, round(full * share))


def keeps(hits: int, trials: int, most: float = 0.053) -> bool:
    """Whether a share keeps to 5%: its upper 97.5% bound is at most `most`.

    A short run has too few trials for such a bound; there a true 5% fails once in 1,000.
    """
    if upper(round(0.05 * trials), trials) <= most:
        return upper(hits, trials) <= most
    return bool(binomtest(hits, trials, 0.05, "greater").pvalue > 0.001)


def upper(hits: int, trials: int) -> float:
    """The upper 97.5% bound of a share."""
    return round(float(binomtest(hits, trials).proportion_ci(0.95, "exact").high), 4)
