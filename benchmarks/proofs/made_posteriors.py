"""Searches whose truth is drawn from a prior, lived forward a day at a time, and seen from a later day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

import numpy as np
from scipy.stats import truncnorm

from onward.events import Application, Event, Kind
from onward.evidence.priors import BetaPrior
from onward.evidence.response_grid import MEDIAN_DAYS, SIGMA
from onward.ledger.pack import published_logs
from onward.outcomes import Outcomes, Stage, columns

_START = date(2024, 1, 1)
_FOREVER = 3000
_OFFER_DELAY = (float(np.log(25.0)), 0.8)
"""Days from the interview to the offer, as the forecast has them."""

_INTERVIEW_DELAY = (float(np.log(20.0)), 0.8)
"""Days from the screen to the interview: slow, so that some come after their time."""


@dataclass(frozen=True)
class World:
    """How a search goes where it is not the plain one.

    Attributes:
        noes_told: whether employers say no; if not, the person marks some of the silent as ghosted on the last
            day.
        yes_takes: how many times longer a yes takes than a no.
        vague: share of answers that first say neither; what they come to follows about 14 days later.
        screens_first: whether what leads to an interview, and half of the noes, has a screen before it.
        withdrawn: share of applications that the person withdraws, after 40 days on average, if they are still open.
        last_days: the shortest and longest time from the first application to the day of the look.
    """

    noes_told: bool = True
    yes_takes: float = 1.0
    vague: float = 0.0
    screens_first: bool = False
    withdrawn: float = 0.0
    last_days: tuple[int, int] = (10, 120)


@dataclass(frozen=True)
class _Delay:
    mu: float
    sigma: float

    def draw(self, rng: np.random.Generator, times: float = 1.0) -> int:
        """Whole days."""
        days = times * np.exp(self.mu + self.sigma * rng.standard_normal())
        return int(min(np.floor(days + 0.5), _FOREVER))


def of_stage(rng: np.random.Generator, stage: Stage, world: World) -> tuple[float, Outcomes]:
    """A stage's rate, from its prior, and a search in which it holds. Answers are as usual and at least as many."""
    rates = published_logs().rates
    while True:
        rate, answered = _beta(rng, rates[stage]), _beta(rng, rates["answered"])
        if stage == "answered" or not world.noes_told:
            answered = rate
        if rate <= answered:
            break
    yes = _beta(rng, rates["live"]) if stage == "answered" else rate / answered
    good = Kind.INTERVIEW if stage == "interview" else Kind.SCREEN
    return rate, _search(rng, answered, yes, good, world)


def of_answers(rng: np.random.Generator, talks: BetaPrior, world: World) -> tuple[float, Outcomes]:
    """The chance that an answer is a talk, and a search in which it holds."""
    talk = _beta(rng, talks)
    return talk, _search(rng, _beta(rng, published_logs().rates["answered"]), talk, Kind.SCREEN, world)


def of_talks(rng: np.random.Generator, passes: BetaPrior, within: int) -> tuple[float, Outcomes]:
    """The chance that a talk leads to an interview, within so many days, and a search of talks in which it holds.

    A no ends a talk soon, or never; a talk that led on may end later too.
    """
    chance, last = _beta(rng, passes), int(rng.integers(30, 150))
    made = []
    for row in range(int(rng.integers(3, 40))):
        sent = int(rng.integers(0, last + 1))
        day = sent + 1 + int(rng.exponential(12))
        steps = [(Kind.APPLIED, sent), (Kind.SCREEN, day)]
        if rng.random() < chance:
            day += min(_Delay(*_INTERVIEW_DELAY).draw(rng), within)
            steps.append((Kind.INTERVIEW, day))
        if rng.random() < 0.7:
            steps.append((Kind.REJECTED, day + 1 + int(rng.exponential(20))))
        made.append(_application(row, steps))
    return chance, columns(made, _day(last))


