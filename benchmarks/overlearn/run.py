"""Run all cases for all advisors, and write the results, the table and the figure."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from typing import Any

from results_file import write

from overlearn.advisors import advisors
from overlearn.environments import HERE
from overlearn.families import A_WEEK, APPLICATIONS, CASES, Case, made
from overlearn.page import write_page
from overlearn.score import FALSE_CHANGE_WEEKS, Played, play, summary
from overlearn.search import PERIOD


def searches_of(case: Case, seed: int, number: int) -> list[Played]:
    """One search of a case, played with everyone who can run here."""
    return play(made(case, seed, number), [a for a in advisors() if not a.missing])


def scores(case: Case, seed: int, searches: int, pool: ProcessPoolExecutor) -> list[dict[str, Any]]:
    """A case's summaries, one for each advisor that can run here, in order."""
    played = pool.map(partial(searches_of, case, seed), range(searches), chunksize=10)
    return [summary(of_one) for of_one in zip(*played, strict=True)]


def results(searches: int, seed: int, cases: Sequence[Case] = CASES) -> dict[str, Any]:
    """All that the page shows, and what it was made with."""
    everyone = advisors()  # before the workers begin: it may set up environments
    with ProcessPoolExecutor(max_workers=2) as pool:
        found = [scores(case, seed, searches, pool) for case in cases]
    able = [a.name for a in everyone if not a.missing]
    by_name = {name: [of_case[i] for of_case in found] for i, name in enumerate(able)}
    return {
        "searches": searches,
        "seed": seed,
        "applications": APPLICATIONS,
        "a_week": A_WEEK,
        "period_days": PERIOD,
        "false_change_weeks": FALSE_CHANGE_WEEKS,
        "versions": versions(),
        "cases": [{"family": c.family, "name": c.name, "columns": c.claims} for c in cases],
        "advisors": [{"name": a.name, "missing": a.missing, "scores": by_name.get(a.name, [])} for a in everyone],
    }


def versions() -> dict[str, str]:
    """The pinned versions of the packages that are scored."""
    pins = {name: (HERE / f"requirements-{name}.txt").read_text() for name in ("savvi", "expectation")}
    return {name: re.findall(rf"^{name}==(\S+)", text, re.MULTILINE)[0] for name, text in pins.items()}


def main() -> None:
    parser = argparse.ArgumentParser(prog="overlearn", description="Score everyone who advises job seekers.")
    parser.add_argument("--searches", type=int, default=500, help="searches a case (default 500)")
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--page", action="store_true", help="only write the page anew from the stored results")
    given = parser.parse_args()
    if not given.page:
        write("overlearn", results(given.searches, given.seed))
    write_page()
