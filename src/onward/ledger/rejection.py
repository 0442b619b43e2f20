"""What the latest no taught: almost always nothing to change."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from scipy.special import betaln

from onward.events import Kind
from onward.evidence import attribution, surprise
from onward.evidence.priors import BetaPrior
from onward.ledger import words
from onward.ledger.findings import LastRejection
from onward.ledger.names import application_name
from onward.ledger.pack import PriorPack
from onward.outcomes import Landmark, Outcomes, Stage


def last_rejection(search: Outcomes, marks: Mapping[Stage, Landmark], pack: PriorPack) -> LastRejection | None:
    """The latest rejection and what it moved; None if there was none.

    A no after a talk is about passing interviews, any other about an application leading to a talk. The belief
    before it is that of everything else that is mature.
    """
    which = _latest(search)
    if which is None:
        return None
    events = search.applications[which].events
    stage: Stage = "offer" if search.reached("live")[which] else "live"
    before = _belief_without(which, marks[stage], pack.rates[stage])
    moved = surprise.one_rejection(before.a, before.b)
    technique = attribution.technique_range(moved.chance_before)
    in_a_row = _noes_in_a_row(search) if stage == "offer" else 0
    usual = pack.rates["offer"]
    wrong = float(surprise.chance_of_something_wrong(in_a_row, usual.mean)) if stage == "offer" else 0.0
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
    )


def _latest(search: Outcomes) -> int | None:
    """The rejection with the latest day; where none has a day, that of the application sent last."""
    rejected = ~np.isnat(search.rejected_on)
    if not rejected.any():
        return None
    dated = rejected & search.rejected_dated
    day = search.rejected_on if dated.any() else np.fmax(search.applied_on, np.datetime64("1970-01-01"))
    candidates = np.flatnonzero(dated if dated.any() else rejected)
    return int(candidates[np.argmax(day[candidates])])


def _belief_without(which: int, mark: Landmark, usual: BetaPrior) -> BetaPrior:
    others = mark.index != which
    hits = int(mark.y[others].sum())
    return BetaPrior(usual.a + hits, usual.b + int(others.sum()) - hits)


def _noes_in_a_row(search: Outcomes) -> int:
    """Interviews that ended in a no, counted back from the latest, until one that ended in an offer."""
    talked = np.flatnonzero(search.reached("live"))
    order = talked[np.argsort(search.reached_on["live"][talked], kind="stable")][::-1]
    ended = [i for i in order if search.reached("offer")[i] or not np.isnat(search.rejected_on[i])]
    offers = [place for place, i in enumerate(ended) if search.reached("offer")[i]]
    return offers[0] if offers else len(ended)


def _chance_of_row(length: int, usual: BetaPrior) -> float:
    """How likely so many noes in a row are with nothing wrong, over people."""
    return float(np.exp(betaln(usual.a, usual.b + length) - betaln(usual.a, usual.b)))
