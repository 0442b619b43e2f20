"""What was done and what came on each day, for the calendar."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from onward.events import Application, Kind
from onward.outcomes import TALKS

_SENT = frozenset({Kind.APPLIED})
_NEWS = frozenset({Kind.ANSWERED, Kind.REJECTED, Kind.OFFER, Kind.CONTACTED})


@dataclass(frozen=True)
class Day:
    """How many applications were sent on a day, how much news came, and how many talks there were."""

    sent: int = 0
    news: int = 0
    talks: int = 0


def by_day(applications: Iterable[Application], until: date) -> Mapping[date, Day]:
    """Every day up to one on which something happened; steps without a day are on none."""
    counts: dict[frozenset[Kind], Counter[date]] = {kinds: Counter() for kinds in (_SENT, _NEWS, TALKS)}
    of_kind = {kind: counts[kinds] for kinds in counts for kind in kinds}
    for application in applications:
        for event in application.events:
            counter = of_kind.get(event.kind)
            if counter is not None and event.on is not None and event.on <= until:
                counter[event.on] += 1
    sent, news, talks = counts[_SENT], counts[_NEWS], counts[TALKS]
    return {day: Day(sent[day], news[day], talks[day]) for day in sorted({*sent, *news, *talks})}
