"""What of the list is asked for: the address says it, and every link keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from onward.journal.listing import SORTS, USUAL, Filter
from onward.journal.models import Ending, Place
from onward.web.forms.days import DayField

_LONGEST = 10_000


@dataclass(frozen=True)
class Asked:
    """A list that is asked for.

    Attributes:
        filter: which applications.
        sort: by what.
        page: which page, from 1.
        wrong: what could not be understood and was left out, in words.
    """

    filter: Filter
    sort: str
    page: int
    wrong: tuple[str, ...]

    def query(self, *, sort: str | None = None, page: int = 1) -> str:
        """The query of an address that asks for the same, sorted otherwise or on another page."""
        sort = self.sort if sort is None else sort
        pairs = [*pairs_of(self.filter)]
        if sort != USUAL:
            pairs.append(("sort", sort))
        if page > 1:
            pairs.append(("page", str(page)))
        return urlencode(pairs)

    @property
    def address(self) -> str:
        """The address of this very list."""
        query = self.query(page=self.page)
        return f"/list?{query}" if query else "/list"


def read_asked(form: QueryDict) -> Asked:
    """Read an address; what can't be understood is left out, and said."""
    wrong: list[str] = []
    column, _sign, level = form.get("has", "").partition("=")
    found = Filter(
        words=form.get("q", "").strip()[:200],
        places=tuple(place for place in form.getlist("place") if place in Place.values),
        endings=tuple(ending for ending in form.getlist("ending") if ending in Ending.values),
        source=form.get("source", ""),
        tag=form.get("tag", ""),
        applied_from=_day(form.get("from", ""), wrong),
        applied_to=_day(form.get("to", ""), wrong),
        column=column,
        level=level,
        waiting_over=_days(form.get("waiting", ""), wrong),
        due=bool(form.get("due")),
        away=bool(form.get("away")),
    )
    sort, page = form.get("sort", ""), form.get("page", "")
    return Asked(
        filter=found,
        sort=sort if sort.removeprefix("-") in SORTS else USUAL,
        page=int(page) if page.isascii() and page.isdigit() and 0 < len(page) < 8 and int(page) else 1,
        wrong=tuple(wrong),
    )


def pairs_of(wanted: Filter) -> list[tuple[str, str]]:
    """A filter as an address says it."""
    pairs = [("q", wanted.words)]
    pairs += [("place", str(place)) for place in wanted.places]
    pairs += [("ending", str(ending)) for ending in wanted.endings]
    pairs += [
        ("source", wanted.source),
        ("tag", wanted.tag),
        ("from", str(wanted.applied_from or "")),
        ("to", str(wanted.applied_to or "")),
        ("has", f"{wanted.column}={wanted.level}" if wanted.column and wanted.level else ""),
        ("waiting", "" if wanted.waiting_over is None else str(wanted.waiting_over)),
        ("due", "1" if wanted.due else ""),
        ("away", "1" if wanted.away else ""),
    ]
    return [(name, value) for name, value in pairs if value]


def _day(text: str, wrong: list[str]) -> date | None:
    try:
        return DayField().clean(text.strip())
    except forms.ValidationError as error:
        wrong.append(f"“{text[:40]}”: {error.messages[0]}")
        return None


def _days(text: str, wrong: list[str]) -> int | None:
    text = text.strip()
    if not text:
        return None
    if text.isascii() and text.isdigit() and int(text[:9]) <= _LONGEST:
        return int(text)
    wrong.append(_("“{text}” is not a number of days.").format(text=text[:40]))
    return None
