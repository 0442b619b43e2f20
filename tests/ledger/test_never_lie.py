"""The promise over the whole ledger: a search in which nothing matters is hardly ever told a lesson."""

import sys
from pathlib import Path

import numpy as np
import pytest
from scipy.stats import binomtest

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

from kept_searches import kept_search, lessons_ever

from onward.ledger.pack import published_logs


@pytest.mark.parametrize(("answered", "live"), [(0.03, 0.01), (0.1, 0.05), (0.42, 0.4), (0.8, 0.4)])
def test_at_fixed_rates_and_looks_every_three_weeks(answered: float, live: float) -> None:
    """60 searches of 120 applications a case, six columns that share the outcomes, two coins, two claims of the
    person's own, who closes and withdraws by the arm; seed 7. A true share of 5% fails once in 1,000.
    benchmarks/never_lie.py does thousands."""
    told = 0
    for number in range(60):
        search = kept_search(np.random.default_rng([7, number]), 120, live_rate=live, answer_rate=answered)
        told += bool(lessons_ever(search, 21, published_logs())[0])
    assert binomtest(told, 60, 0.05, "greater").pvalue > 0.001
