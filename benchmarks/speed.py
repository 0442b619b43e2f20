"""Be cheap: what evidence and verdicts cost, against the `expectation` package in the same run, and how it grows.

    python benchmarks/speed.py [--rounds 15] [--page]

Everything that is compared runs in turn, round after round, on the same machine. Processor time, which a busy machine
disturbs less than the clock; medians over rounds and the median of the rounds' ratios. The package needs Python 3.12
and gets its own environment, as in OverlearnBench.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import tracemalloc
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from instant import made_file
from overlearn.environments import Child, environment, newer_python
from results_file import write
from speed_jobs import BATCH, MICRO, SEARCH, fed, growth, judged, made_counts, seconds, stream
from speed_page import write_page

from onward.evidence.compare import Comparison, log_evidence
from onward.ledger.claims import judge
from onward.ledger.learn import learn
from onward.ledger.pace import pace
from onward.ledger.pack import published_logs
from onward.outcomes import PERIOD, STAGES, columns, landmark
from onward.sources.read import read


def against_expectation(rounds: int) -> dict[str, Any]:
    """Microseconds of one update of ours and theirs, in turn."""
    counts = made_counts(BATCH)
    null, effect = stream(SEARCH), stream(SEARCH, (0.05, 0.2))
    ours: dict[str, Callable[[], float]] = {
        "scalar_call": lambda: seconds(lambda: log_evidence(140, 14, 139, 21), 200),
        "batch_element": lambda: seconds(lambda: log_evidence(*counts)) / BATCH,
        "comparison_update": lambda: seconds(lambda: fed(*null)) / SEARCH,
        "comparison_update_with_an_effect": lambda: seconds(lambda: fed(*effect)) / SEARCH,
    }
    child, why = _expectation()
    theirs: dict[str, Callable[[], float]] = {}
    if child is not None:
        theirs = {
            "update_of_a_pair": lambda: float(child.ask({"time": SEARCH // 2})) / (SEARCH // 2),
            "update_single_outcome": lambda: float(child.ask({"time_single": SEARCH})) / SEARCH,
        }
    jobs = ours | theirs
    found = [{name: MICRO * job() for name, job in jobs.items()} for _ in range(rounds + 1)][1:]
    return _compared(found, list(ours), list(theirs)) | {"missing": why}


def _expectation() -> tuple[Child | None, str]:
    python = newer_python()
    inside, why = environment("expectation", python) if python else (None, "needs Python 3.12")
    return (Child(inside, "expectation_tests.py") if inside else None), why


def _compared(rounds: list[dict[str, float]], ours: list[str], theirs: list[str]) -> dict[str, Any]:
    def median(of: Callable[[dict[str, float]], float]) -> float:
        return statistics.median(of(one) for one in rounds)

    return {
        "microseconds": {n: round(median(lambda r, n=n: r[n]), 2) for n in [*ours, *theirs]},  # type: ignore[misc]
        "times_cheaper": {
            peer: {n: round(median(lambda r, n=n, p=peer: r[p] / r[n]), 1) for n in ours}  # type: ignore[misc]
            for peer in theirs
        },
    }


def rejudged(rounds: int) -> dict[str, float]:
    """All of 10,000 open claims judged anew from their counts."""
    counts, weights = made_counts(BATCH), np.full(BATCH, 1 / BATCH)
    took = [seconds(lambda: judged(counts, weights)) for _ in range(rounds)]
    return {"claims": BATCH, "median_s": round(statistics.median(took), 4), "target_s": 0.2}


def verdicts(rounds: int, applications: int = 450) -> dict[str, float]:
    """All verdicts of so many applications, warm; and all that `onward learn` finds in them, verdicts included."""
    today = date(2025, 9, 1)
    with tempfile.TemporaryDirectory() as folder:
        reading = read(made_file(Path(folder) / "made.csv", applications), today=today)
    findings, search, pack = learn(reading, today=today), columns(reading.applications, today), published_logs()
    marks = {stage: landmark(search, stage, PERIOD[stage]) for stage in STAGES}
    speed = pace(search)
    jobs: dict[str, Callable[[], object]] = {
        "verdicts": lambda: judge(search, marks, findings.stages, findings.streak, pack, speed),
        "all_of_learn": lambda: learn(reading, today=today),
    }
    found: dict[str, float] = {"applications": applications, "claims": len(findings.claims), "target_ms": 30}
    for name, job in jobs.items():
        took = [seconds(job) for _ in range(rounds + 2)][2:]
        found |= {
            f"{name}_ms": round(1e3 * statistics.median(took), 1),
            f"{name}_least_ms": round(1e3 * min(took), 1),
        }
    return found


def memory() -> dict[str, int]:
    """Bytes that a comparison holds after so many outcomes, each looked at."""
    arms, outcomes = stream(100_000)
    held = {}
    fed(arms[:SEARCH], outcomes[:SEARCH])  # fills the caches that all comparisons share
    tracemalloc.start()
    comparison, before = Comparison(), tracemalloc.get_traced_memory()[0]
    for look, (arm, outcome) in enumerate(zip(arms, outcomes, strict=True), 1):
        comparison.update(arm, outcome)
        _ = comparison.settled
        if look in {400, 1_000, 10_000, 100_000}:
            held[str(look)] = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    return held


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--page", action="store_true", help="only write the page anew from the stored results")
    given = parser.parse_args()
    if not given.page:
        found = {
            "rounds": given.rounds,
            "one_update": against_expectation(given.rounds),
            "rejudged": rejudged(given.rounds),
            "verdicts": verdicts(given.rounds),
            "memory_bytes_by_outcomes": memory(),
            "growth": growth(),
        }
        write("speed", found)
    write_page()


if __name__ == "__main__":
    main()
