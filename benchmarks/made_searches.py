"""Searches made up by chance, for benchmarks and tests: nothing matters in them unless an effect is asked for."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np

from onward.events import Application, Event, Kind

START = date(2024, 1, 1)


def made_search(
    rng: np.random.Generator, applications: int, *, live_rate: float, answer_rate: float
) -> list[Application]:
    """One person's search in which no column matters.

    Six columns: a portal of four unequal levels, a coin-like yes/no, one that copies it nine times in ten, a
    resume changed once for good, a resume that is switched after every ten silent ones, and a level that drifts
    with time. Answers and talks come after log-normal delays; a third of the silent ones are marked as ghosted, on
    one day or on none.
    """
    day, made, silent_in_a_row, version = 0.0, [], 0, 0
    median_delay = float(rng.lognormal(np.log(10), 0.7))
    for i in range(applications):
        day += float(rng.exponential(1.0))
        if silent_in_a_row == 10:
            version, silent_in_a_row = 1 - version, 0
        easy = bool(rng.random() < 0.7)
        columns = {
            "portal": str(rng.choice(["A", "B", "C", "D"], p=[0.5, 0.25, 0.15, 0.1])),
            "easy": "yes" if easy else "no",
            "remote": "yes" if easy == (rng.random() < 0.9) else "no",
            "letter": "new" if i > applications // 3 else "old",
            "resume": f"v{version}",
            "level": "senior" if rng.random() < i / applications else "mid",
        }
        events, answered = _events(rng, START + timedelta(days=int(day)), live_rate, answer_rate, median_delay)
        silent_in_a_row = 0 if answered else silent_in_a_row + 1
        made.append(Application(i + 2, f"Employer {i}", "Clerk", tuple(events), columns))
    return made


def _events(
    rng: np.random.Generator, applied: date, live_rate: float, answer_rate: float, median_delay: float
) -> tuple[list[Event], bool]:
    events = [Event(Kind.APPLIED, applied)]
    answered = bool(rng.random() < answer_rate)
    if answered:
        first = applied + timedelta(days=int(median_delay * np.exp(rng.standard_normal())))
        live = rng.random() < live_rate / answer_rate
        events.append(Event(Kind.INTERVIEW if live else Kind.REJECTED, first))
        if live:
            events.append(Event(Kind.REJECTED, first + timedelta(days=int(rng.exponential(20)))))
    elif rng.random() < 1 / 3:
        events.append(Event(Kind.CLOSED, applied + timedelta(days=60)))
    return events, answered
