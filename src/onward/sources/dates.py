"""Days as people write them, one cell at a time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from onward.sources.calendar_words import MONTHS, WEEKDAYS
from onward.sources.plain import plain, unaccented

EARLIEST = date(1995, 1, 1)
"""No search that is kept in a file is older."""
_EXCEL_ZERO = date(1899, 12, 30)
_SERIALS = range(35000, 60000)  # 1995 to 2064
_TIME = re.compile(
    r"[\sT,]+(at\s+)?\d{1,2}[:h.]\d{2}(:\d{2}([.,]\d+)?)?\s*([ap]\.?\s?m\.?)?\s*(\(?[A-Z]{2,5}([+-]\d{1,2}(:?\d{2})?)?\)?|Z)?([+-]\d{2}:?\d{2})?\s*$",
    re.I,
)
_ISO = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$")
_COMPACT = re.compile(r"^(19|20)\d{6}$")
_NUMBERS = re.compile(r"^(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4}|\d{2})\.?$")
_PAIR = re.compile(r"^(\d{1,2})\s*[/.-]\s*(\d{1,2})\.?$")
_EPOCH = re.compile(r"^1\d{9}(\d{3})?$")
_FIRST_WORD = re.compile(r"^([^\W\d]{2,10})\.?,?\s+(?=\d|[^\W\d])")
_NOT_INSIDE = {"out", "set", "ago", "mars"}  # in a sentence these are mostly no months
_MONTH = "|".join(sorted(MONTHS.keys() - _NOT_INSIDE, key=len, reverse=True))
_WITHIN = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th|\.)?\s+(?:of\s+|de\s+)?(?:{_MONTH})\b\.?(?:,?\s+(?:de\s+)?\d{{4}})?"
    rf"|\b(?:{_MONTH})\b\.?\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s+\d{{4}}\b)?",
    re.I,
)


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
    found = day_of(year, month, day)
    return Written(sure=found) if found else None


def day_of(year: int, month: int, day: int) -> date | None:
    """A day; None where there is none such."""
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
    found = day_of(years[0], months[0], days[0])
    return Written(sure=found) if found else None


_FILLERS = {"st", "nd", "rd", "th", "of", "the", "de", "del", "le", "den", "am", "er", "do", "o", "on"}


@lru_cache(maxsize=16384)
def days_within(text: str) -> tuple[str, ...]:
    """The days that stand somewhere in a text, as they are written: "Rejected 3/4/2024", "Interview on Jan 28"."""
    if not any(c.isdecimal() for c in text):
        return ()
    return tuple(match[0] for match in _WITHIN.finditer(unaccented(text)) if written(match[0]) is not None)
