"""Days as people write them. Day-first or month-first is decided once for a column, from all of its values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from onward.sources.plain import plain
from onward.sources.vocabulary import MONTHS, WEEKDAYS

Order = Literal["day first", "month first", "year first"]

EARLIEST = date(1995, 1, 1)
"""No search that is kept in a file is older."""
_LONG_AGO = 15
_EXCEL_ZERO = date(1899, 12, 30)
_SERIALS = range(35000, 60000)  # 1995 to 2064
_TIME = re.compile(
    r"[\sT,]+(at\s+)?\d{1,2}[:h.]\d{2}(:\d{2}([.,]\d+)?)?\s*([ap]\.?\s?m\.?)?\s*(\(?[A-Z]{2,5}\)?|Z)?([+-]\d{2}:?\d{2})?\s*$",
    re.I,
)
_ISO = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$")
_COMPACT = re.compile(r"^(19|20)\d{6}$")
_NUMBERS = re.compile(r"^(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4}|\d{2})\.?$")
_PAIR = re.compile(r"^(\d{1,2})\s*[/.-]\s*(\d{1,2})\.?$")
_EPOCH = re.compile(r"^1\d{9}(\d{3})?$")
_FIRST_WORD = re.compile(r"^([^\W\d]{2,10})\.?,?\s+(?=\d|[^\W\d])")
_WITHIN = re.compile(r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.-]\d{1,2}([/.-]\d{2,4})?")


@dataclass(frozen=True)
class Written:
    """A day as it was written: sure, or two numbers whose order the column decides.

    Attributes:
        sure: the day, where nothing is left open.
        numbers: (first, second), where their order is open or the year is missing.
        year: None where the cell has none.
        named: True where the month was a word, so numbers is (month, day).
        short: the third number where it has two digits: a year, or a day after a year and a month.
    """

    sure: date | None = None
    numbers: tuple[int, int] | None = None
    year: int | None = None
    named: bool = False
    short: int | None = None


@lru_cache(maxsize=65536)
def written(text: str) -> Written | None:
    """What a cell says about a day; None where it is no day at all."""
    bare = _without_weekday(_TIME.sub("", text.strip().strip("'\"")).strip())
    if not bare or len(bare) > 40 or not any(c.isdecimal() for c in bare):
        return None
    if match := _ISO.match(bare):
        return _sure(*(int(part) for part in match.groups()))
    if _COMPACT.match(bare):
        return _sure(int(bare[:4]), int(bare[4:6]), int(bare[6:]))
    if match := _NUMBERS.match(bare):
        first, second = int(match[1]), int(match[2])
        short = int(match[3]) if len(match[3]) == 2 else None
        found = Written(numbers=(first, second), year=_full_year(match[3]), short=short)
        return found if _possible(first, second) else None
    if bare.isdecimal() and int(bare) in _SERIALS:
        return Written(sure=_EXCEL_ZERO + timedelta(days=int(bare)))
    if re.fullmatch(r"\d{5}\.\d+", bare) and int(float(bare)) in _SERIALS:
        return Written(sure=_EXCEL_ZERO + timedelta(days=int(float(bare))))
    if _EPOCH.match(bare):
        return Written(sure=datetime.fromtimestamp(int(bare[:10]), UTC).date())
    if match := _PAIR.match(bare):
        first, second = int(match[1]), int(match[2])
        return Written(numbers=(first, second)) if _possible(first, second) else None
    return _with_month_name(bare)


def _without_weekday(text: str) -> str:
    """ "Sat, Mar 9" and "Mon 1/8" without their first word; "Mar 9" as it is."""
    match = _FIRST_WORD.match(text)
    return text if match is None or plain(match[1]) not in WEEKDAYS else text[match.end() :]


def _full_year(text: str) -> int:
    year = int(text)
    return year if len(text) == 4 else year + (2000 if year < 70 else 1900)


def _possible(first: int, second: int) -> bool:
    return 1 <= min(first, second) <= 12 and max(first, second) <= 31


def _sure(year: int, month: int, day: int) -> Written | None:
    found = _date(year, month, day)
    return Written(sure=found) if found else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _with_month_name(text: str) -> Written | None:
    """ "5 March 2024", "Mar 5th, 2024", "5. März", "5 de marzo de 2024", "March 5"."""
    words = [
        w for w in re.sub(r"(?<=\d)(?=[a-z])|(?<=[a-z])(?=\d)", " ", plain(text)).split() if w not in _FILLERS
    ]
    months = [MONTHS[w] for w in words if w in MONTHS]
    numbers = [int(w) for w in words if w.isdecimal() and len(w) <= 4]
    if len(months) != 1 or not numbers or len(words) != 1 + len(numbers) or len(numbers) > 2:
        return None
    days = [n for n in numbers if n <= 31]
    years = [n for n in numbers if n > 31]
    if len(numbers) == 2 and not years:  # "5 Mar 24": the year is the last
        days, years = numbers[:1], [2000 + numbers[1]]
    if not days:
        return None
    if not years:
        return Written(numbers=(months[0], days[0]), named=True)
    found = _date(years[0], months[0], days[0])
    return Written(sure=found) if found else None


_FILLERS = {"st", "nd", "rd", "th", "of", "the", "de", "del", "le", "den", "am", "er", "do", "o", "on"}


@dataclass(frozen=True)
class Reader:
    """How the days of one column are read.

    Attributes:
        order: of ambiguous numbers.
        doubt: why that is not certain, in words; "" where it is.
        last: days without a year are the latest that are not after this day.
    """

    order: Order
    doubt: str
    last: date

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
        match = _WITHIN.search(text)
        return self.day(match[0], after) if match else None

    def without_year(self, text: str) -> bool:
        """Whether the day that stands somewhere in a text has no year."""
        match = _WITHIN.search(text)
        return match is not None and self.has_no_year(match[0])

    def _resolve(self, what: Written, after: date | None) -> date | None:
        if what.sure is not None or what.numbers is None:
            return what.sure
        first, second = what.numbers
        if self.order == "year first" and what.short is not None:
            return _date(2000 + first, second, what.short)
        month, day = (first, second) if what.named else _ordered(first, second, self.order)
        if what.year is not None:
            return _date(what.year, month, day)
        if after is not None:
            found = _date(after.year, month, day)
            return found if found is None or found >= after else _date(after.year + 1, month, day)
        found = _date(self.last.year, month, day)
        return found if found is None or found <= self.last else _date(self.last.year - 1, month, day)


def _ordered(first: int, second: int, order: Order) -> tuple[int, int]:
    """(month, day); a number above 12 can only be a day."""
    if first > 12:
        return second, first
    if second > 12 or order != "day first":  # who writes the year first writes the month before the day
        return first, second
    return second, first


def decide(values: Sequence[str], today: date, *, hint: Order | None = None, continental: bool = False) -> Reader:
    """How to read a column.

    Args:
        values: its cells in the order of the rows.
        today: nothing in a search is much later.
        hint: what other columns of the file have shown.
        continental: whether the words of the file are not English, where the day comes first.
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
        order: Order = "day first" if day_first > month_first else "month first"
        return Reader(order, f"days and months stand in mixed order; where both fit, {order} was taken", last)
    return _without_proof([text for text, _ in open_ones], today, hint, continental, last)


