"""Calibration of what the ledger believes, from the events on: the truth's place in a belief is uniform.

The truth is drawn from the very prior that the belief starts with, a search is lived forward from it, and the ledger
forms its belief as `learn` does. A calibrated belief fails one check of a thousand; each case has four.

Source: Talts, Betancourt, Simpson, Vehtari & Gelman 2018; Cook, Gelman & Rubin 2006.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

import numpy as np
from scipy.stats import beta, binomtest, chisquare, kstest

from onward.evidence.priors import BetaPrior
from onward.evidence.streaks import chance_of_starts, drop
from onward.ledger.opened import TENTATIVE
from onward.ledger.pack import PriorPack, published_logs
from onward.ledger.passing import interview_given_live, live_given_answer
from onward.ledger.stage_rates import belief_in
from onward.ledger.time_to_answer import time_to_answer
from onward.outcomes import PERIOD, Outcomes, Stage, columns, landmark
from proofs.made_posteriors import World, of_answers, of_interviews, of_stage, of_talks, with_a_drop
from proofs.proof import Proof, significant, sized

_RARE = 0.001
_BINS = 20
_A_BIN = 5  # searches at least
_FOREVER = 3000
_YOUNG = (10, 45)
Places = np.ndarray
"""(N,) where each truth lies in its belief: the chance that the belief gives to anything lower."""
Made = Callable[[np.random.Generator], float]
"""The place of one truth in the belief about it."""

_AT_LEAST = {"rate": 0.90, "answers": 0.88, "talks": 0.88}
"""Least coverage of a 95% interval where an assumption fails, calculated and not read off the runs.