def of_interviews(rng: np.random.Generator, within: int) -> tuple[float, Outcomes]:
    """The chance that an interview ends in an offer, within so many days, and a search of interviews."""
    offers, last = _beta(rng, published_logs().rates["offer"]), int(rng.integers(30, 250))
    made = []
    for row in range(int(rng.integers(3, 40))):
        sent = int(rng.integers(0, last + 1))
        steps = [(Kind.APPLIED, sent), (Kind.INTERVIEW, sent + 7)]
        won = rng.random() < offers
        if won or rng.random() < 0.7:
            took = min(_Delay(*_OFFER_DELAY).draw(rng), within)
            steps.append((Kind.OFFER if won else Kind.REJECTED, sent + 7 + took))
        made.append(_application(row, steps))
    return offers, columns(made, _day(last))


def with_a_drop(rng: np.random.Generator, starts: np.ndarray, weights: np.ndarray, before: BetaPrior) -> Outcomes:
    """A search of one application a day whose answers drop to a half or a quarter; starts[i] has weights[i].

    The start is the first application's `drop` attribute. All are old enough to count.
    """
    start = int(rng.choice(starts, p=weights / weights.sum()))
    rate, share = _beta(rng, before), float(rng.choice([0.25, 0.5]))
    made = []
    for row in range(len(starts) + 1):
        steps = [(Kind.APPLIED, row)]
        if rng.random() < rate * (share if row >= start else 1.0):
            steps.append((Kind.REJECTED, row + int(rng.integers(0, 40))))
        made.append(_application(row, steps, drop=str(start)))
    return columns(made, _day(len(made) + 60))


def _search(rng: np.random.Generator, answered: float, yes: float, good: Kind, world: World) -> Outcomes:
    """Applications spread evenly up to the last day; `answered` ever get an answer, `yes` of these a good one."""
    delay = _Delay(float(rng.normal(*MEDIAN_DAYS)), float(_sigmas().rvs(random_state=rng)))
    last = int(rng.integers(world.last_days[0], world.last_days[1] + 1))
    made = []
    for row in range(int(rng.integers(10, 121))):
        steps = [(Kind.APPLIED, int(rng.integers(0, last + 1)))]
        if rng.random() < answered:
            steps += _answer(rng, steps[0][1], bool(rng.random() < yes), good, delay, world)
        if rng.random() < world.withdrawn:
            left = steps[0][1] + int(rng.exponential(40))
            steps = [*(step for step in steps if step[1] <= left), (Kind.WITHDRAWN, left)]
        if not world.noes_told and rng.random() < 0.3 and all(day > last for _, day in steps[1:]):
            steps = [steps[0], (Kind.CLOSED, last)]
        made.append(_application(row, steps))
    return columns(made, _day(last))


def _answer(
    rng: np.random.Generator, sent: int, is_yes: bool, good: Kind, delay: _Delay, world: World
) -> list[tuple[Kind, int]]:
    day, steps = sent + delay.draw(rng, world.yes_takes if is_yes else 1.0), []
    if rng.random() < world.vague:
        steps.append((Kind.ANSWERED, day))
        day += 1 + int(rng.exponential(14))
    if world.screens_first and (is_yes or rng.random() < 0.5):
        steps.append((Kind.SCREEN, day))
        day += 1 + int(rng.exponential(14))
    return [*steps, (good if is_yes else Kind.REJECTED, day)]


def _application(row: int, steps: list[tuple[Kind, int]], **arms: str) -> Application:
    events = tuple(Event(kind, _day(day)) for kind, day in steps)
    return Application(row + 2, f"Employer {row}", "Clerk", events, arms)


def _day(day: int) -> date:
    return _START + timedelta(days=day)


def _beta(rng: np.random.Generator, prior: BetaPrior) -> float:
    return float(rng.beta(prior.a, prior.b))


@cache
def _sigmas() -> Any:
    return truncnorm(*SIGMA)
