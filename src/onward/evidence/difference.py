"""How large is the difference? A joint confidence sequence for two rates, projected to their ratio.

Source: Waudby-Smith & Ramdas 2020, prior-posterior ratio: the set of rates with likelihood / marginal likelihood
above 1/20 holds the truth at every look with chance 95%. It needs no coin, so it serves chosen arms too.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import exp, inf, log

import numpy as np
from numpy.typing import NDArray
from scipy.special import betaln, expit, logit

from onward.evidence.rates import Floats, check_chance, check_counts

# Wide and towards low rates, where applications live. Any prior is valid; this one is sharp below a half.
_A, _B = 1.0, 4.0
_SPREADS, _STEPS = 14.0, 420  # how far around an arm's own rate, in its spreads, and in how many steps
_WIDE = np.linspace(-18.0, 18.0, 241)
_FAR = 40.0

MARGIN = (2 / 3, 3 / 2)


@dataclass(frozen=True)
class Difference:
    """95% at every look, jointly: rate1 / rate0, and rate1 - rate0.

    The ratio's end is infinite where arm 0 may have no successes at all, and 0 where arm 1 may.
    """

    ratio: tuple[float, float]
    difference: tuple[float, float]

    def is_none_that_matters(self, margin: tuple[float, float] = MARGIN) -> bool:
        """Whether the ratio surely lies inside the margin."""
        return self.ratio[0] > margin[0] and self.ratio[1] < margin[1]


def confidence(n0: int, k0: int, n1: int, k1: int, *, alpha: float = 0.05) -> Difference:
    """Confidence sequence for two rates from their counts, of arms by coin or by choice.

    Args:
        n0, k0, n1, k1: outcomes and successes of each arm.
        alpha: the share of searches in which it may ever leave out the truth.

    Raises:
        ValueError: on impossible counts.
    """
    check_chance("alpha", alpha)
    (p0, arm0), (p1, arm1) = (
        _heights(n, k, names) for n, k, names in ((n0, k0, ("n0", "k0")), (n1, k1, ("n1", "k1")))
    )
    kept0, least1, most1 = _kept(arm0, arm1, log(alpha))
    # The kept pairs lie inside the true region; a step further out on both axes is outside it.
    few, many = p0[np.maximum(kept0 - 1, 0)], p0[np.minimum(kept0 + 1, len(p0) - 1)]
    least, most = p1[np.maximum(least1 - 1, 0)], p1[np.minimum(most1 + 1, len(p1) - 1)]
    with np.errstate(divide="ignore"):
        low, high = float((least / many).min()), float((most / few).max())
    return Difference((low, high), (float((least - many).min()), float((most - few).max())))


def _heights(n: int, k: int, names: tuple[str, str]) -> tuple[Floats, Floats]:
    """Rates of one arm, from 0 to 1 and close around its own, and the log of likelihood over marginal there."""
    check_counts(n, k, names)
    middle = (k + 0.5) / (n + 1)
    spread = 1 / np.sqrt((n + 1) * middle * (1 - middle))
    x = np.union1d(_WIDE, logit(middle) + spread * np.linspace(-_SPREADS, _SPREADS, _STEPS))
    height = -k * np.logaddexp(0.0, -x) - (n - k) * np.logaddexp(0.0, x) - _log_marginal(n, k)
    sure = -_log_marginal(n, k)  # what a rate of 0 or 1 makes of outcomes that are all of one kind
    ends = [sure if k == 0 else -inf], [sure if k == n else -inf]
    return np.concatenate([[0.0], expit(x), [1.0]]), np.concatenate([ends[0], height, ends[1]])


def _kept(arm0: Floats, arm1: Floats, bound: float) -> tuple[NDArray[np.int64], ...]:
    """The places of arm 0's rates that some rate of arm 1 goes with, and the first and last place of those.

    Each arm's height rises to its best rate and falls from there, so what goes with a rate is one stretch.
    """
    top = int(arm1.argmax())
    needed = bound - arm0
    kept = np.flatnonzero(needed <= arm1[top])
    rising, falling = arm1[: top + 1], arm1[top:][::-1]
    first = np.searchsorted(rising, needed[kept], side="left")
    last = len(arm1) - 1 - np.searchsorted(falling, needed[kept], side="left")
    return kept, first, last


def coin_ratio(k0: int, k1: int, *, q: float = 0.5, alpha: float = 0.05) -> tuple[float, float]:
    """Confidence sequence for rate1 / rate0 of arms that a coin assigned, from the successes alone.

    Which arm a success is in says how much larger its rate is, whatever the base rate: P(arm 1 | success) =
    q p1 / (q p1 + (1 - q) p0). So the ratio has a confidence sequence of one binomial chance, with no second rate
    to pay for.

    Args:
        k0, k1: successes of each arm.
        q: the chance that the coin says arm 1.
        alpha: the share of searches in which it may ever leave out the truth.

    Raises:
        ValueError: on impossible counts or chances.

    Source: prior-posterior ratio of Waudby-Smith & Ramdas 2020, prior Beta(2, 2) of the share.
    """
    check_counts(k0 + k1, k1, ("k0 + k1", "k1"))
    check_chance("q", q)
    check_chance("alpha", alpha)
    bound = log(alpha) + float(betaln(2 + k1, 2 + k0) - betaln(2, 2))

    def height(logit_share: float) -> float:
        share1, share0 = -np.logaddexp(0.0, -logit_share), -np.logaddexp(0.0, logit_share)
        return float(k1 * share1 + k0 * share0) - bound

    top = min(max(log((k1 + 1e-9) / (k0 + 1e-9)), -_FAR), _FAR)
    odds = (1 - q) / q
    low = 0.0 if height(-_FAR) >= 0 else odds * exp(_root(height, -_FAR, top))
    high = inf if height(_FAR) >= 0 else odds * exp(_root(height, _FAR, top))
    return low, high


def _root(height: Callable[[float], float], outside: float, inside: float) -> float:
    """Where height turns from negative outside to positive inside, on the outer side."""
    while abs(inside - outside) > 1e-9:
        middle = (outside + inside) / 2
        outside, inside = (middle, inside) if height(middle) < 0 else (outside, middle)
    return outside


def _log_marginal(n: int, k: int) -> float:
    return float(betaln(_A + k, _B + n - k) - betaln(_A, _B))
