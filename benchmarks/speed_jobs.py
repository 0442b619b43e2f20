"""What the speed benchmark times: made counts and streams, a job's processor time, and how costs grow."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

import numpy as np

from onward.evidence.compare import Comparison, log_evidence
from onward.evidence.effects import REFERENCE, EffectPrior, effect_prior
from onward.evidence.multiplicity import lessons

MICRO = 1e6
SEARCH = 400
"""Outcomes of a long search; every fresh test below is fed so many."""
BATCH = 10_000


def seconds(job: Callable[[], object], times: int = 1) -> float:
    """Processor seconds of one run of a job, over so many: others on the machine count less than by the clock."""
    start = time.process_time()
    for _ in range(times):
        job()
    return (time.process_time() - start) / times


def made_counts(size: int) -> tuple[np.ndarray, ...]:
    """(n0, k0, n1, k1) of so many claims of a search."""
    rng = np.random.default_rng(5)
    n0, n1 = rng.integers(10, 200, size), rng.integers(10, 200, size)
    return n0, rng.binomial(n0, 0.1), n1, rng.binomial(n1, 0.1)


def stream(outcomes: int, rates: tuple[float, float] = (0.1, 0.1)) -> tuple[list[int], list[int]]:
    """Arms and outcomes of one search with a coin."""
    rng = np.random.default_rng(7)
    arm = rng.random(outcomes) < 0.5
    y = rng.random(outcomes) < np.where(arm, rates[1], rates[0])
    return arm.astype(int).tolist(), y.astype(int).tolist()


def fed(arms: list[int], outcomes: list[int]) -> Comparison:
    """A fresh comparison that has taken a stream."""
    comparison = Comparison()
    for arm, outcome in zip(arms, outcomes, strict=True):
        comparison.update(arm, outcome)
    return comparison


def judged(counts: tuple[np.ndarray, ...], weights: np.ndarray) -> np.ndarray:
    """Which of so many claims are lessons, from their counts."""
    return lessons(np.exp(-np.maximum(log_evidence(*counts), 0.0)), weights)


def growth() -> dict[str, dict[str, float]]:
    """How the cost grows: with outcomes, claims and the pairs of the prior."""
    return {
        "scalar_call_us_by_outcomes": {str(n): _scalar(n) for n in (40, 400, 4_000, 400_000, 10_000_000)},
        "comparison_update_us_by_outcomes": {str(n): _update(n) for n in (50, 100, 200, 400, 800, 2_000)},
        "rejudged_ms_by_claims": {str(n): _claims(n) for n in (100, 1_000, 10_000, 100_000)},
        "batch_element_us_by_pairs": {str(len(p.log_weights)): _pairs(p) for p in _priors()},
    }


def _scalar(n: int) -> float:
    job = lambda: log_evidence(n // 2, n // 20, n // 2, n // 10)  # noqa: E731
    return round(MICRO * statistics.median(seconds(job, 200) for _ in range(9)), 2)


def _update(n: int) -> float:
    arms, outcomes = stream(n)
    return round(MICRO * statistics.median(seconds(lambda: fed(arms, outcomes)) / n for _ in range(5)), 2)


def _claims(n: int) -> float:
    counts, weights = made_counts(n), np.full(n, 1 / n)
    return round(1e3 * statistics.median(seconds(lambda: judged(counts, weights)) for _ in range(9)), 3)


def _pairs(prior: EffectPrior) -> float:
    counts = made_counts(BATCH)
    job = lambda: log_evidence(*counts, prior=prior)  # noqa: E731
    return round(MICRO * statistics.median(seconds(job) for _ in range(9)) / BATCH, 3)


def _priors() -> list[EffectPrior]:
    small = effect_prior(np.geomspace(0.01, 0.5, 6), [0.8, 1.1, 1.8], [1, 2, 1])
    large = effect_prior(np.geomspace(0.01, 0.5, 24), np.linspace(0.4, 2.4, 12), np.ones(12))
    return [small, REFERENCE, large]
