"""The ledger: every tempting lesson of a search, its evidence and its verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from onward.evidence import multiplicity, weights
from onward.ledger import scan, words
from onward.ledger.coins import Coin, check_numbers, open_coin
from onward.ledger.contrasts import STAGE, contrast_id, evidence_over_time, open_contrast
from onward.ledger.findings import Claim, StageRate, Streak, Verdict
from onward.ledger.levels import open_level, open_streak
from onward.ledger.opened import Opened
from onward.ledger.pace import Pace
from onward.ledger.pack import PriorPack
from onward.ledger.registered import Registered, registered_contrasts
from onward.outcomes import STAGES, Bools, Landmark, Outcomes, Stage, compared

SCANNED_HALF = 1 - weights.REGISTERED
_USUAL_RUN = 20.0
_RANK: Mapping[Verdict, int] = {
    "lesson": 0,
    "tentative": 1,
    "keep watching": 2,
    "no difference": 3,
    "can't know": 4,
}


def judge(
    search: Outcomes,
    marks: Mapping[Stage, Landmark],
    stages: Sequence[StageRate],
    streak: Streak,
    pack: PriorPack,
    pace: Pace,
    registered: Sequence[Registered] | None = None,
    coins: Sequence[Coin] = (),
) -> tuple[Claim, ...]:
    """All claims of a search with their verdicts: lessons first, then by evidence.

    Args:
        search: the columns.
        marks: the mature outcomes of each stage.
        stages: the rates of each stage, as they are shown.
        streak: the current run without an answer.
        pack: the usual rates.
        pace: applications a week, for "when would it be settled".
        registered: the person's own claims, which have half of the level; None where none can be registered and the
            scan has all of it.
        coins: the person's experiments; they share the registered half.

    Raises:
        ValueError: if two registered claims or experiments have the same number, or there are experiments where
            nothing can be registered.
    """
    asked = asked_of(search, registered, coins)
    talks = compared(search, STAGE, marks[STAGE].within)
    opened = _open_all(search, marks, talks, asked, pack, registered, coins)
    believed = _believed(opened)
    shown = {rate.stage: rate for rate in stages}
    within = {stage: marks[stage].within for stage in STAGES}
    decided = [
        _decide(o, bool(b), pace, within[o.claim.stage], streak) for o, b in zip(opened, believed, strict=True)
    ]
    spoken = [
        replace(c, words=_words(c, shown, streak, pack, pace, within[c.stage], search.tells_noes)) for c in decided
    ]
    ranked = sorted(spoken, key=lambda claim: (_rank(claim), _temptation(claim), -claim.log_e))
    return _with_path(search, talks, ranked, {contrast_id(c): c for c in asked})


def verdicts_now(
    search: Outcomes,
    marks: Mapping[Stage, Landmark],
    pack: PriorPack,
    registered: Sequence[Registered] | None = None,
    coins: Sequence[Coin] = (),
) -> dict[str, Verdict]:
    """The claims that are lessons or lean now, by id: `judge` without what only a reader needs."""
    asked = asked_of(search, registered, coins)
    talks = compared(search, STAGE, marks[STAGE].within)
    opened = _open_all(search, marks, talks, asked, pack, registered, coins)
    found: dict[str, Verdict] = {}
    for o, told in zip(opened, _believed(opened), strict=True):
        if told:
            found[o.claim.id] = "lesson"
        elif o.leans and not o.nothing_there:
            found[o.claim.id] = "tentative"
    return found


def asked_of(
    search: Outcomes, registered: Sequence[Registered] | None, coins: Sequence[Coin]
) -> list[scan.Contrast]:
    """The person's own claims first, then the scanned ones, each with a name of its own."""
    if coins and registered is None:
        raise ValueError(
            "experiments have their weight from the registered half: give the registered claims, or []"
        )
    check_numbers([claim.number for claim in registered or ()] + [coin.number for coin in coins])
    if registered is None:
        asked = scan.contrasts(search)
    else:
        asked = [*registered_contrasts(search, registered), *scan.contrasts(search, share=SCANNED_HALF)]
    times: Counter[str] = Counter()
    named = []
    for contrast in asked:
        times[contrast_id(contrast)] += 1
        seen = times[contrast_id(contrast)]
        named.append(replace(contrast, twin=seen) if seen > 1 else contrast)
    return named


