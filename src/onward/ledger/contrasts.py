"""Contrasts: did one group of applications do better than another? Their evidence, and its path over time."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from onward.evidence import conditional, multiplicity, planning
from onward.evidence.block_line import log_line, settled_at
from onward.evidence.blocks import Tables, tables
from onward.evidence.checks import Floats
from onward.evidence.difference import confidence
from onward.evidence.priors import BetaPrior
from onward.evidence.worth import worth_of_testing
from onward.ledger import scan, words
from onward.ledger.both_ways import Way, p_value_both
from onward.ledger.findings import Arm, Claim, EvidencePath
from onward.ledger.names import slug
from onward.ledger.opened import TENTATIVE, Opened, applications
from onward.ledger.pace import SEARCH_WEEKS
from onward.outcomes import Bools, Landmark, Outcomes, Stage

STAGE: Stage = "live"
"""What arms are compared by."""


@dataclass(frozen=True, eq=False)
class _Weighed:
    """The outcomes of a contrast and their evidence."""

    arm: Bools
    y: Bools
    said: Tables
    factors: Floats

    @property
    def log_e(self) -> float:
        return float(conditional.mix(self.factors))

    @property
    def leans_to_one(self) -> bool:
        return conditional.leans_to_arm_1(self.factors)

    def p_value(self, weight: float) -> float:
        """The smallest level at which the claim was ever settled; 1 if at none that the ledger may ask for."""
        levels = multiplicity.levels(weight)
        crossed = settled_at(self.said, levels) >= 0
        return levels[int(crossed.argmax())] if crossed.any() else 1.0

    def way(self, weight: float) -> Way:
        """The evidence as it is judged beside the one that counts those withdrawn otherwise."""
        return Way(self.log_e >= TENTATIVE, int(self.leans_to_one), lambda: self.p_value(weight))


def open_contrast(
    search: Outcomes, mark: Landmark, without: Landmark, contrast: scan.Contrast, usual: BetaPrior
) -> Opened:
    """A contrast with its evidence. What is told of it holds whether those withdrawn count as noes or are left out.

    Args:
        search: the columns.
        mark: the outcomes of the stage that arms are compared by (`outcomes.compared`).
        without: the mature ones, without those that were withdrawn.
        contrast: which applications are in which arm, and its weight.
        usual: the usual rate of the stage, which steadies plans while data are few.
    """
    seen = _weigh(mark, contrast)
    zero, one = _arms(search, contrast, seen.arm, seen.y)
    gap = confidence(zero.n, zero.k, one.n, one.k) if zero.n and one.n else None
    line = log_line(contrast.weight * multiplicity.ALPHA)
    agree = (one.k * zero.n >= zero.k * one.n) == seen.leans_to_one
    fair = _fair(search, mark, contrast)
    withdrawn = len(seen.y) - int(contrast.member[without.index].sum())
    left_out = (lambda: _weigh(without, contrast).way(contrast.weight)) if withdrawn else None
    p_value, turns = p_value_both(seen.way(contrast.weight), left_out) if fair else (1.0, False)
    claim = Claim(
        id=contrast_id(contrast),
        claim=words.contrast_claim(contrast.column, contrast.level, contrast.rest),
        kind="change" if contrast.design == "before-after" else "contrast",
        design=contrast.design,
        stage=STAGE,
        arms=(zero, one),
        log_e=seen.log_e,
        line=line,
        verdict="can't know",
        ratio=gap.ratio if gap and agree else None,
        more_needed=None,
        settled_by=None,
        words="",
        ahead=int(seen.leans_to_one),
        fair=fair,
        turns_on=withdrawn if turns else 0,
    )
    pending = int(contrast.member[mark.pending].sum())
    relevant = float(contrast.member[contrast.eligible].mean())

    share = one.sent / (zero.sent + one.sent)
    effect = planning.PlausibleEffect.doubling(zero.n, zero.k, one.n, one.k, share, usual)

    def more() -> int | None:
        if not claim.fair or claim.turns_on:
            return None  # more of the same would not be comparable either
        return applications(planning.outcomes_needed(seen.factors, effect, share, line), pending, relevant)

    return Opened(
        claim,
        contrast.weight,
        p_value,
        fair and not turns and seen.log_e >= TENTATIVE,
        more,
        nothing_there=gap is not None
        and agree
        and gap.is_none_that_matters()
        and not (withdrawn and _matters_without(without, contrast)),
        worth=lambda outcomes, a_week: worth_of_testing(
            outcomes, effect, share, a_week=a_week * relevant, weeks_left=SEARCH_WEEKS
        ),
    )


def contrast_id(contrast: scan.Contrast) -> str:
    """A contrast's name in JSON: "portal:indeed"; "claim-2:portal:indeed" where a person registered it."""
    name = f"{slug(contrast.column)}:{slug(contrast.level)}" + (f"-{contrast.twin}" if contrast.twin else "")
    return f"claim-{contrast.registered}:{name}" if contrast.registered else name


