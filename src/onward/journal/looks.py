"""Verdicts on days that are over, kept: what is written of today changes no look at an earlier day."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Hashable, Iterable, Sequence
from datetime import date
from threading import Lock

from onward.events import Application, Kind
from onward.ledger.history import Looker, Verdicts

_SEARCHES_KEPT = 4
_ALWAYS = date.min


class Looks:
    """The looks at one search, each taken again only where something before its day has changed."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._last: Looker | None = None
        self._kept: dict[date, Verdicts] = {}

    def on(self, looker: Looker, days: Iterable[date]) -> list[tuple[date, Verdicts]]:
        """The days with their verdicts, as the search stands now."""
        return [(day, self._look(looker, day)) for day in days]

    def _look(self, looker: Looker, day: date) -> Verdicts:
        with self._lock:
            self._turn_to(looker)
            there = self._kept.get(day)
        if there is not None:
            return there
        found = looker.verdicts_on(day)
        with self._lock:
            if self._last is looker:  # else the search has changed meanwhile, and this is for who asked
                self._kept[day] = found
        return found

    def _turn_to(self, looker: Looker) -> None:
        last = self._last
        if last is looker:
            return
        first = first_day_changed(last, looker) if last is not None else _ALWAYS
        self._kept = {day: found for day, found in self._kept.items() if first is None or day < first}
        self._last = looker


_known: OrderedDict[Hashable, Looks] = OrderedDict()
_known_lock = Lock()


def looks_at(search: Hashable) -> Looks:
    """The looks at a search that are kept; those of searches that were not asked for lately are forgotten."""
    with _known_lock:
        found = _known.setdefault(search, Looks())
        _known.move_to_end(search)
        while len(_known) > _SEARCHES_KEPT:
            _known.popitem(last=False)
        return found


def first_day_changed(before: Looker, now: Looker) -> date | None:
    """The first day on which a look may see something else than before; None if there is none."""
    if (before.pack, before.within, before.registered, before.coins) != (
        now.pack,
        now.within,
        now.registered,
        now.coins,
    ):
        return _ALWAYS
    old, new = _by_row(before.applications), _by_row(now.applications)
    changed = [row for row in old.keys() | new.keys() if old.get(row) != new.get(row)]
    return min((_seen_from(old.get(row), new.get(row)) for row in changed), default=None)


def _by_row(applications: Sequence[Application]) -> dict[int, Application]:
    return {application.row: application for application in applications}


def _seen_from(one: Application | None, other: Application | None) -> date:
    """From which day on a look sees the difference between two states of an application."""
    states = [state for state in (one, other) if state is not None]
    begun = [_begun(state) for state in states]
    if one is None or other is None or _name(one) != _name(other) or begun[0] != begun[1]:
        return min(begun)
    if any(event.on is None for state in states for event in state.events):
        return begun[0]  # a step without a day stands where another step's day puts it
    steps = [Counter((event.kind, event.on) for event in state.events) for state in states]
    differ = (steps[0] - steps[1]) + (steps[1] - steps[0])
    return min((on for _, on in differ if on is not None), default=begun[0])


def _name(application: Application) -> tuple[Hashable, ...]:
    """What a look takes of an application beside its steps; the first sending orders what happened on one day."""
    sent = next((event.on for event in application.events if event.kind is Kind.APPLIED), None)
    levels = tuple(application.attributes.items())
    return application.employer, application.role, levels, sent


def _begun(application: Application) -> date:
    """From which day on looks see it at all; the first of all days where no day is known."""
    days = [e.on for e in application.events if e.kind is Kind.APPLIED] or [e.on for e in application.events]
    return min((day for day in days if day is not None), default=_ALWAYS)