def _year_first(what: Sequence[Written], today: date) -> bool:
    """Whether "24-05-13" is year, month, day: read so, all lie close together; read otherwise, decades apart."""
    if any(w.short is None or w.numbers is None for w in what):
        return False
    read = [(w.numbers[0], w.numbers[1], w.short) for w in what if w.numbers and w.short]
    years = [_date(2000 + a, b, c) for a, b, c in read]
    if not read or any(day is None or not today.year - _LONG_AGO <= day.year <= today.year for day in years):
        return False
    otherwise = [2000 + c for _, _, c in read]
    return min(otherwise) < today.year - _LONG_AGO or max(otherwise) > today.year


def _without_proof(texts: list[str], today: date, hint: Order | None, continental: bool, last: date) -> Reader:
    """No number is above 12: the calendar, the order of the rows, other columns, then custom."""
    readers: dict[Order, Reader] = {order: Reader(order, "", last) for order in ("month first", "day first")}
    costs = {order: _cost([d for t in texts if (d := reader.day(t))], today) for order, reader in readers.items()}
    best, worst = sorted(readers, key=lambda order: costs[order])
    if costs[worst] - costs[best] >= 0.2 and len(texts) >= 4:
        return readers[best]
    if hint:
        return readers[hint]
    order: Order = "day first" if continental or all("." in t for t in texts) else "month first"
    if "." in texts[0]:
        return readers[order]
    return Reader(order, f"days and months can't be told apart; {order} was taken", last)


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


def share_of_days(values: Sequence[str]) -> float:
    """Which share of cells are days."""
    return sum(written(text) is not None for text in values) / len(values) if values else 0.0
