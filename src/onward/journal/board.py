"""The board: each column with its count, and its first cards by latest activity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, Min, QuerySet, Window
from django.db.models.functions import RowNumber

from onward.journal.models import Application, Ending, Place, Search, Task

FIRST = 25
"""Cards a column before somebody asks for more: more than a screen shows, and soon painted."""
_MORE = 50
"""Cards that are added each time."""
FIRST_ENDED = 12
"""Cards an ending; few want to see more of them, and then the list has them."""
MOST = 400
"""Cards a column at most; the list has them all."""
OPEN = tuple(place for place in Place if place is not Place.ENDED)
HOW_IT_ENDED = (Ending.ACCEPTED, Ending.CLOSED, Ending.REJECTED, Ending.WITHDRAWN, Ending.DECLINED)
_NEAR = timedelta(days=2)


@dataclass(frozen=True)
class Card:
    """One card: the application, and the day by which something is to be done for it, where that is near."""

    application: Application
    due: date | None


@dataclass(frozen=True)
class Column:
    """One column, or one ending of the last of them.

    Attributes:
        name: the place or the ending.
        count: how many there are.
        cards: the first of them.
        more: how many to ask for next; 0 where none are left, or where the list is the better place.
    """

    name: str
    count: int
    cards: Sequence[Card]
    more: int


class Board:
    """One look at the board of a search; counts and days that are due are read once.

    Args:
        search: whose.
        today: the person's day.
        shown: how many cards of a column were asked for, where more than the first.
        first: a card that was just moved: it is shown wherever it would stand.
    """

    def __init__(
        self,
        search: Search,
        *,
        today: date,
        shown: Mapping[str, int] | None = None,
        first: Application | None = None,
    ) -> None:
        self._rows = Application.objects.filter(search=search, removed=False)
        self._shown, self._first = shown or {}, first
        self.places, self.endings = _counted(self._rows)
        self._due = near_due(search, today)

    def column(self, place: str) -> Column:
        """One column with its first cards."""
        most = self._asked(place)
        rows = list(_sorted(self._rows.filter(place=place).only(*_ON_A_CARD))[:most]) if self.places[place] else []
        first = self._first
        if first is not None and first.place == place and first.pk not in {row.pk for row in rows}:
            rows.insert(0, first)
        count = self.places[place]
        more = min(most + _MORE, MOST) if count > len(rows) and most < MOST else 0
        return Column(place, count, self._cards(rows), more)

    def ended(self) -> list[Column]:
        """What has ended, by ending; endings that nothing had are left out."""
        step = Window(RowNumber(), partition_by="ending", order_by=_LATEST)
        rows = _sorted(
            self._rows.filter(place=Place.ENDED).only(*_ON_A_CARD).alias(step=step).filter(step__lte=FIRST_ENDED)
        )
        found = list(rows) if self.places[Place.ENDED] else []
        return [
            Column(ending, self.endings[ending], self._cards([row for row in found if row.ending == ending]), 0)
            for ending in HOW_IT_ENDED
            if self.endings[ending]
        ]

    def _asked(self, name: str) -> int:
        return max(FIRST, min(self._shown.get(name, FIRST), MOST))

    def _cards(self, rows: Sequence[Application]) -> list[Card]:
        return [Card(row, self._due.get(row.pk)) for row in rows]


_LATEST = (F("last_on").desc(nulls_last=True), F("number").desc())
_ON_A_CARD = (
    *("employer", "role", "number", "created_at"),
    *("place", "ending", "furthest", "applied_on", "answered_on", "last_on"),
)


def _sorted(rows: QuerySet[Application]) -> QuerySet[Application]:
    return rows.order_by(*_LATEST)


def _counted(rows: QuerySet[Application]) -> tuple[Counter[str], Counter[str]]:
    places: Counter[str] = Counter()
    endings: Counter[str] = Counter()
    for place, ending, n in rows.order_by().values_list("place", "ending").annotate(n=Count("*")):
        places[place] += n
        endings[ending] += n
    return places, endings


def near_due(search: Search, today: date) -> Mapping[Any, date | None]:
    """By application, the first day on which something is to be done, if it is near."""
    near = Task.objects.filter(
        search=search, removed=False, done_on=None, due__lte=today + _NEAR, application__isnull=False
    )
    return dict(near.values_list("application_id").annotate(Min("due")))
