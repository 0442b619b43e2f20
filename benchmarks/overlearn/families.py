"""The three families of searches: nothing matters, one column does, many columns of which two do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal
from zlib import crc32

import numpy as np
from scipy.special import expit, logit

from overlearn.search import PERIOD, Column, Search

Family = Literal["null", "one effect", "many claims"]

APPLICATIONS = 400
A_WEEK = 10.0
"""Applications a week: a search of forty weeks, which is long."""
PUBLISHED = (1.66, 21.06)
"""Beta prior of a person's rate of talks, from nine published logs: mean .073."""
_YES_DAYS, _NO_DAYS, _SPREAD = 12.0, 15.0, 0.7  # medians and log standard deviation of the delays
_TOLD_NO = 0.5


@dataclass(frozen=True)
class Case:
    """One kind of search.

    Attributes:
        family, name: what it is.
        rate: the chance of a yes where nothing helps; None: drawn for each search from `PUBLISHED`.
        odds: column → the factor of the odds of its second level, for those that matter.
        claims: how many columns there are.
    """

    family: Family
    name: str
    rate: float | None
    odds: Mapping[str, float]
    claims: int = 6


def _one(column: str, low: float, high: float) -> Case:
    design = {"resume": "coin", "referral": "chosen", "agency": "chosen, one in five"}[column]
    odds = float(np.exp(logit(high) - logit(low)))
    return Case("one effect", f"{design}, {low:.2f} v {high:.2f}", low, {column: odds})


CASES: tuple[Case, ...] = (
    Case("null", "rates as published", None, {}),
    Case("null", "rate .10", 0.10, {}),
    Case("null", "rate .30", 0.30, {}),
    _one("resume", 0.05, 0.20),
    _one("resume", 0.10, 0.30),
    _one("resume", 0.03, 0.10),
    _one("referral", 0.10, 0.30),
    _one("agency", 0.05, 0.20),
    Case("many claims", "12 columns, two true, odds x 4", 0.05, {"resume": 4.0, "referral": 4.0}, 12),
)


def made(case: Case, seed: int, number: int) -> Search:
    """One search of a case; the same seed and number make the same search for every advisor."""
    rng = np.random.default_rng([seed, crc32(case.name.encode()), number])
    rate = float(rng.beta(*PUBLISHED)) if case.rate is None else case.rate
    applied = np.floor(np.cumsum(rng.exponential(7 / A_WEEK, APPLICATIONS))).astype(np.int64)
    columns = _columns(rng, case)
    log_odds = np.full(APPLICATIONS, logit(rate))
    for name, factor in case.odds.items():
        log_odds += np.log(factor) * (columns[name].code == 1)
    outcome = (rng.random(APPLICATIONS) < expit(log_odds)).astype(np.int64)
    best = {name: columns[name].levels[1] for name in case.odds}
    return Search(applied, applied + _delays(rng, outcome), outcome, columns, best)


def _delays(rng: np.random.Generator, outcome: np.ndarray) -> np.ndarray:
    """Days until an outcome is known. A yes comes; half of the noes are told, the others are silence."""
    spread = np.exp(_SPREAD * rng.standard_normal(len(outcome)))
    told = (outcome == 1) | (rng.random(len(outcome)) < _TOLD_NO)
    days = np.floor(np.where(outcome == 1, _YES_DAYS, _NO_DAYS) * spread)
    return np.where(told, np.minimum(days, PERIOD), PERIOD).astype(np.int64)


def _columns(rng: np.random.Generator, case: Case) -> dict[str, Column]:
    """What people note: a coin, choices of unequal shares, one that copies another, two that follow the date."""
    n = APPLICATIONS
    easy = rng.random(n) < 0.7
    made = {
        "resume": Column(("A", "B"), (rng.random(n) < 0.5).astype(np.int64), coin=True),
        "portal": Column(("Bee", "Cat", "Dog", "Elk"), rng.choice(4, n, p=[0.5, 0.25, 0.15, 0.1])),
        "easy": _yes(easy),
        "remote": _yes(easy == (rng.random(n) < 0.9)),
        "letter": Column(("old", "new"), (np.arange(n) > n // 3).astype(np.int64)),
        "seniority": Column(("mid", "senior"), (rng.random(n) < np.arange(n) / n).astype(np.int64)),
        "referral": _yes(rng.random(n) < 0.5),
        "agency": _yes(rng.random(n) < 0.2),
        "tailored": _yes(rng.random(n) < 0.4),
        "photo": _yes(rng.random(n) < 0.6),
        "startup": _yes(rng.random(n) < 0.3),
        "morning": _yes(rng.random(n) < 0.5),
    }
    first = [*case.odds, *(name for name in made if name not in case.odds)]
    return {name: made[name] for name in first[: case.claims]}


def _yes(flag: np.ndarray) -> Column:
    return Column(("no", "yes"), flag.astype(np.int64))
