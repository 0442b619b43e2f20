"""What stands behind a claim: its applications, and its evidence from the first outcome to today's."""

from datetime import date
from pathlib import Path

import pytest
from made import TODAY, contrasting, reading

from onward.ledger.behind import look_behind, members, path_of
from onward.ledger.findings import Findings
from onward.ledger.learn import learn
from onward.sources.read import read

EXAMPLES = Path(__file__).parents[2] / "examples"


def made() -> Findings:
    return learn(reading(contrasting((40, 80), (4, 120))), today=TODAY, registered=[])


def published(name: str) -> Findings:
    today = date(2026, 11, 24)
    return learn(read(EXAMPLES / name, today=today), today=today, registered=[])


@pytest.fixture(params=["made", "search-177.csv", "search-138.json"])
def findings(request: pytest.FixtureRequest) -> Findings:
    return made() if request.param == "made" else published(request.param)


def test_the_last_look_is_the_claims_own_evidence(findings: Findings) -> None:
    behind = look_behind(findings, registered=[])
    drawn = 0
    for claim in findings.claims:
        path = path_of(behind, claim)
        if path is None:
            continue
        drawn += 1
        assert path.log_e[-1] == pytest.approx(claim.log_e, abs=1e-9), claim.id
        assert list(path.days) == sorted(path.days)
        assert path.days[-1] <= findings.as_of
    assert drawn >= 3


def test_each_arm_holds_the_applications_that_it_counts(findings: Findings) -> None:
    behind = look_behind(findings, registered=[])
    for claim in findings.claims:
        arms = members(behind, claim)
        assert len(arms) == len(claim.arms)
        for arm, found in zip(claim.arms, arms, strict=True):
            assert (arm.sent, arm.reached) == (len(found), sum(m.reached for m in found)), claim.id
            assert arm.n == sum(m.counts for m in found)


def test_rows_are_those_of_the_file() -> None:
    findings = published("search-177.csv")
    rows = {application.row for application in findings.source.applications}
    behind = look_behind(findings, registered=[])
    told = [member.row for arm in members(behind, findings.claims[0]) for member in arm]
    assert len(told) == len(set(told))
    assert set(told) <= rows


def test_nothing_known_has_nothing_behind_it() -> None:
    findings = learn(reading([]), today=TODAY, registered=[])
    assert look_behind(findings, registered=[]).contrasts == {}
