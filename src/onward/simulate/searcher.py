"""Who searches: what the simulation assumes of a person and of the market, each number with its source.

Source: stats.md 12. The rates are those of the shipped prior pack.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import inf

from onward.evidence.priors import BetaPrior
from onward.language import gettext as _
from onward.ledger.pack import published_logs
from onward.outcomes import PERIOD, Stage


def _usual(stage: Stage) -> BetaPrior:
    return published_logs().rates[stage]


@dataclass(frozen=True)
class Searcher:
    """What all searches of a simulation have in common; each search draws its own rates from it.

    Attributes:
        interview: chance that an application with the first version leads to an interview (any talk), over people.
            What a person brings and what their market is like are in it together: logs can't tell them apart.
        answer: chance of any answer, over people. Where no interview follows, it is a no.
        offer: chance that an interview ends in an offer, over people; the rest end in a no.
        weekly: applications a week at full pace. Two logs that ship as examples have 3 and 10.
        answer_days: a person's median days to an answer: log-normal (median, sigma) over people, stats.md 6.
        answer_spread: sigma of one person's log days to an answer around that median, stats.md 6.
        ending_days: days from the interview to its end: log-normal (median, sigma); NACE 2023, 25.1 on average.
        rewrite_days: days of work that a new version costs; nothing is sent meanwhile. Assumed.
        dwells: chance that a no is dwelt on. Assumed, and the same under every policy, so that no policy is
            credited with calming anybody.
        dwell_cost: the share of the pace that each such no takes. Assumed.
        dwell_days: for how many days. Assumed.
        period_days: an application's outcome is "an interview within so many days", known early if an answer is.
        weeks: a search without an offer is given up after so many.
    """

    interview: BetaPrior = field(default_factory=lambda: _usual("live"))
    answer: BetaPrior = field(default_factory=lambda: _usual("answered"))
    offer: BetaPrior = field(default_factory=lambda: _usual("offer"))
    weekly: float = 8.0
    answer_days: tuple[float, float] = (10.0, 0.7)
    answer_spread: float = 1.0
    ending_days: tuple[float, float] = (25.0, 0.8)
    rewrite_days: float = 2.0
    dwells: float = 0.5
    dwell_cost: float = 0.1
    dwell_days: float = 7.0
    period_days: int = PERIOD["live"]
    weeks: int = 104

    def __post_init__(self) -> None:
        """Refuse what no searcher can be.

        Raises:
            ValueError: naming the attribute and the value.
        """
        for name in ("weekly", "period_days", "weeks"):
            if not 0 < getattr(self, name) < inf:
                raise ValueError(f"{name} must be positive and finite, got {getattr(self, name)}")
        for name in ("rewrite_days", "dwell_days", "answer_spread"):
            if not 0 <= getattr(self, name) < inf:
                text = _("{name} must be finite and not negative, got {given}")
                raise ValueError(text.format(name=name, given=getattr(self, name)))
        for name in ("answer_days", "ending_days"):
            median, sigma = getattr(self, name)
            if not (0 < median < inf and 0 <= sigma < inf):
                raise ValueError(f"{name} must be a positive median and a sigma, got {median} and {sigma}")
        if not 0 <= self.dwells <= 1:
            raise ValueError(f"dwells must lie in 0..1, got {self.dwells}")
        if not 0 <= self.dwell_cost < 1:
            raise ValueError(f"dwell_cost must be at least 0 and below 1, got {self.dwell_cost}")
