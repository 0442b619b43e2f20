"""Endings that the owner set for many at once: tidying up, not answers from anyone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from onward.events import Application, Event, Kind
from onward.reading import Note

_FEWEST = 8
_SHARE = 0.3
_TIMES = 4
_AGES_APART = 30


def untangle(applications: Sequence[Application]) -> tuple[list[Application], list[Note]]:
    """Turn rejections that one tidying day gave to many old applications into endings without an answer.

    Careful with real noes: it takes at least 8 on one day, at least 4 times as many as on any ordinary day, of
    applications whose ages differ by a month or more; and a third of all noes on such days.
    """
    days: dict[date, list[int]] = defaultdict(list)
    for i, application in enumerate(applications):
        day = _only_rejection(application)
        if day is not None:
            days[day].append(i)
    changed, notes = list(applications), []
    for day in _tidying_days(days, applications):
        for i in days[day]:
            events = tuple(_closed(e) if e.kind is Kind.REJECTED else e for e in changed[i].events)
            changed[i] = replace(changed[i], events=events)
        why = f"{len(days[day])} rejections all carry {day}: taken as your own tidying up, not as answers"
        notes.append(Note(None, why))
    return changed, notes


def _only_rejection(application: Application) -> date | None:
    """The day of a no that is the only thing that ever came."""
    came = [e for e in application.events if e.kind is not Kind.APPLIED]
    return came[0].on if len(came) == 1 and came[0].kind is Kind.REJECTED else None


def _tidying_days(days: dict[date, list[int]], applications: Sequence[Application]) -> list[date]:
    wide = [day for day, which in days.items() if len(which) >= _FEWEST and _ages_apart(which, day, applications)]
    ordinary = max((len(which) for day, which in days.items() if day not in wide), default=0)
    swept = sorted(day for day in wide if len(days[day]) >= _TIMES * ordinary)
    many, all_of_them = sum(len(days[day]) for day in swept), sum(len(which) for which in days.values())
    return swept if many >= _SHARE * all_of_them else []


def _ages_apart(which: Sequence[int], day: date, applications: Sequence[Application]) -> bool:
    """Whether the applications that were refused on a day were of very different ages."""
    ages = [(day - e.on).days for i in which for e in applications[i].events if e.kind is Kind.APPLIED and e.on]
    low, high = np.quantile(ages, [0.25, 0.75]) if ages else (0, 0)
    return bool(high - low >= _AGES_APART)


def _closed(event: Event) -> Event:
    return replace(event, kind=Kind.CLOSED, origin=f"{event.origin}, set for many on one day")
