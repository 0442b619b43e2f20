"""The last day for an application, as postings write it."""

from __future__ import annotations

import re
from datetime import date

from onward.sources.dates import day_of, days_within, written
from onward.sources.postings import words
from onward.sources.postings.markup import one_line

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


def closing_day(text: str, doubts: list[str]) -> date | None:
    """The first whole day in a text; one that can be read in two ways, or has no year, is left out and said."""
    line = one_line(text, 200)
    iso = _ISO.match(line)
    if iso:
        return _kept(day_of(*(int(part) for part in iso[0].split("-"))))
    day = line if written(line) else next(iter(days_within(line)), "")
    found = written(day) if day else None
    if found is None:
        return None
    if found.sure:
        return _kept(found.sure)
    either = _orders(found.numbers, found.year, "." in day)
    if len(either) == 1:
        return _kept(either.pop())
    doubts.append(words.unclear_day(day))
    return None


def _orders(numbers: tuple[int, int] | None, year: int | None, dotted: bool) -> set[date]:
    """The days that two numbers and a year can be; with dots between them the day is the first."""
    if numbers is None or year is None:
        return set()
    first, second = numbers
    orders = [(second, first)] if dotted else [(second, first), (first, second)]
    return {day for month, number in orders if (day := day_of(year, month, number))}


def _kept(day: date | None) -> date | None:
    """Years such as 9999 stand for "never"."""
    return day if day and 2000 <= day.year < 2100 else None
