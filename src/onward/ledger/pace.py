"""How fast a search goes, and what that makes of a number of applications."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from onward.evidence.checks import Floats
from onward.outcomes import Outcomes

RECENT_WEEKS = 8
SEARCH_WEEKS = 26
"""A claim that needs longer than half a year more is one that this search can't settle."""
STOPPED_AFTER_DAYS = 60
_SLOW = 0.3


@dataclass(frozen=True, eq=False)
class Pace:
    """Applications a week.

    Attributes:
        as_of: the day.
        weekly: (W,) counts of the last whole weeks, oldest first, at most RECENT_WEEKS.
        usual: applications a week; of the recent weeks, or of the whole search where nothing was sent lately.
        going_on: whether anything was sent in the last 60 days.
        whole, recent: applications a week over the whole search, and in the last weeks.
    """

    as_of: date
    weekly: Floats
    usual: float
    going_on: bool
    whole: float = 0.0
    recent: float = 0.0

    @property
    def slow(self) -> bool:
        """Whether much less was sent lately than over the whole search."""
        return self.recent < _SLOW * self.whole

    def days_for(self, applications: int) -> float | None:
        """Days that so many applications take; None where none were ever sent."""
        return 7 * applications / self.usual if self.usual > 0 else None

    def settled_by(self, applications: int, within: int) -> date | None:
        """The day by which so many more are sent and have had their days; None if that is not within this
        search.
        """
        days = self.days_for(applications)
        if days is None or not self.going_on or days + within > 7 * SEARCH_WEEKS:
            return None
        return self.as_of + timedelta(days=round(days) + within)


def pace(search: Outcomes) -> Pace:
    """The pace of a search on its day."""
    ages = search.ages[search.sent]
    if not len(ages):
        return Pace(search.as_of, np.zeros(0), 0.0, False)
    weeks = min(RECENT_WEEKS, int(ages.max()) // 7 + 1)
    weekly = np.bincount(np.minimum(ages // 7, weeks), minlength=weeks + 1)[:weeks][::-1].astype(float)
    going_on = bool(ages.min() < STOPPED_AFTER_DAYS)
    whole = len(ages) / max((ages.max() - ages.min()) / 7, 1.0)
    recent = float(weekly.mean())
    return Pace(search.as_of, weekly, recent if recent > 0 else float(whole), going_on, float(whole), recent)