A yes that takes c times as long multiplies the odds of yes among the settled by the mean of F(t / c) / F(t) over
delays and ages: in the median by .79 for c = 2, by 1.14 for c = 1/2. Carried through a normal belief of the log rate,
with the prior's pull, that leaves a 95% interval 93% of rates and 91% of talks among answers; three points less
are allowed, as counts are small and normal beliefs are not. The other worlds delay less than c = 2 does: a screen, or
an answer that says neither, adds 14 days on average to yes and no alike; 14% of offers come after 60 days and
16% of interviews after 45, which takes at most .17 from the log odds.
"""


def stage_rates(share: float, seed: int) -> Proof:
    """`belief_in`, where its assumptions hold."""
    cases: dict[str, Made] = {
        "answered": partial(_stage, "answered", World()),
        "live": partial(_stage, "live", World()),
        "interview": partial(_stage, "interview", World()),
        "live, first 45 days": partial(_stage, "live", World(last_days=_YOUNG)),
        "live, a third withdrawn": partial(_stage, "live", World(withdrawn=1 / 3)),
        "live, noes not told": partial(_stage, "live", World(noes_told=False)),
        "live, noes not told, first 45 days": partial(_stage, "live", World(noes_told=False, last_days=_YOUNG)),
        "offer within 60 days": partial(_offer, PERIOD["offer"]),
    }
    return _calibrated(
        "rates of the stages as the ledger forms them, simulation-based calibration",
        "the ledger's belief about the rate of each stage is calibrated, with applications of every age, rejected, "
        "waiting and withdrawn: the truth's place in it is uniform, its 95% and 80% intervals cover that often",
        _places(cases, sized(2000, share, 30), seed),
        seed,
    )


def passing(share: float, seed: int) -> Proof:
    """`live_given_answer` and `interview_given_live`, where their assumptions hold."""
    cases: dict[str, Made] = {
        "talk, given an answer": partial(_talk, World()),
        "the same, four in ten answers first say neither": partial(_talk, World(vague=0.4)),
        "interview within 45 days, given a talk": partial(_interview, PERIOD["interview"]),
    }
    return _calibrated(
        "from answer to talk to interview as the ledger counts them, simulation-based calibration",
        "the ledger's beliefs about how often an answer is a talk and a talk leads to an interview are calibrated in "
        "the same way",
        _places(cases, sized(3000, share, 40), seed),
        seed,
    )


def drops(share: float, seed: int) -> Proof:
    """The start of `drop`."""
    searches = sized(4000, share, 60)
    rng = np.random.default_rng(seed)
    made = [_start(rng) for _ in range(searches)]
    places, shown = np.array([place for place, _, _ in made]), np.array([leans for _, leans, _ in made])
    below = np.array([lower for _, _, lower in made])
    cases = {"all": places, "shown": places[shown]}
    proof = _calibrated(
        "the start of a drop, simulation-based calibration",
        "where a drop began is calibrated, among all drops and among those whose evidence is strong enough to show it; "
        "its 10, 50 and 90% are those of the whole belief",
        cases,
        seed,
    )
    ends = [_brackets(below[:, i], q, searches) for i, q in enumerate((0.1, 0.5, 0.9))]
    figures = {**proof.figures, "start_below_and_at_most_10_50_90": [list(end) for end, _ in ends]}
    return Proof(proof.name, proof.promise, proof.seen, proof.holds and all(ok for _, ok in ends), figures)


def strained(share: float, seed: int) -> Proof:
    """The same beliefs where what they assume does not hold."""
    cases: dict[str, tuple[str, Made]] = {
        "live, yes takes twice as long as no": ("rate", partial(_stage, "live", World(yes_takes=2))),
        "live, yes takes half as long": ("rate", partial(_stage, "live", World(yes_takes=0.5))),
        "live, four in ten answers first say neither": ("rate", partial(_stage, "live", World(vague=0.4))),
        "interview, after screens": ("rate", partial(_stage, "interview", World(screens_first=True))),
        "offer, also after 60 days": ("rate", partial(_offer, _FOREVER)),
        "talk given answer, takes twice as long": ("answers", partial(_talk, World(yes_takes=2))),
        "talk given answer, takes half as long": ("answers", partial(_talk, World(yes_takes=0.5))),
        "interview given talk, also after 45 days": ("talks", partial(_interview, _FOREVER)),
    }
    places = _places({name: made for name, (_, made) in cases.items()}, sized(1200, share, 20), seed)
    found = {name: _figures(place) for name, place in places.items()}
    least = {name: _AT_LEAST[kind] for name, (kind, _) in cases.items()}
    full = share >= 1
    holds = all(_reaches(places[name], least[name], full) for name in cases)
    said = "; ".join(f"{name} {100 * f['in_95']:.1f}% and {100 * f['in_80']:.1f}%" for name, f in found.items())
    return Proof(
        name="the same beliefs where an assumption fails",
        promise="where yes and no do not take equally long, or come after their time, a 95% interval of the ledger "
        "still covers 90% of rates and 88% of the chances of passing (beside it: what an 80% interval covers)",
        seen=f"{said}; {len(next(iter(places.values()))):,} searches each",
        holds=holds,
        figures={"seed": seed, "cases": {name: {**found[name], "at_least": least[name]} for name in cases}},
    )


def _stage(stage: Stage, world: World, rng: np.random.Generator) -> float:
    truth, search = of_stage(rng, stage, world)
    return _place(truth, search, stage)


def _offer(within: int, rng: np.random.Generator) -> float:
    truth, search = of_interviews(rng, within)
    return _place(truth, search, "offer")


def _place(truth: float, search: Outcomes, stage: Stage) -> float:
    """In the belief that `learn` would form."""
    pack = published_logs()
    mark = landmark(search, stage, PERIOD[stage])
    return float(belief_in(search, stage, mark, pack, time_to_answer(search, pack)).below(truth))


def _talk(world: World, rng: np.random.Generator) -> float:
    return _passed(live_given_answer, partial(of_answers, world=world), rng)


def _interview(within: int, rng: np.random.Generator) -> float:
    return _passed(interview_given_live, partial(of_talks, within=within), rng)


def _passed(
    believe: Callable[[Outcomes, PriorPack], tuple[float, float]],
    make: Callable[[np.random.Generator, BetaPrior], tuple[float, Outcomes]],
    rng: np.random.Generator,
) -> float:
    """The truth's place, drawn from what is believed of a search without any application."""
    nothing = columns([], date(2024, 1, 1))
    truth, search = make(rng, BetaPrior(*believe(nothing, published_logs())))
    return float(beta(*believe(search, published_logs())).cdf(truth))


