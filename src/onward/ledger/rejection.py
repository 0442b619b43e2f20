"""What the latest no taught: almost always nothing to change."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from scipy.special import betaln

from onward.events import Kind
from onward.evidence import attribution, surprise
from onward.evidence.priors import BetaPrior
from onward.evidence.response import ResponseBelief
from onward.ledger import words
from onward.ledger.findings import FailureCurve, LastRejection
from onward.ledger.names import application_name
from onward.ledger.pack import PriorPack
from onward.ledger.passing import interview_given_live
from onward.ledger.stage_rates import belief_in
from onward.outcomes import Landmark, Outcomes, Stage

_CURVE = 20


def last_rejection(
    search: Outcomes, marks: Mapping[Stage, Landmark], pack: PriorPack, response: ResponseBelief
) -> LastRejection | None:
    """The latest rejection and what it moved; None if there was none.

    A no after an interview is about passing interviews, one after a screen or a test about getting from there to
    an interview, any other about an application leading to a talk. The belief before it is that of everything
    else.

    The chance after it is that belief as a Beta with one outcome more: exact after a talk or an interview, near for
    applications. The whole belief with the no in it, which the rates show, was 0.8% of the chance away in the median of
    393 made searches of 10 to 120 with another no, 3.7% in 19 of 20, 8.7% (0.9 points) at worst; and up to 47% (2.9
    points) in 7 of which it was the only no, as until then all silence was part of a no. It is not taken instead: in 29
    of the 400 it is higher than before, for a late no says that others may still come, too.
    """
    which = _latest(search)
    if which is None:
        return None
    stage = _stage_of(search, which)
    before, size = _belief_without(search, which, stage, marks, pack, response)
    moved = surprise.one_rejection(before * size, (1 - before) * size)
    technique = attribution.technique_range(moved.chance_before)
    in_a_row = _noes_in_a_row(search)
    usual = pack.rates["offer"]
    wrong = float(surprise.chance_of_something_wrong(in_a_row, usual.mean)) if in_a_row else 0.0
    events = search.applications[which].events
    return LastRejection(
        application=application_name(search.applications[which]),
        on=min((e.on for e in events if e.kind is Kind.REJECTED and e.on is not None), default=None),
        stage=stage,
        bits=moved.bits,
        chance_before=moved.chance_before,
        chance_after=moved.chance_after,
        technique=technique,
        something_wrong=wrong,
        words=words.rejection(
            stage,
            (moved.chance_before, moved.chance_after),
            technique,
            in_a_row,
            100 * _chance_of_row(in_a_row, usual),
            wrong,
        ),
        row=search.applications[which].row,
    )


def failure_curve(pack: PriorPack) -> FailureCurve:
    """What interviews in a row that end in a no teach somebody with the usual chances."""
    found = surprise.lessons_of_failures(_CURVE, pack.rates["offer"])
    return FailureCurve(
        surprise.PRIOR_WRONG,
        *(tuple(float(v) for v in row) for row in (found.something_wrong, found.in_100, found.bits)),
    )


def _stage_of(search: Outcomes, which: int) -> Stage:
    """The stage that the application did not reach: the one that its no is about."""
    if search.reached("interview")[which]:
        return "offer"
    return "interview" if search.reached("live")[which] else "live"


def _belief_without(
    search: Outcomes,
    which: int,
    stage: Stage,
    marks: Mapping[Stage, Landmark],
    pack: PriorPack,
    response: ResponseBelief,
) -> tuple[float, float]:
    """The chance of passing this stage as everything else tells it, and how many outcomes it is worth."""
    if stage != "interview":
        usual, mark = pack.rates[stage], marks[stage]
        mean = belief_in(search, stage, mark, pack, response, without=which).mean
        return mean, usual.a + usual.b + int((mark.index != which).sum())
    a, b = interview_given_live(search, pack, without=which)
    return a / (a + b), a + b


def _latest(search: Outcomes) -> int | None:
    """The rejection with the latest day; where none has a day, that of the application sent last."""
    rejected = ~np.isnat(search.rejected_on)
    if not rejected.any():
        return None
    dated = rejected & search.rejected_dated
    day = search.rejected_on if dated.any() else np.fmax(search.applied_on, np.datetime64("1970-01-01"))
    candidates = np.flatnonzero(dated if dated.any() else rejected)
    return int(candidates[np.argmax(day[candidates])])


def _noes_in_a_row(search: Outcomes) -> int:
    """Interviews that ended in a no, counted back from the latest, until one that ended in an offer."""
    talked = np.flatnonzero(search.reached("interview"))
    order = talked[np.argsort(search.reached_on["interview"][talked], kind="stable")][::-1]
    ended = [i for i in order if search.reached("offer")[i] or not np.isnat(search.rejected_on[i])]
    offers = [place for place, i in enumerate(ended) if search.reached("offer")[i]]
    return offers[0] if offers else len(ended)


def _chance_of_row(length: int, usual: BetaPrior) -> float:
    """How likely so many noes in a row are with nothing wrong, over people."""
    return float(np.exp(betaln(usual.a, usual.b + length) - betaln(usual.a, usual.b)))
