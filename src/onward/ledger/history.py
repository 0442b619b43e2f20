"""What each claim's verdict was at every weekly look so far: learned when, gone back when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onward.events import Application
from onward.ledger.claims import verdicts_now
from onward.ledger.coins import Coin
from onward.ledger.findings import Change, Verdict
from onward.ledger.pack import PriorPack
from onward.ledger.registered import Registered
from onward.outcomes import STAGES, Stage, columns, landmark

_EVERY_DAYS = 7


Verdicts = Mapping[str, Verdict]


@dataclass(frozen=True)
class Looker:
    """What each look at a search needs beside its day.

    Attributes:
        applications: all of them; each look hides what came later.
        pack: the usual rates.
        within: days in which an outcome of each stage counts.
        registered: the person's own claims.
        coins: the person's experiments.
    """

    applications: Sequence[Application]
    pack: PriorPack
    within: Mapping[Stage, int]
    registered: Sequence[Registered] | None = None
    coins: Sequence[Coin] = ()

    def verdicts_on(self, day: date) -> Verdicts:
        """The lessons and leanings at the end of a day, by claim; it takes some milliseconds."""
        search = columns(self.applications, day)
        marks = {stage: landmark(search, stage, self.within[stage]) for stage in STAGES}
        return verdicts_now(search, marks, self.pack, self.registered, self.coins)


def weekly_looks(applications: Sequence[Application], as_of: date) -> list[date]:
    """The days of all looks: each seventh from the first that is known, and the last."""
    first = min((e.on for a in applications for e in a.events if e.on is not None), default=as_of)
    weeks = max(0, (as_of - first).days // _EVERY_DAYS)
    return [*(first + timedelta(days=_EVERY_DAYS * week) for week in range(1, weeks + 1)), as_of]


def history(looker: Looker, as_of: date) -> tuple[Change, ...]:
    """Every change of a verdict, in order; only lessons and leanings are verdicts that can be lost.

    There is a look a week: this is not for the hot path.
    """
    looks = weekly_looks(looker.applications, as_of)
    return changes_over([(day, looker.verdicts_on(day)) for day in looks])


def changes_over(looks: Iterable[tuple[date, Verdicts]], before: Verdicts | None = None) -> tuple[Change, ...]:
    """The verdicts that are others than at the look before.

    Args:
        looks: days with their verdicts, in order.
        before: those of the look before the first; None: there was none, and all are new.
    """
    changes: list[Change] = []
    last = before or {}
    for day, now in looks:
        changes += _changes(day, last, now)
        last = now
    return tuple(changes)


def _changes(on: date, before: Verdicts, now: Verdicts) -> list[Change]:
    names = sorted(before.keys() | now.keys())
    return [Change(on, name, now.get(name)) for name in names if before.get(name) != now.get(name)]
