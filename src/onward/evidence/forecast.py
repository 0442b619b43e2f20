"""When will it end: the first offer, by simulating futures in which nothing about the person changes.

Offers arrive by thinning: applications to come (negative binomial), each answered, leading to a talk and then to
an offer with uncertain chances and after uncertain delays; what is already out counts with its own age. All
futures at once, fixed seed.

Source: stats.md 8; days from the first interview to the end: NACE 2023, 25.1 on average.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr, ndtri

from onward.evidence.checks import (
    NOT_NEGATIVE,
    POSITIVE,
    Floats,
    check_days_row,
    check_flag,
    check_is,
    check_pair,
    check_row,
    check_whole,
)
from onward.evidence.response import ResponseBelief
from onward.evidence.silence import coarse

HORIZON_DAYS = 365
FUTURES = 4000
_OFFER_DELAY = (float(np.log(25.0)), 0.8)
_WEEK = 7
_PACE_PRIOR = (1.0, 0.25)  # a shape of one week's work: the first weeks decide
_PACE_SPREAD = 2.0  # weeks of one person differ: negative binomial of this size
_MOST_OFFERS = 16
_FAN_DAYS = np.arange(0, HORIZON_DAYS + 1, 7)


@dataclass(frozen=True, eq=False)
class State:
    """Where a search stands; nothing waiting and no weeks yet are a valid start.

    Attributes:
        weekly: applications in each of the last weeks, oldest first.
        going_on: whether more are sent.
        waiting: (W,) whole days that each unanswered application has waited.
        screens: (T,) whole days since the first talk, of open ones that have not led to an interview yet.
        interviews: (I,) whole days since the first talk, of open ones with an interview.
        live: Beta (a, b) of an answer being a talk.
        interview: Beta (a, b) of a talk leading to an interview.
        offer: Beta (a, b) of an interview ending in an offer.
    """

    weekly: Floats
    going_on: bool
    waiting: NDArray[np.int64]
    screens: NDArray[np.int64]
    interviews: NDArray[np.int64]
    live: tuple[float, float]
    interview: tuple[float, float]
    offer: tuple[float, float]

    def __post_init__(self) -> None:
        checked: dict[str, object] = {
            "weekly": check_row("weekly", self.weekly, NOT_NEGATIVE),
            "going_on": bool(check_flag("going_on", self.going_on)),
        }
        for days in ("waiting", "screens", "interviews"):
            check_days_row(days, getattr(self, days))
        for stage in ("live", "interview", "offer"):
            checked[stage] = check_pair(stage, getattr(self, stage), POSITIVE)
        for name, value in checked.items():
            object.__setattr__(self, name, value)


@dataclass(frozen=True, eq=False)
class Ending:
    """The first offer over futures.

    Attributes:
        quantiles: days from now by which 10, 50 and 90% of futures have one; None beyond a year.
        chance_in_30_days: share of futures.
        fan: (F, 2) days from now and the share of futures with an offer by then.
        first: (FUTURES,) day of the first offer, infinite where none comes within a year.
    """

    quantiles: tuple[int | None, int | None, int | None]
    chance_in_30_days: float
    fan: Floats
    first: Floats


def forecast(state: State, response: ResponseBelief, *, seed: int = 0) -> Ending:
    """Simulate the first offer.

    Args:
        state: where the search stands.
        response: belief about answers.
        seed: of the futures.

    Raises:
        ValueError: if seed is no whole number, state no State or response no ResponseBelief.
    """
    check_is("state", state, State)
    check_is("response", response, ResponseBelief)
    seed = check_whole("seed", seed)
    rng = np.random.default_rng(seed)
    draw = rng.integers(0, len(response.pi), FUTURES)
    world = _World(
        rng,
        response.pi[draw],
        response.mu[draw],
        response.sigma[draw],
        rng.beta(*state.live, FUTURES),
        rng.beta(*state.interview, FUTURES),
        rng.beta(*state.offer, FUTURES),
    )
    first = np.minimum(
        _from_waiting(world, state.waiting),
        np.minimum(
            _from_talks(world, state.screens, world.interview * world.offer),
            _from_talks(world, state.interviews, world.offer),
        ),
    )
    if state.going_on:
        first = np.minimum(first, _from_new(world, state.weekly))
    first = np.where(first <= HORIZON_DAYS, first, np.inf)
    return Ending(
        (_quantile(first, 0.1), _quantile(first, 0.5), _quantile(first, 0.9)),
        float((first <= 30).mean()),
        np.column_stack([_FAN_DAYS, (first[:, None] <= _FAN_DAYS).mean(axis=0)]),
        first,
    )


@dataclass(frozen=True, eq=False)
class _World:
    """The parameters of each future, (FUTURES,)."""

    rng: np.random.Generator
    pi: Floats
    mu: Floats
    sigma: Floats
    live: Floats
    interview: Floats
    offer: Floats

    @property
    def of_answer(self) -> Floats:
        """The chance that an answer ends in an offer."""
        return self.live * self.interview * self.offer

    def delay_of_offer(self, size: int) -> Floats:
        return np.asarray(np.exp(_OFFER_DELAY[0] + _OFFER_DELAY[1] * self.rng.standard_normal(size)))


def _from_new(world: _World, weekly: Floats) -> Floats:
    """First offer from applications that are still to be sent."""
    weeks = HORIZON_DAYS // _WEEK + 1
    a, b = _PACE_PRIOR
    pace = world.rng.gamma(a + weekly.sum(), 1 / (b + len(weekly)), FUTURES)
    busy = world.rng.gamma(_PACE_SPREAD, 1 / _PACE_SPREAD, (FUTURES, weeks))
    chance = world.pi * world.of_answer
    offers = world.rng.poisson(pace[:, None] * busy * chance[:, None])  # thinned before any delay is drawn
    future, week, size = _hits(offers)
    sent = _WEEK * (week + world.rng.random(size))
    answered = np.exp(world.mu[future] + world.sigma[future] * world.rng.standard_normal(size))
    return _earliest(future, sent + answered + world.delay_of_offer(size))


def _from_waiting(world: _World, waiting: NDArray[np.int64]) -> Floats:
    """First offer from applications that have not been answered yet, each with its own age."""
    if not len(waiting):
        return np.full(FUTURES, np.inf)
    age, many = coarse(waiting)
    come = ndtr((np.log(age + 0.5) - world.mu[:, None]) / world.sigma[:, None])
    still = world.pi[:, None] * (1 - come) / (1 - world.pi[:, None] * come)
    chance = np.clip(still * world.of_answer[:, None], 0.0, 1.0)
    future, which, size = _hits(world.rng.binomial(many, chance))
    # The answer comes later than today: the delay is drawn from its tail.
    past = come[future, which]
    tail = past + (1 - past) * world.rng.random(size)
    answered = np.exp(world.mu[future] + world.sigma[future] * ndtri(np.minimum(tail, 1 - 1e-12))) - age[which]
    return _earliest(future, np.maximum(answered, 0.0) + world.delay_of_offer(size))


def _from_talks(world: _World, talks: NDArray[np.int64], chance_each: Floats) -> Floats:
    """First offer from talks that are open, each with its own age; chance_each: (FUTURES,) that one ends so."""
    if not len(talks):
        return np.full(FUTURES, np.inf)
    age, many = coarse(talks)
    past = ndtr((np.log(age + 0.5) - _OFFER_DELAY[0]) / _OFFER_DELAY[1])
    # An open talk has had neither offer nor no: both come on the same clock, so its age says little about which.
    chance = np.broadcast_to(chance_each[:, None], (FUTURES, len(age)))
    future, which, size = _hits(world.rng.binomial(many, chance))
    tail = past[which] + (1 - past[which]) * world.rng.random(size)
    day = np.exp(_OFFER_DELAY[0] + _OFFER_DELAY[1] * ndtri(np.minimum(tail, 1 - 1e-12))) - age[which]
    return _earliest(future, np.maximum(day, 0.0))


def _hits(counts: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64], int]:
    """Row and column of each counted success, repeated; of a row's first ones only, for only the first offer counts."""
    before = np.cumsum(counts, axis=1) - counts
    kept = np.clip(_MOST_OFFERS - before, 0, counts)
    rows, columns = np.nonzero(kept)
    times = kept[rows, columns]
    future, which = np.repeat(rows, times), np.repeat(columns, times)
    return future, which, len(future)


def _earliest(future: NDArray[np.int64], day: Floats) -> Floats:
    first = np.full(FUTURES, np.inf)
    np.minimum.at(first, future, day)
    return first


def _quantile(first: Floats, share: float) -> int | None:
    day = np.partition(first, int(share * len(first)))[int(share * len(first))]
    return None if np.isinf(day) else int(np.ceil(day))
