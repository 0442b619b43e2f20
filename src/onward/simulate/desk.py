"""The searcher's desk: the versions of the resume, what they are truly worth, and what is believed of them."""

from __future__ import annotations

from collections.abc import Sequence

from onward.simulate.searcher import Searcher


class Desk:
    """Versions, the days that writing them costs, and the lessons that were drawn.

    A policy writes and believes; only the oracle may look at `worth`.
    """

    def __init__(self, searcher: Searcher, quality: Sequence[float], effect: float) -> None:
        """A desk with the first version on it.

        Args:
            searcher: what a rewrite costs.
            quality: of each version that could be written, in units of `effect`; the first is 0.
            effect: standard deviation of the versions' log odds ratios against the first.
        """
        self.day = 0.0
        self.written = 1
        self.lessons = self.false_lessons = 0
        self._quality, self._effect = quality, effect
        self._rewrite_days = searcher.rewrite_days
        self.free_on = 0.0

    @property
    def busy(self) -> bool:
        """Whether a version is being written now."""
        return self.day < self.free_on

    def write(self) -> int:
        """Write one more version, which costs days; its number."""
        self.free_on = max(self.day, self.free_on) + self._rewrite_days
        self.written += 1
        return self.written - 1

    def worth(self, version: int) -> float:
        """The true log odds ratio of an interview, against the first version."""
        return self._quality[version] * self._effect

    def believe(self, better: int, *, than: int) -> None:
        """Take it for a lesson that one version is better than another; false where it is not truly better."""
        self.lessons += 1
        self.false_lessons += self.worth(better) <= self.worth(than)