def _start(rng: np.random.Generator) -> tuple[float, bool, list[tuple[bool, bool]]]:
    """The true start's place; whether the ledger would show it; is it (below, at most) each of 10, 50 and 90%?"""
    starts = np.arange(1, int(rng.integers(20, 250)))
    search = with_a_drop(rng, starts, 31 / ((starts + 30) * (starts + 31)), BetaPrior(0.5, 1.0))
    mark = landmark(search, "answered", PERIOD["answered"])
    truth = int(search.applications[0].attributes["drop"])
    found = drop(mark.y)
    assert found.start is not None
    possible, chance = chance_of_starts(mark.y)
    # Starts are whole numbers: the place is a random one within the chance of the true start.
    place = float(chance[possible < truth].sum() + rng.random() * chance[possible == truth].sum())
    return place, found.log_e >= TENTATIVE, [(truth < end, truth <= end) for end in found.start]


def _brackets(below: np.ndarray, q: float, searches: int) -> tuple[tuple[float, float], bool]:
    """A quantile of whole numbers: at most q of the truths are below it, at least q are at most it."""
    under, upto = (int(below[:, i].sum()) for i in (0, 1))
    ok = (
        binomtest(under, searches, q, "greater").pvalue > _RARE
        and binomtest(upto, searches, q, "less").pvalue > _RARE
    )
    return (round(under / searches, 4), round(upto / searches, 4)), bool(ok)


def _places(cases: Mapping[str, Made], searches: int, seed: int) -> dict[str, Places]:
    """So many searches of each case, each case with chance of its own."""
    chances = (np.random.default_rng([seed, number]) for number in range(len(cases)))
    return {
        name: np.array([made(rng) for _ in range(searches)])
        for (name, made), rng in zip(cases.items(), chances, strict=True)
    }


def _figures(places: Places) -> dict[str, float]:
    bins = max(2, min(_BINS, len(places) // _A_BIN))
    return {
        "searches": len(places),
        "chi_square_p": significant(float(chisquare(np.histogram(places, bins=bins, range=(0, 1))[0]).pvalue)),
        "kolmogorov_smirnov_p": significant(float(kstest(places, "uniform").pvalue)),
        "in_95": round(float((abs(places - 0.5) <= 0.475).mean()), 4),
        "in_80": round(float((abs(places - 0.5) <= 0.4).mean()), 4),
        "mean_place": round(float(places.mean()), 4),
    }


def _uniform(places: Places) -> bool:
    found = _figures(places)
    return min(found["chi_square_p"], found["kolmogorov_smirnov_p"]) > _RARE and all(
        binomtest(round(found[name] * len(places)), len(places), share).pvalue > _RARE
        for name, share in (("in_95", 0.95), ("in_80", 0.8))
    )


def _reaches(places: Places, least: float, full: bool) -> bool:
    """Whether the 95% interval covers at least so many; a short run fails a true `least` once in 1,000."""
    inside = int((abs(places - 0.5) <= 0.475).sum())
    return (
        inside >= least * len(places)
        if full
        else bool(binomtest(inside, len(places), least, "less").pvalue > _RARE)
    )


def _calibrated(name: str, promise: str, places: Mapping[str, Places], seed: int) -> Proof:
    found = {case: _figures(place) for case, place in places.items()}
    said = "; ".join(f"{case} {100 * f['in_95']:.1f}% and {100 * f['in_80']:.1f}%" for case, f in found.items())
    least = min(min(f["chi_square_p"], f["kolmogorov_smirnov_p"]) for f in found.values())
    return Proof(
        name=name,
        promise=promise,
        seen=f"{said} of {max(len(p) for p in places.values()):,}; least p of {2 * len(found)} tests {least}",
        holds=all(_uniform(place) for place in places.values()),
        figures={"seed": seed, "cases": found},
    )
