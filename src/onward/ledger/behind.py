"""What stands behind a claim: which applications are in which arm, and its evidence over time.

`learn` says what every claim came to; this is for whoever opens one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from onward.evidence import rates, streaks
from onward.ledger.claims import asked_of
from onward.ledger.coins import Coin
from onward.ledger.contrasts import STAGE, contrast_id, evidence_over_time
from onward.ledger.findings import Claim, EvidencePath, Findings
from onward.ledger.names import slug
from onward.ledger.pack import PriorPack, published_logs
from onward.ledger.registered import Registered
from onward.ledger.scan import Contrast
from onward.outcomes import STAGES, Bools, Landmark, Outcomes, Stage, columns, compared, landmark

_MOST_LOOKS = 160
_LOOKS_AT_A_DROP = 40
_LONG = 1000


@dataclass(frozen=True)
class Member:
    """An application in an arm.

    Attributes:
        row: its number in the file or the search.
        sent: the day on which it was sent; None where nobody knows.
        reached: whether it reached the claim's stage so far.
        counts: whether it had its time, and so carries evidence.
    """

    row: int
    sent: date | None
    reached: bool
    counts: bool


@dataclass(frozen=True, eq=False)
class Behind:
    """What the claims of some findings were made of."""

    search: Outcomes
    marks: Mapping[Stage, Landmark]
    contrasts: Mapping[str, Contrast]
    coins: Mapping[str, Coin]
    pack: PriorPack


def look_behind(
    findings: Findings, registered: Sequence[Registered] | None = None, coins: Sequence[Coin] = ()
) -> Behind:
    """What the claims were made of.

    Args:
        findings: as `learn` gave them.
        registered, coins: what it was given.
    """
    search = columns(findings.source.applications, findings.as_of)
    within = {rate.stage: rate.within_days for rate in findings.stages}
    marks = {stage: landmark(search, stage, within[stage]) for stage in STAGES if stage in within}
    asked = asked_of(search, registered, coins) if marks else []
    return Behind(
        search,
        marks,
        {contrast_id(contrast): contrast for contrast in asked},
        {f"experiment-{coin.number}:{slug(coin.name)}": coin for coin in coins},
        published_logs(),
    )


def members(behind: Behind, claim: Claim) -> tuple[tuple[Member, ...], ...]:
    """The applications in each arm of a claim, in the order in which they were sent."""
    search, mark = behind.search, behind.marks[claim.stage]
    if claim.id in behind.contrasts:
        contrast = behind.contrasts[claim.id]
        mark = compared(search, claim.stage, mark.within)
        arms = [contrast.member & ~contrast.arm, contrast.member & contrast.arm]
    elif claim.id in behind.coins:
        coin = behind.coins[claim.id]
        mark = compared(search, claim.stage, mark.within, early=True)
        tossed = np.array([coin.assigned.get(a.row, -1) for a in search.applications], dtype=np.int64)
        arms = [search.sent & (tossed == arm) for arm in (0, 1)]
    else:
        counted = np.zeros(len(search), bool)
        counted[mark.index] = counted[mark.pending] = True
        arms = [counted]
    mature = np.zeros(len(search), bool)
    mature[mark.index] = True
    return tuple(_members(search, arm, mature, search.reached(claim.stage)) for arm in arms)


def path_of(behind: Behind, claim: Claim) -> EvidencePath | None:
    """The evidence of a claim over time; None where nothing has had its time yet."""
    if claim.path is not None or claim.id in behind.coins:
        return claim.path
    if claim.id in behind.contrasts:
        talks = compared(behind.search, STAGE, behind.marks[STAGE].within)
        return evidence_over_time(behind.search, talks, behind.contrasts[claim.id])
    mark = behind.marks[claim.stage]
    if not mark.n or (claim.stage == "answered" and not behind.search.tells_noes and claim.kind == "level"):
        return None
    return _path_of_level(behind, claim, mark) if claim.kind == "level" else _path_of_streak(behind, mark)


def _members(search: Outcomes, arm: Bools, mature: Bools, reached: Bools) -> tuple[Member, ...]:
    index = np.flatnonzero(arm)
    index = index[np.argsort(search.applied_on[index], kind="stable")]
    return tuple(
        Member(search.applications[i].row, search.applied_on[i].astype(object), bool(reached[i]), bool(mature[i]))
        for i in index
    )


def _path_of_level(behind: Behind, claim: Claim, mark: Landmark) -> EvidencePath:
    reached = behind.search.reached(claim.stage)[mark.index]
    days, looks = _looks(behind.search, claim.stage, mark, _MOST_LOOKS)
    log_e = rates.level_log_evidence(looks + 1, np.cumsum(reached)[looks], behind.pack.rates[claim.stage])
    return EvidencePath(days, tuple(float(e) for e in log_e))


def _path_of_streak(behind: Behind, mark: Landmark) -> EvidencePath:
    most = _LOOKS_AT_A_DROP if mark.n < _LONG else _LOOKS_AT_A_DROP // 4  # a look takes longer on a long search
    days, looks = _looks(behind.search, "answered", mark, most)
    return EvidencePath(days, tuple(float(streaks.drop(mark.y[: look + 1]).log_e) for look in looks))


def _looks(search: Outcomes, stage: Stage, mark: Landmark, most: int) -> tuple[tuple[date, ...], np.ndarray]:
    """At most so many days at whose end to look, and the last outcome that had matured on each."""
    begun = search.reached_on["interview"] if stage == "offer" else search.applied_on
    matured = begun[mark.index] + np.timedelta64(mark.within, "D")
    matured = np.maximum.accumulate(matured)
    ends = np.flatnonzero(np.append(matured[1:] != matured[:-1], True))
    if len(ends) > most:
        ends = ends[np.linspace(0, len(ends) - 1, most).round().astype(np.int64)]
    return tuple(day.astype(object) for day in matured[ends]), ends
