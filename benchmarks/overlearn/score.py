"""What an advisor's advice over a search was worth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.stats import binomtest

from overlearn.advisor import Advisor
from overlearn.search import WEEK, Advice, Search

FALSE_CHANGE_WEEKS = 0.5
"""What it costs to follow one false piece of advice: half a week of rewriting."""


@dataclass(frozen=True)
class Played:
    """One search with one advisor.

    Attributes:
        ever_false: whether any false advice stood at any look.
        found: for each column that matters, the applications sent when the first true advice on it came; None if
            it never did.
        regret: weeks lost, as `_Score` counts them.
    """

    ever_false: bool
    found: tuple[int | None, ...]
    regret: float


class _Score:
    """Counts one advisor's advice, look by look.

    Every week of sending costs, for each column that matters, the share of applications that go out with a worse
    level if no advice stood when it began; nothing if true advice did; a whole week if the opposite of the truth
    did. Each false piece that was not there the week before costs FALSE_CHANGE_WEEKS.
    """

    def __init__(self, search: Search) -> None:
        self.search = search
        self.standing: set[Advice] = set()
        self.ever_false = False
        self.found: dict[str, int | None] = dict.fromkeys(search.best)
        self.regret = 0.0

    def take(self, advice: set[Advice], sent: int, sending: bool) -> None:
        """Count the week that ends with a look, then the advice of the look.

        Args:
            advice: what stands from now on.
            sent: applications so far.
            sending: whether the week that ends now was one of sending.
        """
        if sending:
            self.regret += sum(self._week(column) for column in self.search.best)
        false = {piece for piece in advice if not self.search.is_true(piece)}
        self.ever_false = self.ever_false or bool(false)
        self.regret += FALSE_CHANGE_WEEKS * len(false - self.standing)
        for column in {piece.column for piece in advice - false}:
            self.found[column] = self.found[column] or sent
        self.standing = advice

    def _week(self, column: str) -> float:
        told = {self.search.is_true(piece) for piece in self.standing if piece.column == column}
        if told == {True}:
            return 0.0
        return 1.0 if told == {False} else self.search.worse_share(column)


def play(search: Search, advisors: Sequence[Advisor]) -> list[Played]:
    """Ask each advisor every week of a search."""
    asked = [advisor.begin() for advisor in advisors]
    scores = [_Score(search) for _ in advisors]
    for day in search.look_days():
        seen = search.look(day)
        sending = day - WEEK <= int(search.applied[-1])
        for advise, score in zip(asked, scores, strict=True):
            score.take(set(advise(seen)), len(seen.applied), sending)
    return [Played(s.ever_false, tuple(s.found.values()), s.regret) for s in scores]


def summary(played: Sequence[Played]) -> dict[str, Any]:
    """The scores of one advisor over the searches of one case.

    Returns:
        false_share with its exact 95% bounds; found_share of the columns that matter and the median of the
        applications at which they were found (None if fewer than half ever were), both None where none matters;
        the mean regret in weeks with its standard error.
    """
    false = sum(p.ever_false for p in played)
    bounds = binomtest(false, len(played)).proportion_ci(0.95, "exact")
    regret = np.array([p.regret for p in played])
    at = np.array([np.inf if when is None else when for p in played for when in p.found])
    middle = float(np.median(at)) if len(at) else np.inf
    return {
        "false": false,
        "false_share": round(false / len(played), 4),
        "false_low": round(float(bounds.low), 4),
        "false_high": round(float(bounds.high), 4),
        "found_share": round(float(np.isfinite(at).mean()), 4) if len(at) else None,
        "median_applications": middle if np.isfinite(middle) else None,
        "regret_weeks": round(float(regret.mean()), 2),
        "regret_se": round(float(regret.std() / np.sqrt(len(regret))), 2),
    }
