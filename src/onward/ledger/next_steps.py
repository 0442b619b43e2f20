"""What to do now: at most three things, the nearest first."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from onward.ledger import words
from onward.ledger.findings import Claim, LastRejection, NextStep, Silent, StageRate
from onward.ledger.names import application_name
from onward.outcomes import TALKS, Outcomes, days_quiet, open_offers, open_talks, waiting

MOST = 3
_LET_GO = 0.1
_QUIET_AFTER_A_TALK = 7


def next_steps(
    search: Outcomes,
    claims: Sequence[Claim],
    last: LastRejection | None,
    silent: Sequence[Silent],
    rates: Sequence[StageRate],
) -> tuple[NextStep, ...]:
    """Up to three: offers to answer, open talks, lessons to use, what a coin could settle, and always going on."""
    if search.accepted.any():
        out = len(waiting(search)) + int(open_talks(search).sum())
        return (NextStep(*words.step_accepted(out), None, "close search"),)
    live = next(rate for rate in rates if rate.stage == "live")
    steps = [
        *_answer_offers(search),
        *_follow_up(search),
        *(NextStep(*words.step_use(claim), None, "use") for claim in claims if claim.verdict == "lesson"),
        *_after_rejection(last),
        NextStep(*words.step_send(live.mean), None),
        *_coin(claims),
        *_let_go(silent),
    ]
    # Going on is always among them, however much else there is.
    sending = next(i for i, step in enumerate(steps) if step.action == words.step_send(live.mean)[0])
    return tuple(steps[:MOST] if sending < MOST else [*steps[: MOST - 1], steps[sending]])


def _answer_offers(search: Outcomes) -> list[NextStep]:
    """Every offer that waits for an answer: nothing is nearer to the end."""
    waiting_ones = (search.applications[i] for i in np.flatnonzero(open_offers(search)))
    return [NextStep(*words.step_offer(), application_name(a), "answer offer", a.row) for a in waiting_ones]


def _follow_up(search: Outcomes) -> list[NextStep]:
    """The latest talk that is still open, if it has been quiet for a week."""
    days = days_quiet(search)
    silent = np.flatnonzero(open_talks(search) & (days >= _QUIET_AFTER_A_TALK)).tolist()
    quiet = [i for i in silent if not _arranged(search, i)]
    if not quiet:
        return []
    latest = min(quiet, key=lambda i: days[i])
    quiet_one = search.applications[latest]
    said = words.step_follow_up(int(days[latest]))
    return [NextStep(*said, application_name(quiet_one), "follow up", quiet_one.row)]


def _arranged(search: Outcomes, i: int) -> bool:
    """Whether another talk is written down for a later day: then nobody need ask how it stands."""
    events = search.applications[i].events
    return any(event.kind in TALKS and event.on is not None and event.on > search.as_of for event in events)


def _after_rejection(last: LastRejection | None) -> list[NextStep]:
    if last is None:
        return []
    if last.worth_a_look:
        return [NextStep(*words.step_practice(), None, "practise")]
    if last.stage != "offer":
        return []
    return [NextStep(*words.step_ask_feedback(last.on is not None), last.application, "ask feedback", last.row)]


def _coin(claims: Sequence[Claim]) -> list[NextStep]:
    """The contrast that this search can settle soonest."""
    open_ones = [
        c
        for c in claims
        if c.kind == "contrast" and c.verdict == "keep watching" and c.more_needed and c.worth_testing
    ]
    if not open_ones:
        return []
    soonest = min(open_ones, key=lambda c: c.more_needed or 0)
    return [NextStep(*words.step_coin(soonest.claim, soonest.more_needed or 0), None, "coin")]


def _let_go(silent: Sequence[Silent]) -> list[NextStep]:
    quiet = sum(s.still_coming < _LET_GO for s in silent)
    return [NextStep(*words.step_let_go(quiet), None, "let go")] if quiet else []
