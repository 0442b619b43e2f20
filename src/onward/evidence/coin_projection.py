"""The pair of rates with a given difference that is nearest in information to another pair.

The chance of an arm and an outcome is linear in the rates, so what an outcome multiplies the evidence by, a pair
against its projection, is on average 1 under the projection and linear along the line of pairs with this difference.
At the projection its slope is 0. What floats leave of a slope is measured and told, so that it can be taken off.

Source: Grunwald, de Heide & Koolen 2024, theorem 1.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from onward.evidence.checks import Floats

_PRECISE = 1e-10  # so near 1 is what an outcome multiplies evidence by on average
_STEPS = 60
_LEAST = 1e-15  # the least that is left beside a difference


class Null(NamedTuple):
    """Pairs with one difference: the rates, what each leaves to 1, both exact where they are small, and the log of
    what an outcome multiplies evidence by on average, at most, under any pair with this difference.
    """

    rate0: Floats
    rate1: Floats
    rest0: Floats
    rest1: Floats
    log_excess: Floats


def project(rate0: Floats, rate1: Floats, gap: Floats, q: float) -> Null:
    """Project pairs of rates onto a line of pairs.

    Args:
        rate0, rate1: the pairs, of any shape, inside (0, 1).
        gap: the second rate less the first, -1 to 1, all of one sign; broadcast with the pairs.
        q: the chance that the coin says arm 1.
    """
    if gap.min() < 0:
        null = project(rate1, rate0, -gap, 1 - q)
        return Null(null.rate1, null.rate0, null.rest1, null.rest0, null.log_excess)
    gap = np.minimum(gap, 1 - _LEAST)
    chances = _Chances((1 - q) * rate0, (1 - q) * (1 - rate0), q * rate1, q * (1 - rate1))
    with np.errstate(divide="ignore", invalid="ignore"):
        low, rest, excess = _balance(chances, gap, 1 - gap)
    return Null(low, gap + low, gap + rest, rest, np.log1p(np.maximum(excess, 0.0)))


class _Chances(NamedTuple):
    """Of a success and a failure in arm 0, and in arm 1."""

    yes0: Floats
    no0: Floats
    yes1: Floats
    no1: Floats


def _balance(of: _Chances, gap: Floats, width: Floats) -> tuple[Floats, Floats, Floats]:
    """Arm 0's rate, what arm 1's leaves to 1 (both together are the width), and the excess.

    The slope is yes0 / low - no1 / rest + yes1 / (gap + low) - no0 / (gap + rest). At each step the last two are taken
    as of the form of the first two and a constant, with value and slope as they are there, and the root is that of a
    quadratic equation.
    """
    low = width * (of.yes0 / (of.yes0 + of.no1))
    rest = width * (of.no1 / (of.yes0 + of.no1))
    for _ in range(_STEPS):
        above, below = gap + low, gap + rest
        yes, no = of.yes1 / above, of.no0 / below
        slope = of.yes0 / low - of.no1 / rest + yes - no
        excess = np.maximum(slope * rest, -slope * low)
        if float(excess.max()) <= _PRECISE:
            break
        rises, falls = of.yes0 + yes * low * (low / above), of.no1 + no * rest * (rest / below)
        tilt = width * gap * (yes / above - no / below)
        both = rises + falls
        root = np.sqrt(both * both + tilt * (tilt + 2 * (rises - falls)))
        low, rest = 2 * width * rises / (both - tilt + root), 2 * width * falls / (both + tilt + root)
        # Of the two, one may come from a difference that cancels: where the tilt is the larger part.
        low, rest = np.where(tilt > both, width - rest, low), np.where(-tilt > both, width - low, rest)
    return low, rest, excess
