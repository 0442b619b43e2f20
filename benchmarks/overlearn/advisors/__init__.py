"""Who is scored. To add an advisor: a file here, and a line in `advisors`."""

from __future__ import annotations

from functools import lru_cache

from overlearn.advisor import Advisor
from overlearn.advisors.fisher import FISHER, FISHER_HOLM
from overlearn.advisors.never import NEVER
from overlearn.advisors.ours import OURS
from overlearn.advisors.packages import expectation, savvi
from overlearn.advisors.posterior import POSTERIOR
from overlearn.advisors.trackers import TRACKERS
from overlearn.advisors.turner import TURNER
from overlearn.advisors.two_proportions import TWO_PROPORTIONS


@lru_cache(maxsize=1)
def advisors() -> tuple[Advisor, ...]:
    """All of them, in the order of the table; sets up other packages' environments where it has to."""
    return (
        OURS,
        TURNER,
        expectation(),
        savvi(100),
        savvi(10),
        FISHER_HOLM,
        FISHER,
        TWO_PROPORTIONS,
        POSTERIOR,
        TRACKERS,
        NEVER,
    )
