"""The two real logs, cut at random days: what was said of the next 30 days, and what came.

Counts are whole, so an 80% interval of them holds more; how much it says it holds is its own predictive chance, and
what came is compared with that. Days of one log overlap: what is independent is about one stretch of 30 days.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from silence import AHEAD, EXAMPLES, FEWEST, LOGS, TODAY, pack_without

from onward.events import Application
from onward.ledger.pack import PriorPack
from onward.ledger.passing import live_given_answer
from onward.ledger.time_to_answer import still_waiting, time_to_answer, waiting
from onward.outcomes import columns
from onward.sources.read import read
from proofs.proof import Proof, sized

ERRORS = 2.58
"""How many standard errors of independent stretches coverage may lie from what is said: 1 in 100, to either side."""


@dataclass(frozen=True)
class Said:
    """One count said on one day.

    Attributes:
        chance: how likely its interval says it is to hold what comes.
        off: -1 where less came than the interval holds, 1 where more came, 0 where it held.
    """

    chance: float
    off: int


def run(share: float, seed: int) -> Proof:
    """Answers and talks of those waiting, said on random days."""
    days = sized(150, share, 15)
    rng = np.random.default_rng(seed)
    told: list[dict[str, Said]] = []
    stretches = 0
    for name in LOGS:
        of_log = dict(_told(name, days, rng))
        stretches += _stretches(sorted(of_log))
        told += of_log.values()
    found = {stage: _figures([said[stage] for said in told], stretches) for stage in ("answers", "talks")}
    words = "; ".join(_words(stage, f) for stage, f in found.items())
    return Proof(
        name="real logs cut at random days",
        promise="the 80% intervals of answers and of talks in the next 30 days hold what comes as often as they say: "
        "counts are small, so whole numbers that hold 80% hold more, and say so; neither more nor less often, by "
        f"{ERRORS} standard errors of independent stretches",
        seen=f"{words} of {len(told)} days, {FEWEST} waiting or more; days overlap and are worth {stretches} "
        f"independent stretches of {AHEAD} days, so a standard error is {100 * found['answers']['error']:.0f} points",
        holds=all(abs(f["held"] - f["said"]) <= ERRORS * f["error"] for f in found.values()),
        figures={"seed": seed, "days": len(told), "stretches": stretches, **found},
    )


def _words(stage: str, found: dict[str, float]) -> str:
    said, held, more = (100 * found[name] for name in ("said", "held", "more_came"))
    return f"{stage}: say {said:.1f}%, hold {held:.1f}% (more came on {more:.1f}%)"


def _told(name: str, days: int, rng: np.random.Generator) -> Iterator[tuple[date, dict[str, Said]]]:
    """What was said of one log on random days, a day only once; days with few who wait are left out."""
    reading = read(EXAMPLES / name, today=TODAY)
    end = reading.known_until or TODAY
    start = min(e.on for a in reading.applications for e in a.events if e.on is not None)
    pack = pack_without(reading.applications, end)
    for day in rng.integers(1, (end - start).days - AHEAD, days):
        on = start + timedelta(days=int(day))
        said = _said(reading.applications, on, pack)
        if said:
            yield on, said


def _said(applications: tuple[Application, ...], on: date, pack: PriorPack) -> dict[str, Said] | None:
    search = columns(applications, on)
    response = time_to_answer(search, pack)
    waits = still_waiting(search, response)
    if waits.sum() < FEWEST:
        return None
    live = live_given_answer(search, pack)
    shown = waiting(search, response, waits, live)
    # Draws of its own: an interval's chance under the draws that made it would be too high.
    answers = response.answered_within(search.ages[waits], AHEAD, seed=on.toordinal())
    rng = np.random.default_rng(on.toordinal())
    talks = rng.binomial(answers, rng.beta(*live, len(answers)))
    later = columns(applications, on + timedelta(days=AHEAD))
    rows = {search.applications[i].row for i in np.flatnonzero(waits)}
    theirs = np.array([a.row in rows for a in later.applications])
    came = [int((theirs & later.reached(stage)).sum()) for stage in ("answered", "live")]
    return {
        "answers": _compared(shown.answered_in_30_days, answers, came[0]),
        "talks": _compared(shown.live_in_30_days, talks, came[1]),
    }


def _compared(shown: tuple[int, int, int], draws: np.ndarray, came: int) -> Said:
    low, _, high = shown
    return Said(float(((low <= draws) & (draws <= high)).mean()), int(came > high) - int(came < low))


def _stretches(days: list[date]) -> int:
    """How many of these days are at least a forecast apart."""
    count, free = 0, date.min
    for day in days:
        if day >= free:
            count, free = count + 1, day + timedelta(days=AHEAD)
    return count


def _figures(told: list[Said], stretches: int) -> dict[str, float]:
    said = float(np.mean([one.chance for one in told]))
    return {
        "said": round(said, 4),
        "held": round(float(np.mean([one.off == 0 for one in told])), 4),
        "more_came": round(float(np.mean([one.off > 0 for one in told])), 4),
        "less_came": round(float(np.mean([one.off < 0 for one in told])), 4),
        "error": round(float(np.sqrt(said * (1 - said) / stretches)), 4),
    }
