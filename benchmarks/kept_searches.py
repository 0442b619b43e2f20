"""Made-up searches whose person tosses coins, registers claims that the data suggested, and gives up by the arm.

Nothing matters in them. What the person does is chosen to mislead: a method that lets it count tells false lessons.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal, get_args

import numpy as np
from made_searches import START, made_search

from onward.events import Application, Event, Kind
from onward.ledger.claims import verdicts_now
from onward.ledger.coins import Coin
from onward.ledger.pack import PriorPack
from onward.ledger.registered import Registered
from onward.outcomes import PERIOD, STAGES, columns, landmark

_ON = {number: START + timedelta(days=day) for number, day in {1: 0, 2: 60, 3: 90, 4: 100}.items()}
"""When each claim or experiment was registered."""


Habit = Literal["close arm 1", "withdraw arm 0", "withdraw portal A"]
_HABITS: tuple[Habit, ...] = get_args(Habit)


@dataclass(frozen=True)
class KeptSearch:
    """A search with the person's own claims and experiments, in the order of their registration."""

    applications: tuple[Application, ...]
    registered: tuple[Registered, ...]
    coins: tuple[Coin, ...]

    def asked(self, on: date) -> tuple[list[Registered], list[Coin]]:
        """What was registered by a day."""
        return (
            [claim for claim in self.registered if claim.on <= on],
            [coin for coin in self.coins if _ON[coin.number] <= on],
        )


def kept_search(
    rng: np.random.Generator, applications: int, *, live_rate: float, answer_rate: float
) -> KeptSearch:
    """A `made_search` whose person has two experiments and two claims.

    A fair coin from the start, a claim about the portal that had done best by day 60, a coin of 1 in 3 from day 90, and
    a claim about the easy applications from day 100. A third of the people close what had arm 1 of the first coin two
    days after they sent it; a third withdraw what had its arm 0 after ten silent days, a third what went to portal A.
    """
    made = made_search(rng, applications, live_rate=live_rate, answer_rate=answer_rate)
    fair, later = _coin(rng, 1, "Resume", made, 0.5), _coin(rng, 3, "Letter", made, 1 / 3)
    tempting = Registered(2, "portal", _best_portal(made, _ON[2]), _ON[2])
    habit = _HABITS[rng.integers(len(_HABITS))]
    acted = [_acted(a, habit, fair.assigned.get(a.row)) for a in made]
    return KeptSearch(tuple(acted), (tempting, Registered(4, "easy", "yes", _ON[4])), (fair, later))


def looks(made: Sequence[Application], every: int) -> Iterator[date]:
    """Days on which a search is looked at, until the last application is mature."""
    last = max(a.events[0].on or START for a in made) + timedelta(days=PERIOD["live"] + every)
    for day in range(every, (last - START).days + every, every):
        yield START + timedelta(days=day)


def lessons_ever(search: KeptSearch, every: int, pack: PriorPack) -> tuple[set[str], int]:
    """All lessons shown at any look, and the number of looks."""
    shown: set[str] = set()
    times = 0
    for on in looks(search.applications, every):
        seen = columns(search.applications, on)
        marks = {stage: landmark(seen, stage, PERIOD[stage]) for stage in STAGES}
        verdicts = verdicts_now(seen, marks, pack, *search.asked(on))
        shown.update(name for name, verdict in verdicts.items() if verdict == "lesson")
        times += 1
    return shown, times


def _coin(rng: np.random.Generator, number: int, name: str, made: Sequence[Application], q: float) -> Coin:
    tossed = rng.random(len(made)) < q
    since = _ON[number]
    assigned = {a.row: int(arm) for a, arm in zip(made, tossed, strict=True) if (a.events[0].on or START) >= since}
    return Coin(number, name, ("old", "new"), assigned, q)


def _best_portal(made: Sequence[Application], by: date) -> str:
    def share(portal: str) -> float:
        sent = [a for a in made if a.attributes["portal"] == portal and _on(a, Kind.APPLIED) <= by]
        return sum(_on(a, Kind.INTERVIEW) <= by for a in sent) / max(len(sent), 1)

    return max("ABCD", key=share)


def _on(application: Application, kind: Kind) -> date:
    return next((e.on for e in application.events if e.kind is kind and e.on), date.max)


def _acted(application: Application, habit: Habit, arm: int | None) -> Application:
    if habit == "close arm 1":
        return _closed(application) if arm == 1 else application
    tired = arm == 0 if habit == "withdraw arm 0" else application.attributes["portal"] == "A"
    return _withdrawn(application) if tired else application


def _closed(application: Application) -> Application:
    """Closed where it was silent on its second day; it may be answered still."""
    heard, over = _heard_within(application, 2)
    if len(heard) > 1:
        return application
    return replace(application, events=(*application.events, Event(Kind.CLOSED, over)))


def _withdrawn(application: Application) -> Application:
    """Withdrawn where it was silent on its tenth day; it is answered no more."""
    heard, over = _heard_within(application, 10)
    return application if len(heard) > 1 else replace(application, events=(*heard, Event(Kind.WITHDRAWN, over)))


def _heard_within(application: Application, days: int) -> tuple[list[Event], date]:
    over = _on(application, Kind.APPLIED) + timedelta(days=days)
    return [event for event in application.events if event.on and event.on <= over], over
