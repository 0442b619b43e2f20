"""A calendar of what was done: a square a day, darker where more was sent, a dot for news and a ring for a talk.

Nothing in it counts days in a row: an empty day is a day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from xml.etree.ElementTree import Element

from onward.language import first_of_week, number
from onward.ledger.actions import Day
from onward.report import words
from onward.report.pictures.svg import WIDTH, Picture, canvas, clean, finish, label, put

_WEEKS_A_ROW = 26
_LEFT = 22.0
_STEP = (WIDTH - _LEFT) / _WEEKS_A_ROW
_CELL = _STEP - 2.0
_HEAD, _GAP = 18.0, 14.0
_MOST_WEEKS = 2 * _WEEKS_A_ROW
_MOST_MONTHS = 24


def calendar(days: Mapping[date, Day], as_of: date) -> Picture | None:
    """Draw the last year at most, half a year a row; None where nothing happened in it."""
    last = first_of_week(as_of)
    begun = min((day for day in days if day > last - timedelta(weeks=_MOST_WEEKS)), default=None)
    if begun is None:
        return None
    rows = 1 if (last - first_of_week(begun)).days // 7 < _WEEKS_A_ROW else 2
    first = last - timedelta(weeks=rows * _WEEKS_A_ROW - 1)
    height = rows * (_HEAD + 7 * _STEP) + (rows - 1) * _GAP
    root = canvas(height, words.calendar_title(), words.calendar_text(*_total(days, first)))
    steps = sorted(day.sent for day in days.values() if day.sent)
    for row in range(rows):
        monday = first + timedelta(weeks=row * _WEEKS_A_ROW)
        _half_year(root, days, monday, as_of, row * (_HEAD + 7 * _STEP + _GAP), steps)
    return Picture(finish(root), words.calendar_caption(), words.calendar_head(), _table(days))


def _half_year(
    root: Element, days: Mapping[date, Day], first: date, as_of: date, y: float, steps: list[int]
) -> None:
    top = y + _HEAD
    for weekday in (0, 2, 4):
        name = words.weekday((first + timedelta(days=weekday)).weekday())
        label(root, 0, top + weekday * _STEP + 9.5, name, "label small faint")
    named = -3  # weeks apart, so that no two names of months touch
    for week in range(_WEEKS_A_ROW):
        monday = first + timedelta(weeks=week)
        if (monday.day <= 7 or week == 0) and week - named >= 3 and (week or monday.day <= 14):
            label(root, _LEFT + week * _STEP, y + 11, words.month(monday.month), "label small faint")
            named = week
        for weekday in range(7):
            day = monday + timedelta(days=weekday)
            if day <= as_of:
                _day(root, day, days.get(day), _LEFT + week * _STEP, top + weekday * _STEP, steps)


def _day(root: Element, when: date, done: Day | None, x: float, y: float, steps: list[int]) -> None:
    if done is None:
        put(root, "rect", x=x, y=y, width=_CELL, height=_CELL, rx=2, class_="day")
        return
    group = put(root, "g", class_="mark-of-day")
    put(group, "title").text = clean(words.calendar_day(when, done))
    put(group, "rect", x=x, y=y, width=_CELL, height=_CELL, rx=2, class_=_shade(done.sent, steps))
    middle = {"cx": x + _CELL / 2, "cy": y + _CELL / 2}
    if done.talks:
        put(group, "circle", **middle, r=_CELL / 2 - 1.6, class_="day-talk")
    if done.news:
        put(group, "circle", **middle, r=2.0, class_="day-news")


def _shade(sent: int, steps: list[int]) -> str:
    """Three shades by the person's own days: the lower half, the upper half, and the most busy tenth."""
    if not sent:
        return "day"
    if sent > 1 and sent >= steps[len(steps) * 9 // 10]:
        return "day-3"
    return "day-2" if sent > steps[len(steps) // 2] else "day-1"


def _total(days: Mapping[date, Day], first: date) -> tuple[int, int, int]:
    shown = [done for day, done in days.items() if day >= first]
    return sum(d.sent for d in shown), sum(d.news for d in shown), sum(d.talks for d in shown)


def _table(days: Mapping[date, Day]) -> tuple[tuple[str, ...], ...]:
    """By month, the latest first."""
    sent: Counter[tuple[int, int]] = Counter()
    news, talks = sent.copy(), sent.copy()
    for day, done in days.items():
        month = (day.year, day.month)
        sent[month] += done.sent
        news[month] += done.news
        talks[month] += done.talks
    latest = sorted({*sent}, reverse=True)[:_MOST_MONTHS]
    return tuple(
        (words.month_of_year(year, month), *(number(of[year, month]) for of in (sent, news, talks)))
        for year, month in latest
    )
