"""The promise over the whole ledger: a search in which nothing matters is hardly ever told a lesson."""

import sys
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest
from scipy.stats import binomtest

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

from made_searches import START, made_search

from onward.ledger.claims import verdicts_now
from onward.ledger.pack import published_logs
from onward.outcomes import PERIOD, STAGES, columns, landmark


@pytest.mark.parametrize(("answered", "live"), [(0.03, 0.01), (0.1, 0.05), (0.5, 0.1), (0.8, 0.4)])
def test_at_fixed_rates_and_looks_every_three_weeks(answered: float, live: float) -> None:
    """60 searches of 120 applications a case, six columns that share the outcomes, seed 7; a true share of 5%
    fails once in 1,000. benchmarks/never_lie.py does thousands."""
    told = 0
    pack = published_logs()
    for number in range(60):
        rng = np.random.default_rng([7, number])
        made = made_search(rng, 120, live_rate=live, answer_rate=answered)
        seen = False
        for day in range(21, 240, 21):
            search = columns(made, START + timedelta(days=day))
            marks = {stage: landmark(search, stage, PERIOD[stage]) for stage in STAGES}
            seen = seen or "lesson" in verdicts_now(search, marks, pack).values()
        told += seen
    assert binomtest(told, 60, 0.05, "greater").pvalue > 0.001
