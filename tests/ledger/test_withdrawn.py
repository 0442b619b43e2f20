"""Who withdraws by the arm is told no lesson that rests on it; one that does not rest on it is told as ever."""

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from made import START, TODAY, contrasting, reading
from test_coins import AS_OF, FIRST, made

from onward.events import Application, Event, Kind
from onward.ledger.behind import look_behind, members
from onward.ledger.findings import Claim, Findings
from onward.ledger.learn import learn


def withdrawn(application: Application, after: int) -> Application:
    """Withdrawn after so many days, if it was silent."""
    sent = application.events[0].on or START
    if len(application.events) > 1:
        return application
    return replace(application, events=(*application.events, Event(Kind.WITHDRAWN, sent + timedelta(days=after))))


def learned(applications: list[Application]) -> Findings:
    return learn(reading(applications), today=TODAY, registered=[])


def referral(findings: Findings) -> Claim:
    return next(claim for claim in findings.claims if claim.id == "referral:yes")


def test_withdrawing_the_silent_ones_of_one_arm_teaches_nothing() -> None:
    """Both arms at 2 of 10. With the noes of one arm left out it had 12 of 12."""
    alike = contrasting((12, 60), (12, 60))
    given_up = [withdrawn(a, 20) if a.attributes["Referral"] == "yes" else a for a in alike]
    before, after = referral(learned(alike)), referral(learned(given_up))
    assert after.verdict == before.verdict != "lesson"
    assert [(arm.n, arm.k) for arm in after.arms] == [(60, 12), (60, 12)]
    assert after.log_e == before.log_e


def test_an_arm_withdrawn_at_once_is_no_lesson_either() -> None:
    """Arm "yes" at 24 of 30 and 30 more given up on the first day, the other at 48 of 60: as noes they would tell."""
    alike = contrasting((24, 30), (48, 60))
    more = [
        withdrawn(replace(a, row=a.row + 500, employer=f"Other {a.row}", events=a.events[:1]), 1)
        for a in alike
        if a.attributes["Referral"] == "yes"
    ]
    claim = referral(learned([*alike, *more]))
    assert claim.verdict == "can't know"
    assert claim.turns_on == 30
    assert "30 that you withdrew" in claim.words
    assert claim.more_needed is None


def test_a_difference_that_holds_either_way_is_told() -> None:
    apart = contrasting((40, 60), (6, 60))
    claim = referral(learned([withdrawn(a, 20) if a.row % 5 == 0 else a for a in apart]))
    assert claim.verdict == "lesson"
    assert claim.turns_on == 0


@pytest.mark.parametrize("what", ["experiment-1:resume", "referral:yes"])
def test_the_applications_behind_a_claim_are_those_it_counts(what: str) -> None:
    search, coin = made(np.random.default_rng(3), (0.3, 0.3))
    coins = [coin] if what.startswith("experiment") else []
    if not coins:
        search, as_of = reading(contrasting((12, 60), (12, 60))), TODAY
    else:
        as_of = AS_OF
    given_up = replace(
        search, applications=tuple(withdrawn(a, 3) if a.row % 3 else a for a in search.applications)
    )
    findings = learn(given_up, today=as_of, as_of=as_of, registered=[], coins=coins)
    claim = next(claim for claim in findings.claims if claim.id == what)
    arms = members(look_behind(findings, registered=[], coins=coins), claim)
    assert [sum(m.counts for m in arm) for arm in arms] == [arm.n for arm in claim.arms]


def test_an_experiment_that_turns_on_those_withdrawn_is_no_lesson() -> None:
    """Arms alike at .5; what had arm 1 is given up before any answer but every fourth: as noes they would tell."""
    search, coin = made(np.random.default_rng(4), (0.5, 0.5))

    def gives_up(a: Application) -> Application:
        if not coin.assigned[a.row] or a.row % 4 == 0:
            return a
        return replace(a, events=(a.events[0], Event(Kind.WITHDRAWN, FIRST + timedelta(days=a.row + 1))))

    seen = replace(search, applications=tuple(map(gives_up, search.applications)))
    findings = learn(seen, today=AS_OF, as_of=AS_OF, registered=[], coins=[coin])
    claim = next(claim for claim in findings.claims if claim.design == "coin")
    assert claim.verdict == "can't know"
    assert claim.turns_on > 0
    assert "turns on" in claim.words
