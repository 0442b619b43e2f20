"""Which language Onward speaks, call by call: its sentences, its days and its numbers.

The language belongs to the running context, so that two threads or two requests of one process never share it. Words
are looked up when they are said; nothing may be translated while a module is imported.

English stands in the code. Every other language is a catalog in `locale/`, made by `make words`.
"""

from __future__ import annotations

import gettext as catalogs
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

LOCALE = Path(__file__).parent / "locale"
"""Where the catalogs are."""
LANGUAGES = ("en", "de")
"""What Onward speaks; the first is what it speaks where nobody said otherwise."""

_MONDAY = 0


@dataclass(frozen=True, eq=False)
class _Language:
    """Attributes:
    code: as in LANGUAGES.
    catalog: its sentences.
    signs: the comma between thousands and the point before decimals → its own signs.
    first_weekday: counted from Monday, 0.
    """

    code: str
    catalog: catalogs.NullTranslations
    signs: Mapping[int, str]
    first_weekday: int = _MONDAY


_ENGLISH = _Language("en", catalogs.NullTranslations(), {})
_SIGNS: Mapping[str, Mapping[int, str]] = {"de": {ord(","): ".", ord("."): ","}}
_SPOKEN: ContextVar[_Language] = ContextVar("language", default=_ENGLISH)
_FIRST_WEEKDAY: ContextVar[int | None] = ContextVar("first_weekday", default=None)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak a language until the end of the block, in this context only.

    Args:
        language: a name as people and browsers write it: "de", "de-AT", "de_DE.UTF-8".

    Raises:
        ValueError: if Onward does not speak it; `nearest` tells beforehand.
    """
    code = nearest(language)
    if code is None:
        raise ValueError(f"{language!r} is not spoken; use one of: {', '.join(LANGUAGES)}")
    before = _SPOKEN.set(_language(code))
    try:
        yield
    finally:
        _SPOKEN.reset(before)


def spoken() -> str:
    """The code of the language that is spoken here and now."""
    return _SPOKEN.get().code


def nearest(language: str) -> str | None:
    """The code of the language that is meant by a name; None where Onward does not speak it."""
    code = language.replace("-", "_").partition(".")[0].partition("@")[0].partition("_")[0].casefold()
    code = "en" if code in {"c", "posix"} else code
    return code if code in LANGUAGES else None


def of_environment(environment: Mapping[str, str]) -> str:
    """The language that a terminal asks for, as other programs understand it; English where it asks for none."""
    names = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    asked = next((said for name in names if (said := environment.get(name))), "")
    return next((code for one in asked.split(":") if (code := nearest(one))), LANGUAGES[0])


def gettext(message: str) -> str:
    """A sentence in the language that is spoken."""
    return _SPOKEN.get().catalog.gettext(message) if message else ""  # "" is where a catalog keeps its own facts


def ngettext(one: str, many: str, count: int) -> str:
    """A sentence that depends on a count."""
    return _SPOKEN.get().catalog.ngettext(one, many, count)


def npgettext(context: str, one: str, many: str, count: int) -> str:
    """The same, where the English words alone do not tell what is meant."""
    return _SPOKEN.get().catalog.npgettext(context, one, many, count)


def later(message: str) -> str:
    """Mark a sentence that stands where no language is known yet; whoever says it looks it up."""
    return message


def capital(text: str) -> str:
    """A text that begins with a capital; other than str.capitalize, it leaves the rest as it is."""
    return text[:1].upper() + text[1:]


def number(value: float, form: str = ",") -> str:
    """A number with the signs of the language: 2091.5 → "2,091.5", "2.091,5"; form: as Python's format takes it."""
    return _signed(format(value, form))


def brief_number(value: float, form: str) -> str:
    """The same without decimals that say nothing: "2.0" → "2"."""
    return _signed(format(value, form).removesuffix(".0"))


def _signed(text: str) -> str:
    return text.translate(_SPOKEN.get().signs)


@contextmanager
def weeks_beginning(day: int | None) -> Iterator[None]:
    """Begin weeks on a day of the person's own until the end of the block; None: as the language has it."""
    before = _FIRST_WEEKDAY.set(day)
    try:
        yield
    finally:
        _FIRST_WEEKDAY.reset(before)


def month_day(when: date) -> str:
    """A day within its year: "14 May", "14. Mai"."""
    return gettext("{day} {month}").format(day=when.day, month=_months()[when.month - 1])


def full_day(when: date) -> str:
    """A day with its year: "14 May 2024", "14. Mai 2024"."""
    return gettext("{day} {month} {year}").format(day=when.day, month=_months()[when.month - 1], year=when.year)


def day_in_figures(when: date) -> str:
    """A day for a table, with its year: "2024-05-14", "14.05.2024"."""
    return gettext("{year}-{month:02}-{day:02}").format(day=when.day, month=when.month, year=when.year)


def month_name(month: int) -> str:
    """A month by its number, 1 to 12."""
    return _months()[month - 1]


def first_weekday() -> int:
    """The day on which a week of the calendar begins, counted from Monday, 0."""
    own = _FIRST_WEEKDAY.get()
    return _SPOKEN.get().first_weekday if own is None else own


def first_of_week(when: date) -> date:
    """The first day of the week that a day lies in."""
    return when - timedelta(days=(when.weekday() - first_weekday()) % 7)


@lru_cache(maxsize=len(LANGUAGES))
def _language(code: str) -> _Language:
    if code == _ENGLISH.code:
        return _ENGLISH
    return _Language(code, catalogs.translation("onward", LOCALE, [code]), _SIGNS.get(code, {}))


def _months() -> tuple[str, ...]:
    return (
        gettext("January"),
        gettext("February"),
        gettext("March"),
        gettext("April"),
        gettext("May"),
        gettext("June"),
        gettext("July"),
        gettext("August"),
        gettext("September"),
        gettext("October"),
        gettext("November"),
        gettext("December"),
    )
