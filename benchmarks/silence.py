"""Honest about silence: how many of those waiting are answered in the next 30 days, said beforehand.

    python benchmarks/silence.py

The two real logs in examples/ are cut at every tenth day with at least 10 waiting and 30 days of log after it;
what came later is hidden. Says how often the 80% interval covers, and the mean absolute error of its middle
against "as many as in the last 30 days". The usual share of answers is that of the nine published logs without
this person: their pooled fit with this person's rate taken out by moments (evidence.priors.without_person).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np
from results_file import write

from onward.events import Application
from onward.evidence.priors import without_person
from onward.ledger.pack import PriorPack, published_logs
from onward.ledger.passing import live_given_answer
from onward.ledger.stage_rates import reached_of_mature
from onward.ledger.time_to_answer import still_waiting, time_to_answer, waiting
from onward.outcomes import columns, landmark
from onward.sources.read import read

EXAMPLES = Path(__file__).parent.parent / "examples"
TODAY = date(2026, 1, 1)
LOGS = ("search-177.csv", "search-138.json")
EVERY, AHEAD, FEWEST = 10, 30, 10


def cuts(name: str) -> list[dict[str, float]]:
    """One entry a cut: what was said and what came."""
    reading = read(EXAMPLES / name, today=TODAY)
    applications, end = reading.applications, reading.known_until
    assert end is not None
    pack = pack_without(applications, end)
    start = min(e.on for a in applications for e in a.events if e.on is not None)
    days = range(EVERY, (end - start).days - AHEAD + 1, EVERY)
    return [seen for day in days if (seen := cut(applications, start + timedelta(days=day), pack))]


def pack_without(applications: tuple[Application, ...], end: date) -> PriorPack:
    """The published rates without this person's own log."""
    pack = published_logs()
    search = columns(applications, end)
    mark = landmark(search, "answered", 45)
    rate = reached_of_mature(search, "answered", mark) / mark.n
    prior = without_person(pack.rates["answered"], rate, 9)
    return replace(pack, rates={**pack.rates, "answered": prior})


def cut(applications: tuple[Application, ...], day: date, pack: PriorPack) -> dict[str, float] | None:
    """What the report says on a day of those waiting, and what came in the next 30; None where fewer than 10 wait."""
    search = columns(applications, day)
    response = time_to_answer(search, pack)
    waits = still_waiting(search, response)
    if waits.sum() < FEWEST:
        return None
    said = waiting(search, response, waits, live_given_answer(search, pack))
    draws = response.answered_within(search.ages[waits], AHEAD, seed=day.toordinal())
    rows = {search.applications[i].row for i in np.flatnonzero(waits)}
    later = columns(applications, day + timedelta(days=AHEAD))
    theirs = np.array([a.row in rows for a in later.applications])
    came, live = (int((theirs & later.reached(stage)).sum()) for stage in ("answered", "live"))
    answered = search.reached_on["answered"]
    recent = int((answered > np.datetime64(day - timedelta(days=AHEAD))).sum())
    (low, middle, high), (live_low, _, live_high) = said.answered_in_30_days, said.live_in_30_days
    return {
        "waiting": float(waits.sum()),
        "low": low,
        "middle": middle,
        "high": high,
        "came": came,
        "live_low": live_low,
        "live_high": live_high,
        "live_came": live,
        "last_30": recent,
        "pit": float((draws < came).mean() + 0.5 * (draws == came).mean()),
    }


def summary(found: list[dict[str, float]]) -> dict[str, float]:
    """Coverage and errors over cuts."""
    covered = np.mean([c["low"] <= c["came"] <= c["high"] for c in found])
    ours = np.mean([abs(c["middle"] - c["came"]) for c in found])
    naive = np.mean([abs(min(c["last_30"], c["waiting"]) - c["came"]) for c in found])
    return {
        "cuts": len(found),
        "covered": round(float(covered), 3),
        "mean_absolute_error": round(float(ours), 3),
        "as_many_as_in_the_last_30_days": round(float(naive), 3),
        "mean_pit": round(float(np.mean([c["pit"] for c in found])), 3),
    }


def main() -> None:
    found = {name: cuts(name) for name in LOGS}
    everything = [cut for part in found.values() for cut in part]
    write("silence", {**{name: summary(part) for name, part in found.items()}, "together": summary(everything)})


if __name__ == "__main__":
    main()
