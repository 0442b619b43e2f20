"""How many applications a week are sent, told gently: no goal, no streak."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count

from onward.journal.models import Application, Search
from onward.language import first_of_week

WEEKS = 8


@dataclass(frozen=True)
class Pace:
    """Applications sent in this week so far, and in each of the eight before it, the oldest first."""

    this_week: int
    before: tuple[int, ...]

    @property
    def usual(self) -> int:
        """A week of the last eight, about."""
        return round(sum(self.before) / len(self.before))


def pace_of(search: Search, *, today: date) -> Pace:
    """The pace of a search, by the person's weeks."""
    first = first_of_week(today) - timedelta(weeks=WEEKS)
    rows = Application.objects.filter(search=search, removed=False, applied_on__gte=first, applied_on__lte=today)
    weeks = [0] * (WEEKS + 1)
    for day, count in rows.order_by().values_list("applied_on").annotate(Count("pk")):
        if day is not None:
            weeks[(day - first).days // 7] += count
    return Pace(weeks[-1], tuple(weeks[:-1]))
