"""What each claim's verdict was at every weekly look so far: learned when, gone back when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from onward.events import Application
from onward.ledger.claims import verdicts_now
from onward.ledger.coins import Coin
from onward.ledger.findings import Change, Verdict
from onward.ledger.pack import PriorPack
from onward.ledger.registered import Registered
from onward.outcomes import STAGES, Stage, columns, landmark

_EVERY_DAYS = 7


def history(
    applications: Sequence[Application],
    as_of: date,
    pack: PriorPack,
    within: Mapping[Stage, int],
    registered: Sequence[Registered] | None = None,
    coins: Sequence[Coin] = (),
) -> tuple[Change, ...]:
    """Every change of a verdict, in order; only lessons and leanings are verdicts that can be lost.

    A look takes a few milliseconds, and there is one a week: this is not for the hot path.

    Args:
        applications: all of them; each look hides what came later.
        as_of: the last look.
        pack: the usual rates.
        within: days in which an outcome of each stage counts.
        registered: the person's own claims.
        coins: the person's experiments.
    """
    first = min((e.on for a in applications for e in a.events if e.on is not None), default=as_of)
    weeks = max(0, (as_of - first).days // _EVERY_DAYS)
    changes: list[Change] = []
    before: dict[str, Verdict] = {}
    for look in [*(first + timedelta(days=_EVERY_DAYS * week) for week in range(1, weeks + 1)), as_of]:
        now = _verdicts_on(look, applications, pack, within, registered, coins)
        changes += _changes(look, before, now)
        before = now
    return tuple(changes)


def changes_between(
    applications: Sequence[Application],
    first: date,
    last: date,
    pack: PriorPack,
    within: Mapping[Stage, int],
    registered: Sequence[Registered] | None = None,
    coins: Sequence[Coin] = (),
) -> tuple[Change, ...]:
    """The verdicts that are others at the end of a day than they were before another: two looks; as `history`."""
    before, now = (
        _verdicts_on(look, applications, pack, within, registered, coins)
        for look in (first - timedelta(days=1), last)
    )
    return tuple(_changes(last, before, now))


def _verdicts_on(
    look: date,
    applications: Sequence[Application],
    pack: PriorPack,
    within: Mapping[Stage, int],
    registered: Sequence[Registered] | None,
    coins: Sequence[Coin],
) -> dict[str, Verdict]:
    search = columns(applications, look)
    marks = {stage: landmark(search, stage, within[stage]) for stage in STAGES}
    return verdicts_now(search, marks, pack, registered, coins)


def _changes(on: date, before: Mapping[str, Verdict], now: Mapping[str, Verdict]) -> list[Change]:
    names = sorted(before.keys() | now.keys())
    return [Change(on, name, now.get(name)) for name in names if before.get(name) != now.get(name)]
