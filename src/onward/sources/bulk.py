"""Endings that the owner set for many at once: tidying up, not answers from anyone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date

import numpy as np

from onward.events import Application, Event, Kind
from onward.language import gettext as _
from onward.reading import Note

_FEWEST = 8
_SHARE = 0.3
_TIMES = 4
_AGES_APART = 30


def untangle(applications: Sequence[Application], updates: Set[str]) -> tuple[list[Application], list[Note]]:
    """Turn rejections that one tidying day gave to many old applications into endings without an answer.

    Careful with real noes: it takes at least 8 on one day, at least 4 times as many as on any ordinary day, of
    applications whose ages differ by a month or more; and a third of all noes on such days. Where the day is only
    that of the last update, as many of any age are noes still, but on days that nobody knows.

    Args:
        applications: all of a file.
        updates: the origins of days that only say when a row was last changed.
    """
    days: dict[date, list[int]] = defaultdict(list)
    for i, application in enumerate(applications):
        day = _only_rejection(application)
        if day is not None:
            days[day].append(i)
    changed, notes = list(applications), []
    tidying = _tidying_days(days, applications)
    for day in tidying:
        _mend(changed, days[day], _closed)
        told = _("{count} rejections all carry {day}: taken as your own tidying up, not as answers")
        notes.append(Note(None, told.format(count=len(days[day]), day=day)))
    touched = {day: [i for i in which if _is_update(applications[i], updates)] for day, which in days.items()}
    for day in _many([day for day in touched if day not in tidying], touched):
        _mend(changed, touched[day], _without_day)
        told = _(
            "{count} rejections all carry {day} as the day of the last update: taken as noes whose day is not known"
        )
        notes.append(Note(None, told.format(count=len(touched[day]), day=day)))
    return changed, notes


def _mend(applications: list[Application], which: Sequence[int], mended: Callable[[Event], Event]) -> None:
    for i in which:
        events = tuple(mended(e) if e.kind is Kind.REJECTED else e for e in applications[i].events)
        applications[i] = replace(applications[i], events=events)


def _is_update(application: Application, updates: Set[str]) -> bool:
    return any(e.kind is Kind.REJECTED and e.origin in updates for e in application.events)


def _only_rejection(application: Application) -> date | None:
    """The day of a no that is the only thing that ever came."""
    came = [e for e in application.events if e.kind is not Kind.APPLIED]
    return came[0].on if len(came) == 1 and came[0].kind is Kind.REJECTED else None


def _tidying_days(days: dict[date, list[int]], applications: Sequence[Application]) -> list[date]:
    return _many([day for day, which in days.items() if _ages_apart(which, day, applications)], days)


def _many(candidates: Sequence[date], days: Mapping[date, Sequence[int]]) -> list[date]:
    """Those days of some that carry far more rejections than ordinary ones."""
    large = [day for day in candidates if len(days[day]) >= _FEWEST]
    ordinary = max((len(which) for day, which in days.items() if day not in large), default=0)
    swept = sorted(day for day in large if len(days[day]) >= _TIMES * ordinary)
    many, all_of_them = sum(len(days[day]) for day in swept), sum(len(which) for which in days.values())
    return swept if many >= _SHARE * all_of_them else []


def _ages_apart(which: Sequence[int], day: date, applications: Sequence[Application]) -> bool:
    """Whether the applications that were refused on a day were of very different ages."""
    ages = [(day - e.on).days for i in which for e in applications[i].events if e.kind is Kind.APPLIED and e.on]
    low, high = np.quantile(ages, [0.25, 0.75]) if ages else (0, 0)
    return bool(high - low >= _AGES_APART)


def _closed(event: Event) -> Event:
    return replace(
        event, kind=Kind.CLOSED, origin=_("{origin}, set for many on one day").format(origin=event.origin)
    )


def _without_day(event: Event) -> Event:
    return replace(event, on=None, by=event.on)
