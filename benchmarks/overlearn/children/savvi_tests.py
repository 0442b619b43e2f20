"""Runs in the environment of `savvi`: p-values of its multinomial test of how the successes split over the arms.

Where the arms do not differ, the successes split as the applications do: by 1/2 with a coin, else by the share of
applications so far. (Its InhomogeneousBernoulliProcess asks the same question by numerical optimisation; for two
arms that may not differ the two agree.) {"begin": true} starts a new search; {"claims": [{"claim", "share", "new":
[[arm, y], …]}, …]} gives outcomes and is answered by p-values.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import numpy as np
from savvi.multinomial import Multinomial

_GRAIN = 1024  # shares in steps that add up to 1 exactly, as the package demands


class Search:
    """Yeses of each arm, for each claim, with the smallest p-value of each."""

    def __init__(self, prior: float) -> None:
        self.prior = prior
        self.hits: dict[str, np.ndarray] = {}
        self.smallest: dict[str, float] = {}

    def p_value(self, claim: str, share: float, new: list[list[int]]) -> float:
        """Take a claim's next outcomes and its arm's share; its smallest p-value so far."""
        hits = self.hits.setdefault(claim, np.zeros(2, np.int64))
        for arm, y in new:
            hits[arm] += y
        one = min(_GRAIN - 1, max(1, round(share * _GRAIN))) / _GRAIN
        test = Multinomial(0.05, np.array([1 - one, one]), k=self.prior)
        test.update(hits)
        now = float(test.calculate_p_value())
        self.smallest[claim] = min(self.smallest.get(claim, 1.0), now)
        return self.smallest[claim]


def main() -> None:
    prior = float(sys.argv[1])
    search = Search(prior)
    for line in sys.stdin:
        question: dict[str, Any] = json.loads(line)
        if "begin" in question:
            search = Search(prior)
        asked = question.get("claims", [])
        print(json.dumps([search.p_value(c["claim"], c["share"], c["new"]) for c in asked]), flush=True)


if __name__ == "__main__":
    main()
