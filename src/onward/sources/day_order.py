"""How the days of one column are read: day-first or month-first is decided once, from all of its values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

from onward.language import gettext as _
from onward.language import spoken
from onward.sources.dates import EARLIEST, Written, day_of, days_within, written

Order = Literal["day first", "month first", "year first"]

_LONG_AGO = 15
_DAY_FIRST = frozenset({"de"})
"""Languages whose speakers write the day first."""


@dataclass(frozen=True)
class Reader:
    """How the days of one column are read.

    Attributes:
        order: of ambiguous numbers.
        doubt: why that is not certain, in words; "" where it is.
        mixed: whether the column itself holds both orders.
        open: whether nothing proves the order, so that the person may know better.
        last: days without a year are the latest that are not after this day.
    """

    order: Order
    doubt: str
    last: date
    mixed: bool = False
    open: bool = False

    def day(self, text: str, after: date | None = None) -> date | None:
        """The day that a cell holds; None where it holds none that exists.

        Args:
            text: the cell.
            after: a day without a year is the first one from here on; None: the latest until `last`.
        """
        what = written(text)
        return None if what is None else self._resolve(what, after)

    def has_no_year(self, text: str) -> bool:
        """Whether the year had to be found."""
        what = written(text)
        return what is not None and what.sure is None and what.year is None

    def within(self, text: str, after: date | None = None) -> date | None:
        """A day that stands somewhere in a text: "Rejected 3/4/2024"; after: as in `day`."""
        return next((day for part in days_within(text) if (day := self.day(part, after))), None)

    def without_year(self, text: str) -> bool:
        """Whether the day that stands somewhere in a text has no year."""
        return any(self.has_no_year(part) for part in days_within(text)[:1])

    def _resolve(self, what: Written, after: date | None) -> date | None:
        if what.sure is not None or what.numbers is None:
            return what.sure
        first, second = what.numbers
        if self.order == "year first" and what.short is not None:
            return day_of(2000 + first, second, what.short)
        month, day = (first, second) if what.named else _ordered(first, second, self.order)
        if what.year is not None:
            return day_of(what.year, month, day)
        if after is not None:
            found = day_of(after.year, month, day)
            return found if found is None or found >= after else day_of(after.year + 1, month, day)
        found = day_of(self.last.year, month, day)
        return found if found is None or found <= self.last else day_of(self.last.year - 1, month, day)


def _ordered(first: int, second: int, order: Order) -> tuple[int, int]:
    """(month, day); a number above 12 can only be a day."""
    if first > 12:
        return second, first
    if second > 12 or order != "day first":  # who writes the year first writes the month before the day
        return first, second
    return second, first


def decide(
    values: Sequence[str],
    today: date,
    *,
    hint: Order | None = None,
    continental: bool = False,
    given: Order | None = None,
) -> Reader:
    """How to read a column.

    Args:
        values: its cells in the order of the rows.
        today: nothing in a search is much later.
        hint: what other columns of the file have proved.
        continental: whether the words of the file are not English, where the day comes first.
        given: what the person says; it holds where the column itself proves nothing.
    """
    open_ones = [(text, w) for text in values if (w := written(text)) and w.numbers and not w.named]
    day_first = sum(w.numbers[0] > 12 for _, w in open_ones if w.numbers)
    month_first = sum(w.numbers[1] > 12 for _, w in open_ones if w.numbers)
    last = _last_year_known(values, today)
    if not open_ones:
        return Reader(hint or "month first", "", last)
    if _year_first([w for _, w in open_ones], today):
        return Reader("year first", "", today)
    if bool(day_first) != bool(month_first):
        return Reader("day first" if day_first else "month first", "", last)
    if day_first and month_first:
        if given:
            return Reader(given, "", last, open=True)
        order: Order = "day first" if day_first > month_first else "month first"
        text = _("days and months stand in mixed order; where both fit, {order} was taken")
        return Reader(order, text.format(order=_order_name(order)), last, mixed=True, open=True)
    if given:
        return Reader(given, "", last, open=True)
    return _without_proof([text for text, _ in open_ones], today, hint, continental, last)


def proved(values: Sequence[str]) -> Order | None:
    """The order that numbers above 12 prove; None where there are none, or on both sides."""
    numbers = [w.numbers for text in values if (w := written(text)) and w.numbers and not w.named]
    day_first, month_first = any(a > 12 for a, _ in numbers), any(b > 12 for _, b in numbers)
    if day_first == month_first:
        return None
    return "day first" if day_first else "month first"


def _year_first(what: Sequence[Written], today: date) -> bool:
    """Whether "24-05-13" is year, month, day: read so, all lie close together; read otherwise, decades apart."""
    if any(w.short is None or w.numbers is None for w in what):
        return False
    read = [(w.numbers[0], w.numbers[1], w.short) for w in what if w.numbers and w.short]
    years = [day_of(2000 + a, b, c) for a, b, c in read]
    if not read or any(day is None or not today.year - _LONG_AGO <= day.year <= today.year for day in years):
        return False
    otherwise = [2000 + c for _, _, c in read]
    return min(otherwise) < today.year - _LONG_AGO or max(otherwise) > today.year


def _without_proof(texts: list[str], today: date, hint: Order | None, continental: bool, last: date) -> Reader:
    """No number is above 12: what other columns have proved, the calendar, the order of the rows, then custom."""
    readers: dict[Order, Reader] = {order: Reader(order, "", last) for order in ("month first", "day first")}
    if hint:
        return readers[hint]
    costs = {order: _cost([d for t in texts if (d := reader.day(t))], today) for order, reader in readers.items()}
    best, worst = sorted(readers, key=lambda order: costs[order])
    if costs[worst] - costs[best] >= 0.2 and len(texts) >= 4:
        return readers[best]
    order: Order = (
        "day first" if continental or spoken() in _DAY_FIRST or all("." in t for t in texts) else "month first"
    )
    if "." in texts[0]:
        return readers[order]
    text = _("days and months can't be told apart; {order} was taken")
    return Reader(order, text.format(order=_order_name(order)), last, open=True)


def _order_name(order: Order) -> str:
    return {
        "day first": _("day first"),
        "month first": _("month first"),
        "year first": _("year first"),
    }[order]


def _cost(days: list[date], today: date) -> float:
    """How odd a reading is: days to come, and steps back against the order of the rows."""
    if not days:
        return 0.0
    ahead = sum(day > today + timedelta(days=1) for day in days) / len(days)
    steps = [later - earlier for earlier, later in pairwise(days)]
    back = sum(step < timedelta() for step in steps)
    forth = sum(step > timedelta() for step in steps)
    return 2 * ahead + min(back, forth) / max(1, back + forth)


def _last_year_known(values: Iterable[str], today: date) -> date:
    """The last day of the last year that the column names; a day without a year belongs to its end."""
    sure = [w.sure.year if w.sure else w.year for text in values if (w := written(text))]
    years = [year for year in sure if year is not None and EARLIEST.year <= year <= today.year]
    if not years or max(years) == today.year:
        return today
    return date(max(years), 12, 31)
