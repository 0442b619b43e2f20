"""Claims about the whole search: is a rate lower than usual, and have the answers dried up?"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

import numpy as np

from onward.evidence import multiplicity, planning, rates, streaks
from onward.evidence.priors import BetaPrior
from onward.ledger import scan, words
from onward.ledger.findings import Arm, Claim
from onward.ledger.opened import TENTATIVE, Opened, applications
from onward.ledger.stage_rates import reached_of_mature
from onward.outcomes import STAGES, Landmark, Outcomes, Stage

_NOT_HALVED = -float(np.log(20))
_RUNS = (1, 2, 3, 5, 8, 12, 16, 20, 25, 30, 40, 50, 65, 80, 100, 120, 160, 200)


def open_level(search: Outcomes, mark: Landmark, stage: Stage, usual: BetaPrior, share_of_level: float) -> Opened:
    """The claim that fewer applications than usual reach a stage; share_of_level: what the scan has of the 5%."""
    reached = reached_of_mature(search, stage, mark)
    log_e = float(rates.level_log_evidence(mark.n, reached, usual))
    weight = share_of_level * scan.level_weights(len(STAGES))
    line = multiplicity.line(weight)
    counted = mark.n + len(mark.pending)
    share = counted / len(search) if counted else 1.0

    def more() -> int | None:
        return applications(planning.level_outcomes_needed(mark.n, reached, usual, line), len(mark.pending), share)

    claim = _claim(f"level:{stage}", words.level_claim(stage), stage, log_e, line, _you(search, mark, stage))
    known = stage != "answered" or search.tells_noes
    p_value = _p_value(log_e) if known else 1.0
    return Opened(claim, weight, p_value, known and log_e >= TENTATIVE, more, nothing_there=log_e <= _NOT_HALVED)


def open_streak(search: Outcomes, mark: Landmark, share_of_level: float) -> Opened:
    """The claim that answers come less often than they did; share_of_level: what the scan has of the 5%."""
    found = streaks.drop(mark.y)
    weight = share_of_level * scan.STREAK_SHARE
    line = multiplicity.line(weight)
    claim = _claim("streak", words.streak_claim(), "answered", found.log_e, line, _you(search, mark, "answered"))
    if found.start is not None and found.log_e >= TENTATIVE:
        first, last = (search.applied_on[mark.index[found.start[end]]].astype(object) for end in (0, 2))
        claim = replace(claim, began=(first, last))
    leans = found.log_e >= TENTATIVE
    return Opened(
        claim, weight, _p_value(found.log_e), leans, lambda: _more_silence(mark, line), nothing_there=False
    )


def _claim(name: str, claim: str, stage: Stage, log_e: float, line: float, you: Arm) -> Claim:
    return Claim(
        id=name,
        claim=claim,
        kind="streak" if name == "streak" else "level",
        design="none",
        stage=stage,
        arms=(you,),
        log_e=log_e,
        line=line,
        verdict="can't know",
        ratio=None,
        more_needed=None,
        settled_by=None,
        words="",
    )


def _p_value(log_e: float) -> float:
    return float(np.exp(-max(log_e, 0.0)))


def _you(search: Outcomes, mark: Landmark, stage: Stage) -> Arm:
    """The whole search as one arm."""
    counted = np.concatenate([mark.index, mark.pending])
    return Arm(words.you(), mark.n, mark.k, len(counted), int(search.reached(stage)[counted].sum()))


def _more_silence(mark: Landmark, line: float) -> int | None:
    """About how many more without an answer, one after another, would show that something changed."""

    def settles(more: int) -> bool:
        longer = np.concatenate([mark.y, np.zeros(more, bool)])
        return streaks.drop(longer).log_e >= line

    place = bisect_left(_RUNS, True, key=settles)
    return max(0, _RUNS[place] - len(mark.pending)) if place < len(_RUNS) else None
