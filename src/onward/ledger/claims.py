"""The ledger: every tempting lesson of a search, its evidence and its verdict."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from onward.evidence import blocks, multiplicity, planning, rates, streaks
from onward.evidence.difference import confidence
from onward.evidence.effects import REFERENCE
from onward.evidence.priors import BetaPrior
from onward.ledger import scan, words
from onward.ledger.findings import Arm, Claim, EvidencePath, StageRate, Streak, Verdict
from onward.ledger.pace import Pace
from onward.ledger.pack import PriorPack
from onward.outcomes import STAGES, Bools, Landmark, Outcomes, Stage

CONTRAST_STAGE: Stage = "live"
TENTATIVE = float(np.log(10))
_NOT_HALVED = -float(np.log(20))
_USUAL_RUN = 20.0
_RUNS = (1, 2, 3, 5, 8, 12, 16, 20, 25, 30, 40, 50, 65, 80, 100, 120, 160, 200)
_RANK: Mapping[Verdict, int] = {
    "lesson": 0,
    "tentative": 1,
    "keep watching": 2,
    "no difference": 3,
    "can't know": 4,
}


@dataclass(frozen=True, eq=False)
class _Open:
    """A claim before its verdict, which all claims together decide.

    Attributes:
        claim: all that is known of it alone; verdict, words and dates are still missing.
        weight: its share of the ledger's level.
        more: asks for the applications that would settle it, beyond those that are out already; None if no number
            does.
        nothing_there: whether a difference that matters is ruled out.
    """

    claim: Claim
    weight: float
    more: Callable[[], int | None]
    nothing_there: bool


def judge(
    search: Outcomes,
    marks: Mapping[Stage, Landmark],
    stages: Sequence[StageRate],
    streak: Streak,
    pack: PriorPack,
    pace: Pace,
) -> tuple[Claim, ...]:
    """All claims of a search with their verdicts: lessons first, then by evidence.

    Args:
        search: the columns.
        marks: the mature outcomes of each stage.
        stages: the rates of each stage, as they are shown.
        streak: the current run without an answer.
        pack: the usual rates.
        pace: applications a week, for "when would it be settled".
    """
    scanned = scan.contrasts(search)
    opened = _open_all(search, marks, scanned, pack)
    believed = _believed(opened)
    shown = {rate.stage: rate for rate in stages}
    within = {stage: marks[stage].within for stage in STAGES}
    decided = [_decide(o, bool(b), pace, within[o.claim.stage]) for o, b in zip(opened, believed, strict=True)]
    decided = [_calm(claim, streak) for claim in decided]
    spoken = [replace(c, words=_words(c, shown, streak, pack, pace, within[c.stage])) for c in decided]
    ranked = sorted(spoken, key=lambda claim: (_RANK[claim.verdict], _temptation(claim), -claim.log_e))
    return _with_path(search, marks[CONTRAST_STAGE], ranked, {_id(c): c for c in scanned})


def lessons_now(search: Outcomes, marks: Mapping[Stage, Landmark], pack: PriorPack) -> tuple[str, ...]:
    """The ids of the claims that are lessons now: `judge` without what only a reader needs."""
    opened = _open_all(search, marks, scan.contrasts(search), pack)
    return tuple(o.claim.id for o, told in zip(opened, _believed(opened), strict=True) if told)


def _open_all(
    search: Outcomes, marks: Mapping[Stage, Landmark], scanned: Sequence[scan.Contrast], pack: PriorPack
) -> list[_Open]:
    contrasts = [_contrast(search, marks[CONTRAST_STAGE], c, pack.rates[CONTRAST_STAGE]) for c in scanned]
    levels = [_level(search, marks[stage], stage, pack.rates[stage]) for stage in STAGES]
    return [*contrasts, *levels, _drying_up(search, marks["answered"], pack.rates["answered"])]


def _believed(opened: Sequence[_Open]) -> Bools:
    return multiplicity.lessons([o.claim.log_e for o in opened], [o.weight for o in opened])


def _contrast(search: Outcomes, mark: Landmark, contrast: scan.Contrast, usual: BetaPrior) -> _Open:
    arm, y = _arms_of(mark, contrast)
    factors = blocks.log_factors(arm, y, blocks.group(arm))
    reached = search.reached(CONTRAST_STAGE)
    rest = contrast.rest or words.the_rest()
    zero = _arm(words.arm_name(contrast.column, rest), ~arm, y, contrast.member & ~contrast.arm, reached)
    one = _arm(words.arm_name(contrast.column, contrast.level), arm, y, contrast.arm, reached)
    gap = confidence(zero.n, zero.k, one.n, one.k) if zero.n and one.n else None
    line = multiplicity.line(contrast.weight)
    claim = Claim(
        id=_id(contrast),
        claim=words.contrast_claim(contrast.column, contrast.level, contrast.rest),
        kind="change" if contrast.design == "before-after" else "contrast",
        design=contrast.design,
        stage=CONTRAST_STAGE,
        arms=(zero, one),
        log_e=float(REFERENCE.mix(factors)),
        line=line,
        verdict="can't know",
        ratio=gap.ratio if gap else None,
        more_needed=None,
        settled_by=None,
        words="",
    )
    share = one.sent / (zero.sent + one.sent)
    effect = planning.PlausibleEffect.doubling(zero.n, zero.k, one.n, one.k, share, usual)
    pending = int(contrast.member[mark.pending].sum())
    relevant = float(contrast.member[search.sent].mean())

    def more() -> int | None:
        return _applications(planning.outcomes_needed(factors, effect, share, line), pending, relevant)

    return _Open(claim, contrast.weight, more, gap is not None and gap.is_none_that_matters())


def _arms_of(mark: Landmark, contrast: scan.Contrast) -> tuple[Bools, Bools]:
    """The arm and the outcome of each mature application in the contrast, in order of maturity."""
    here = contrast.member[mark.index]
    return contrast.arm[mark.index][here], mark.y[here]


def _arm(name: str, mature: Bools, y: Bools, all_of_it: Bools, reached: Bools) -> Arm:
    counts = (mature.sum(), (mature & y).sum(), all_of_it.sum(), (all_of_it & reached).sum())
    return Arm(name, *(int(count) for count in counts))


def _applications(outcomes: int | None, pending: int, share: float) -> int | None:
    """Applications to send for so many outcomes: pending ones come anyway, and some say nothing about the
    claim.
    """
    return None if outcomes is None else int(np.ceil(max(0, outcomes - pending) / share))


def _you(search: Outcomes, mark: Landmark, stage: Stage) -> Arm:
    """The whole search as one arm."""
    counted = np.concatenate([mark.index, mark.pending])
    return Arm(words.you(), mark.n, mark.k, len(counted), int(search.reached(stage)[counted].sum()))


def _level(search: Outcomes, mark: Landmark, stage: Stage, usual: BetaPrior) -> _Open:
    log_e = float(rates.level_log_evidence(mark.n, mark.k, usual))
    weight = scan.level_weights(len(STAGES))
    line = multiplicity.line(weight)
    claim = Claim(
        id=f"level:{stage}",
        claim=words.level_claim(stage),
        kind="level",
        design="none",
        stage=stage,
        arms=(_you(search, mark, stage),),
        log_e=log_e,
        line=line,
        verdict="can't know",
        ratio=None,
        more_needed=None,
        settled_by=None,
        words="",
    )
    counted = mark.n + len(mark.pending)
    share = counted / len(search) if counted else 1.0

    def more() -> int | None:
        return _applications(planning.level_outcomes_needed(mark.n, mark.k, usual, line), len(mark.pending), share)

    return _Open(claim, weight, more, log_e <= _NOT_HALVED)


def _drying_up(search: Outcomes, mark: Landmark, usual: BetaPrior) -> _Open:
    log_e = streaks.drying_up(mark.y, usual.a, usual.b)
    claim = Claim(
        id="streak",
        claim=words.streak_claim(),
        kind="streak",
        design="none",
        stage="answered",
        arms=(_you(search, mark, "answered"),),
        log_e=log_e,
        line=multiplicity.line(scan.STREAK_SHARE),
        verdict="can't know",
        ratio=None,
        more_needed=None,
        settled_by=None,
        words="",
    )
    return _Open(claim, scan.STREAK_SHARE, lambda: _more_silence(mark, usual, claim.line), False)


def _more_silence(mark: Landmark, usual: BetaPrior, line: float) -> int | None:
    """About how many more without an answer, one after another, would show that something changed."""

    def settles(more: int) -> bool:
        longer = np.concatenate([mark.y, np.zeros(more, bool)])
        return streaks.drying_up(longer, usual.a, usual.b) >= line

    place = bisect_left(_RUNS, True, key=settles)
    return max(0, _RUNS[place] - len(mark.pending)) if place < len(_RUNS) else None


def _decide(opened: _Open, believed: bool, pace: Pace, within: int) -> Claim:
    claim = opened.claim
    if believed:
        return replace(claim, verdict="lesson")
    if opened.nothing_there:
        return replace(claim, verdict="no difference")
    more = opened.more()
    settled_by = pace.settled_by(more, within) if more is not None else None
    waiting: Verdict = "keep watching" if settled_by is not None else "can't know"
    verdict: Verdict = "tentative" if claim.log_e >= TENTATIVE else waiting
    return replace(claim, verdict=verdict, more_needed=more, settled_by=settled_by)


def _temptation(claim: Claim) -> int:
    """Which claims to name first among those that no data decide: what a person can choose by a yes or a no."""
    if claim.kind in {"contrast", "change"}:
        return 0 if claim.id.endswith(":yes") else 1
    return 2


def _calm(claim: Claim, streak: Streak) -> Claim:
    """A run that many searches have is nothing to watch."""
    if claim.kind == "streak" and claim.verdict == "keep watching" and streak.in_100 >= _USUAL_RUN:
        return replace(claim, verdict="can't know", settled_by=None)
    return claim


def _words(
    claim: Claim, rate: Mapping[Stage, StageRate], streak: Streak, pack: PriorPack, pace: Pace, within: int
) -> str:
    if claim.kind == "streak":
        return words.streak(streak.length, streak.in_100, claim.verdict)
    if claim.kind == "level":
        seen = rate[claim.stage]
        return words.level(claim, seen.as_low_in_100, pack.rates[claim.stage].population, pace.as_of)
    days = None if claim.more_needed is None else pace.days_for(claim.more_needed)
    return words.contrast(claim, days, pace.as_of, within)


def _with_path(
    search: Outcomes, mark: Landmark, claims: Sequence[Claim], scanned: Mapping[str, scan.Contrast]
) -> tuple[Claim, ...]:
    """The strongest contrast gets its evidence over time, for the picture."""
    strongest = max((c for c in claims if c.id in scanned), key=lambda c: c.log_e - c.line, default=None)
    path = _path(search, mark, scanned[strongest.id]) if strongest else None
    return tuple(replace(c, path=path) if c is strongest else c for c in claims)


def _path(search: Outcomes, mark: Landmark, contrast: scan.Contrast) -> EvidencePath | None:
    arm, y = _arms_of(mark, contrast)
    if not len(y):
        return None
    log_e = blocks.chosen_evidence_path(arm, y)
    matured = (search.applied_on[mark.index] + np.timedelta64(mark.within, "D"))[contrast.member[mark.index]]
    last_of_day = np.flatnonzero(np.append(matured[1:] != matured[:-1], True))
    days = tuple(day.astype(object) for day in matured[last_of_day])
    return EvidencePath(days, tuple(float(e) for e in log_e[last_of_day]))


def _id(contrast: scan.Contrast) -> str:
    return f"{_slug(contrast.column)}:{_slug(contrast.level)}"


def _slug(text: str) -> str:
    return re.sub(r"[\W_]+", "-", text.casefold()).strip("-") or "unnamed"
