"""One search from its first application to the first offer, or to its end without one."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from math import exp, inf, log
from typing import Literal

from onward.simulate.desk import Desk
from onward.simulate.fate import Fate
from onward.simulate.policies import Policy
from onward.simulate.searcher import Searcher

_News = Literal["interview", "none", "said no", "no after interview", "offer"]


@dataclass(frozen=True)
class Story:
    """How one search went.

    Attributes:
        weeks: to the first offer, or to the end without one.
        offered: whether an offer came.
        lessons: how often one version was taken to be better than another.
        false_lessons: how often it was not.
        rewrites: versions written beside the first.
        applications: sent.
    """

    weeks: float
    offered: bool
    lessons: int
    false_lessons: int
    rewrites: int
    applications: int


def live(fate: Fate, searcher: Searcher, effect: float, policy: Callable[[Desk, Sequence[int]], Policy]) -> Story:
    """Live one search.

    Args:
        fate: what chance holds ready.
        searcher: whose search it is.
        effect: standard deviation of the versions' log odds ratios against the first.
        policy: what is done about the resume.
    """
    return _Life(fate, searcher, effect, policy).story()


class Pace:
    """How fast a searcher works after the noes that were dwelt on lately."""

    def __init__(self, searcher: Searcher) -> None:
        self._left, self._days = 1 - searcher.dwell_cost, searcher.dwell_days
        self._dwelt_on: deque[float] = deque()

    def dwell(self, day: float) -> None:
        """Dwell on a no of this day."""
        self._dwelt_on.append(day)

    def at(self, day: float) -> float:
        """The share of the full pace on a day not earlier than the days before."""
        while self._dwelt_on and self._dwelt_on[0] + self._days <= day:
            self._dwelt_on.popleft()
        return self._left ** len(self._dwelt_on)


class _Life:
    """A search while it goes on: what is out, and what will be heard of it on which day."""

    def __init__(
        self, fate: Fate, searcher: Searcher, effect: float, policy: Callable[[Desk, Sequence[int]], Policy]
    ) -> None:
        self._fate, self._searcher = fate, searcher
        self._desk = Desk(searcher, fate.quality, effect)
        self._policy = policy(self._desk, fate.coin)
        self._pace = Pace(searcher)
        self._odds = log(fate.base / (1 - fate.base))
        self._news: list[tuple[float, int, _News]] = []
        self._sent = 0
        self._offer = inf

    def story(self) -> Story:
        """Send and hear in turn until the end."""
        end = 7.0 * self._searcher.weeks
        day = self._desk.free_on
        while day < end and self._offer == inf:
            # The pace of the day on which work begins holds for the whole application: about a day.
            day = self._hear_until(day + self._fate.work[self._sent] / self._pace.at(day), end)
            if day < end and self._offer == inf:
                self._send(day)
        self._hear_until(end, end)
        desk, last = self._desk, min(self._offer, end)
        offered = self._offer < end
        return Story(last / 7, offered, desk.lessons, desk.false_lessons, desk.written - 1, self._sent)

    def _hear_until(self, day: float, end: float) -> float:
        """Hear all that comes before an application is ready; a rewrite puts it off. The day on which it is."""
        while self._news and self._news[0][0] <= min(day, end) and self._offer == inf:
            now, number, news = heappop(self._news)
            self._desk.day = now
            before = self._desk.written
            self._hear(number, news)
            day += (self._desk.written - before) * self._searcher.rewrite_days
        return day

    def _hear(self, number: int, news: _News) -> None:
        if news == "offer":
            self._offer = self._desk.day
        elif news in {"interview", "none"}:
            self._policy.hear_outcome(number, news == "interview")
        else:
            if self._fate.dwelt[number]:
                self._pace.dwell(self._desk.day)
            self._policy.hear_no("answered" if news == "said no" else "interview")

    def _send(self, day: float) -> None:
        """Send an application; what will be heard of it is known to nobody yet."""
        fate, number = self._fate, self._sent
        self._sent += 1
        odds = exp(self._odds + self._desk.worth(self._policy.choose(number)))
        interview = fate.luck[number] < odds / (1 + odds)
        answered = interview or fate.answered[number] < fate.says_no
        answer = fate.answer_days[number] if answered else inf
        in_time = answer <= self._searcher.period_days
        outcome: _News = "interview" if interview and in_time else "none"
        heappush(self._news, (day + min(answer, self._searcher.period_days), number, outcome))
        if interview:
            ending: _News = "offer" if fate.chosen[number] < fate.offer else "no after interview"
            heappush(self._news, (day + answer + fate.ending_days[number], number, ending))
        elif answered:
            heappush(self._news, (day + answer, number, "said no"))
