"""Runs in the environment of `expectation`: p-values of its two-sample Bernoulli test, or the time of an update.

{"begin": true} starts a new search. {"claims": [{"claim", "share", "new": [[arm, y], …]}, …]} gives outcomes and is
answered by p-values. {"time": n} is answered by the processor seconds that n updates took, one outcome of each arm
a time; {"time_single": n} by the same for one outcome at a time.
"""

from __future__ import annotations

import json
import sys
import time
from typing import Any

import numpy as np
from expectation.ksample.config import KSampleConfig
from expectation.ksample.ksample_test import KSampleSequentialTest


class Search:
    """The tests of one search, a claim each, with the smallest p-value of each."""

    def __init__(self) -> None:
        self.tests: dict[str, KSampleSequentialTest] = {}
        self.smallest: dict[str, float] = {}

    def p_value(self, claim: str, new: list[list[int]]) -> float:
        """Take a claim's next outcomes; its smallest p-value so far."""
        test = self.tests.setdefault(claim, KSampleSequentialTest(KSampleConfig(k=2)))
        for arm, y in new:
            result = test.update_single(arm, y)
            if result is not None:
                self.smallest[claim] = min(self.smallest.get(claim, 1.0), result.p_value)
        return self.smallest.get(claim, 1.0)


def seconds(updates: int, *, single: bool) -> float:
    """How long so many updates of a fresh test took."""
    test = KSampleSequentialTest(KSampleConfig(k=2))
    y = np.random.default_rng(1).random((updates, 2)) < (0.1, 0.3)
    pairs, singles = [{0: a[:1].astype(int), 1: a[1:].astype(int)} for a in y], y[:, 0].astype(int).tolist()
    start = time.process_time()
    if single:
        for i, outcome in enumerate(singles):
            test.update_single(i % 2, outcome)
    else:
        for pair in pairs:
            test.update(pair)
    return time.process_time() - start


def answer(search: Search, question: dict[str, Any]) -> Any:
    """What is asked."""
    if "time" in question:
        return seconds(question["time"], single=False)
    if "time_single" in question:
        return seconds(question["time_single"], single=True)
    return [search.p_value(c["claim"], c["new"]) for c in question.get("claims", [])]


def main() -> None:
    search = Search()
    for line in sys.stdin:
        question = json.loads(line)
        if "begin" in question:
            search = Search()
        print(json.dumps(answer(search, question)), flush=True)


if __name__ == "__main__":
    main()
