"""Was it technique? The share of rejections that a better performance would have turned.

Decision score X = sqrt(r) t + sqrt(1 - r) e: t is what a person brings to every interview, e is fit and noise;
they pass when X is in the top 1/m. Source: stats.md 5; r: Huffcutt, Culbertson & Weyhrauch 2013 (.44 between
separate interviewers), Sackett et al. 2022 (validity .19-.42).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import ndtr, ndtri

from onward.evidence.checks import CHANCE, SHARE, Floats, Rule, check_number, check_numbers

AGREEMENT = (0.19, 0.44)
"""How stable a person's showing is from one interview to another: the plausible range."""
GAIN = (0.3, 0.5)
"""What practice buys, in standard deviations between people."""
ODDS_OF_PASSING = (3.0, 8.0)
"""One in m passes; interviews lie between these."""
_ABOVE_1 = Rule("be finite and above 1", lambda m: (m > 1) & (m < np.inf))


def technique_share(r: ArrayLike, m: ArrayLike, gain: ArrayLike) -> Floats:
    """Share of an average candidate's rejections that would be a pass with `gain` standard deviations more.

    Args:
        r: agreement, inside (0, 1).
        m: one in m passes, above 1.
        gain: improvement of t in standard deviations.

    Raises:
        ValueError: if r or m is outside its range, or gain not finite.
    """
    stable, rivals = check_numbers("r", r, CHANCE), check_numbers("m", m, _ABOVE_1)
    better_by = check_numbers("gain", gain)
    # Each chance is taken in the tail where it is exact: rejections are few below 2, passes above it.
    bar = np.where(rivals < 2, ndtri((rivals - 1) / rivals), -ndtri(1 / rivals))
    noise = np.sqrt(1 - stable)
    now, better = bar / noise, (bar - np.sqrt(stable) * better_by) / noise
    turned = np.where(rivals < 2, ndtr(now) - ndtr(better), ndtr(-better) - ndtr(-now))
    return np.asarray(turned / ndtr(now))


def technique_range(chance: float) -> tuple[float, float]:
    """The range of `technique_share` when about `chance` of such candidates pass: lowest and highest
    assumption.

    Raises:
        ValueError: if chance is outside 0..1.
    """
    likely = check_number("chance", chance, SHARE)
    m = float(np.clip(1 / max(likely, 1e-6), *ODDS_OF_PASSING))
    return float(technique_share(AGREEMENT[0], m, GAIN[0])), float(technique_share(AGREEMENT[1], m, GAIN[1]))