def _open_all(
    search: Outcomes,
    marks: Mapping[Stage, Landmark],
    talks: Landmark,
    asked: Sequence[scan.Contrast],
    pack: PriorPack,
    registered: Sequence[Registered] | None,
    coins: Sequence[Coin],
) -> list[Opened]:
    share = 1.0 if registered is None else SCANNED_HALF
    tossed = [open_coin(search, coin, marks[coin.stage].within, pack.rates[coin.stage]) for coin in coins]
    contrasts = [open_contrast(search, talks, marks[STAGE], c, pack.rates[STAGE]) for c in asked]
    levels = [open_level(search, marks[stage], stage, pack.rates[stage], share) for stage in STAGES]
    return [*tossed, *contrasts, *levels, open_streak(search, marks["answered"], share)]


def _believed(opened: Sequence[Opened]) -> Bools:
    return multiplicity.lessons([o.p_value for o in opened], [o.weight for o in opened])


def _decide(opened: Opened, believed: bool, pace: Pace, within: int, streak: Streak) -> Claim:
    claim = opened.claim
    if believed:
        return replace(claim, verdict="lesson")
    if opened.nothing_there:
        return replace(claim, verdict="no difference")
    usual_run = (
        claim.kind == "streak" and streak.in_100 >= _USUAL_RUN
    )  # a run that many searches have: nothing to watch
    more = None if usual_run else opened.more()
    settled_by = pace.settled_by(more, within) if more is not None else None
    waiting: Verdict = "keep watching" if settled_by is not None else "can't know"
    verdict: Verdict = "tentative" if opened.leans else waiting
    saved = opened.worth(more, pace.usual).hours_saved if opened.worth and more and settled_by else None
    return replace(claim, verdict=verdict, more_needed=more, settled_by=settled_by, hours_saved=saved)


def _rank(claim: Claim) -> int:
    """Lessons first. That a rate is not low tempts nobody, so it comes last."""
    settled_well = claim.kind == "level" and claim.verdict == "no difference"
    return len(_RANK) if settled_well else _RANK[claim.verdict]


def _temptation(claim: Claim) -> int:
    """Which claims to name first among those that no data decide: what a person can choose by a yes or a no."""
    if claim.kind in {"contrast", "change"}:
        return 0 if claim.id.endswith(":yes") else 1
    return 2


def _words(
    claim: Claim,
    rate: Mapping[Stage, StageRate],
    streak: Streak,
    pack: PriorPack,
    pace: Pace,
    within: int,
    tells_noes: bool,
) -> str:
    if claim.kind == "streak":
        since = words.between(*claim.began, pace.as_of) if claim.began else ""
        return words.streak(streak.length, claim.arms[0].n, streak.in_100, claim.verdict, since)
    if claim.kind == "level":
        seen = rate[claim.stage]
        if claim.stage == "answered" and not tells_noes:
            return words.noes_not_told()
        return words.level(claim, seen.reached, seen.as_low_in_100, pack.rates[claim.stage].population, pace.as_of)
    days = None if claim.more_needed is None else pace.days_for(claim.more_needed)
    return words.contrast(claim, days, pace.as_of, within)


def _with_path(
    search: Outcomes, mark: Landmark, claims: Sequence[Claim], scanned: Mapping[str, scan.Contrast]
) -> tuple[Claim, ...]:
    """The strongest contrast gets its evidence over time, for the picture."""
    strongest = max((c for c in claims if c.id in scanned), key=lambda c: c.log_e - c.line, default=None)
    path = evidence_over_time(search, mark, scanned[strongest.id]) if strongest else None
    return tuple(replace(c, path=path) if c is strongest else c for c in claims)