def evidence_over_time(search: Outcomes, mark: Landmark, contrast: scan.Contrast) -> EvidencePath | None:
    """The evidence at the end of each day on which an outcome matured; None before the first."""
    arm, y = _arms_of(mark, contrast)
    if not len(y):
        return None
    log_e = conditional.chosen_evidence_path(arm, y)
    matured = (search.applied_on[mark.index] + np.timedelta64(mark.within, "D"))[contrast.member[mark.index]]
    last_of_day = np.flatnonzero(np.append(matured[1:] != matured[:-1], True))
    days = tuple(day.astype(object) for day in matured[last_of_day])
    return EvidencePath(days, tuple(float(e) for e in log_e[last_of_day]))


def _weigh(mark: Landmark, contrast: scan.Contrast) -> _Weighed:
    arm, y = _arms_of(mark, contrast)
    said = tables(arm, y)
    return _Weighed(arm, y, said, conditional.log_factors(said).sum(axis=0))


def _matters_without(without: Landmark, contrast: scan.Contrast) -> bool:
    """Whether a difference that matters is possible where those withdrawn are left out."""
    arm, y = _arms_of(without, contrast)
    n1 = int(arm.sum())
    if not 0 < n1 < len(y):
        return True
    return not confidence(len(y) - n1, int((y & ~arm).sum()), n1, int((y & arm).sum())).is_none_that_matters()


def _fair(search: Outcomes, mark: Landmark, contrast: scan.Contrast) -> bool:
    """Whether both arms had as long: where most successes have no day, an older arm had longer for them."""
    hits = mark.index[mark.y & contrast.member[mark.index]]
    mostly_dated = 2 * int(search.undated[STAGE][hits].sum()) <= len(hits)
    sent = search.applied_on.astype("datetime64[D]").astype(np.int64)
    apart = abs(np.median(sent[contrast.arm]) - np.median(sent[contrast.member & ~contrast.arm]))
    return mostly_dated or bool(apart <= mark.within)


def _arms_of(mark: Landmark, contrast: scan.Contrast) -> tuple[Bools, Bools]:
    """The arm and the outcome of each mature application in the contrast, in order of maturity."""
    here = contrast.member[mark.index]
    return contrast.arm[mark.index][here], mark.y[here]


def _arms(search: Outcomes, contrast: scan.Contrast, arm: Bools, y: Bools) -> tuple[Arm, Arm]:
    reached = search.reached(STAGE)
    rest = contrast.rest or words.the_rest()
    zero = _arm(words.arm_name(contrast.column, rest), ~arm, y, contrast.member & ~contrast.arm, reached)
    return zero, _arm(words.arm_name(contrast.column, contrast.level), arm, y, contrast.arm, reached)


def _arm(name: str, mature: Bools, y: Bools, all_of_it: Bools, reached: Bools) -> Arm:
    counts = (mature.sum(), (mature & y).sum(), all_of_it.sum(), (all_of_it & reached).sum())
    return Arm(name, *(int(count) for count in counts))
