"""The two real logs, cut at random days: what was said of the next 30 days, and what came."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
from silence import AHEAD, EXAMPLES, FEWEST, LOGS, TODAY, cut, pack_without

from onward.sources.read import read
from proofs.proof import Proof, sized


def run(share: float, seed: int) -> Proof:
    """Answers and talks of those waiting, said on random days."""
    days = sized(150, share, 15)
    rng = np.random.default_rng(seed)
    found: list[dict[str, float]] = []
    for name in LOGS:
        reading = read(EXAMPLES / name, today=TODAY)
        end = reading.known_until or TODAY
        start = min(e.on for a in reading.applications for e in a.events if e.on is not None)
        pack = pack_without(reading.applications, end)
        for day in rng.integers(1, (end - start).days - AHEAD, days):
            seen = cut(reading.applications, start + timedelta(days=int(day)), pack)
            found += [seen] if seen else []
    answered = float(np.mean([c["low"] <= c["came"] <= c["high"] for c in found]))
    talks = float(np.mean([c["live_low"] <= c["live_came"] <= c["live_high"] for c in found]))
    return Proof(
        name="real logs cut at random days",
        promise="the 80% interval of answers in the next 30 days covers 70% to 92% of the days, that of talks 70% or "
        "more (their counts are small, so an interval of whole numbers holds more than 80%)",
        seen=f"answers {100 * answered:.0f}%, talks {100 * talks:.0f}% of {len(found)} days, {FEWEST} waiting or more",
        holds=0.7 <= answered <= 0.92 and talks >= 0.7,
        figures={"seed": seed, "days": len(found), "answered": round(answered, 3), "talks": round(talks, 3)},
    )
