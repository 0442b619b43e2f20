"""What chance holds ready for one search, the same under every policy and every size of effect.

Two policies are compared on the same person with the same luck, so what differs between them is their doing.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, sqrt

import numpy as np

from onward.simulate.searcher import Searcher


@dataclass(frozen=True, eq=False)
class Fate:
    """One search's rates, and one entry an application that could be sent.

    Attributes:
        base: chance of an interview with the first version.
        says_no: chance that an application without an interview is answered, with a no.
        offer: chance that an interview ends in an offer.
        work: days of work at full pace until the application goes out.
        luck: uniform; an interview where it lies below the version's chance.
        answered: uniform; a no where it lies below `says_no` and there is no interview.
        answer_days: days to the answer.
        chosen: uniform; an offer where it lies below `offer`.
        ending_days: days from the interview to its end.
        dwelt: whether the application's no is dwelt on.
        coin: the version that a fair coin would send, 0 or 1.
        quality: standard normal; what the version of this number is worth, in units of the effects' size. The
            first is worth 0.
    """

    base: float
    says_no: float
    offer: float
    work: list[float]
    luck: list[float]
    answered: list[float]
    answer_days: list[float]
    chosen: list[float]
    ending_days: list[float]
    dwelt: list[bool]
    coin: list[int]
    quality: list[float]


def draw(searcher: Searcher, seed: int, number: int) -> Fate:
    """The fate of one search.

    Args:
        searcher: whose search it is.
        seed: of the simulation.
        number: of the search; each has luck of its own.
    """
    rng = np.random.default_rng([seed, number])
    answer = rng.beta(searcher.answer.a, searcher.answer.b)
    base = min(rng.beta(searcher.interview.a, searcher.interview.b), 0.9 * answer)
    offer = rng.beta(searcher.offer.a, searcher.offer.b)
    median, over_people = searcher.answer_days
    answer_days = median * np.exp(over_people * rng.standard_normal())
    ending, ending_spread = searcher.ending_days
    size = _most_applications(searcher)
    quality = rng.standard_normal(size + 1)
    quality[0] = 0.0
    return Fate(
        base=float(base),
        says_no=float((answer - base) / (1 - base)),
        offer=float(offer),
        work=rng.exponential(7 / searcher.weekly, size).tolist(),
        luck=rng.random(size).tolist(),
        answered=rng.random(size).tolist(),
        answer_days=(answer_days * np.exp(searcher.answer_spread * rng.standard_normal(size))).tolist(),
        chosen=rng.random(size).tolist(),
        ending_days=(ending * np.exp(ending_spread * rng.standard_normal(size))).tolist(),
        dwelt=(rng.random(size) < searcher.dwells).tolist(),
        coin=rng.integers(0, 2, size).tolist(),
        quality=quality.tolist(),
    )


def _most_applications(searcher: Searcher) -> int:
    """More than anybody sends: the mean of the full time at full pace and eight standard deviations."""
    mean = searcher.weekly * searcher.weeks
    return ceil(mean + 8 * sqrt(mean) + 8)
