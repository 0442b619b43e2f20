"""Endings that the owner set for many at once: tidying up, not answers from anyone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from onward.events import Application, Event, Kind
from onward.reading import Note

_FEWEST = 8
_SHARE = 0.3
_AGES_APART = 30


def untangle(applications: Sequence[Application]) -> tuple[list[Application], list[Note]]:
    """Turn rejections that one tidying day gave to many old applications into endings without an answer.

    Careful with real noes: it takes at least 8 on one day, a third of all dated ones, at least 4 times as many as
    on any other day, and applications whose ages differ by a month or more.
    """
    days: dict[date, list[int]] = defaultdict(list)
    for i, application in enumerate(applications):
        day = _only_rejection(application)
        if day is not None:
            days[day].append(i)
    swept = _swept_day(days, applications)
    if swept is None:
        return list(applications), []
    changed = list(applications)
    for i in days[swept]:
        events = tuple(_closed(e) if e.kind is Kind.REJECTED else e for e in changed[i].events)
        changed[i] = replace(changed[i], events=events)
    why = f"{len(days[swept])} rejections all carry {swept}: taken as your own tidying up, not as answers"
    return changed, [Note(None, why)]


def _only_rejection(application: Application) -> date | None:
    """The day of a no that is the only thing that ever came."""
    came = [e for e in application.events if e.kind is not Kind.APPLIED]
    return came[0].on if len(came) == 1 and came[0].kind is Kind.REJECTED else None


def _swept_day(days: dict[date, list[int]], applications: Sequence[Application]) -> date | None:
    counts = Counter({day: len(which) for day, which in days.items()})
    if not counts:
        return None
    (day, many), *others = counts.most_common(2)
    next_many = others[0][1] if others else 0
    if many < _FEWEST or many < _SHARE * counts.total() or many < 4 * next_many:
        return None
    applied = [
        e.on.toordinal() for i in days[day] for e in applications[i].events if e.kind is Kind.APPLIED and e.on
    ]
    low, high = np.quantile(applied, [0.25, 0.75]) if applied else (0, 0)
    return day if high - low >= _AGES_APART else None


def _closed(event: Event) -> Event:
    return replace(event, kind=Kind.CLOSED, origin=f"{event.origin}, set for many on one day")
