"""The evidence over time: its axis stays readable however far the evidence goes."""

from dataclasses import replace
from datetime import timedelta
from xml.etree.ElementTree import fromstring

import pytest
from made import START, TODAY, contrasting, reading

from onward.ledger.findings import Claim, ClaimKind, EvidencePath
from onward.ledger.learn import learn
from onward.report.pictures.evidence import evidence


def a_claim(*log_e: float, kind: ClaimKind = "contrast") -> Claim:
    found = learn(reading(contrasting((40, 80), (4, 120))), today=TODAY)
    days = tuple(START + timedelta(days=i) for i in range(len(log_e)))
    return replace(found.claims[0], kind=kind, path=EvidencePath(days, log_e))


@pytest.mark.parametrize("lowest", [-0.5, -3.0, -40.0, -400.0])
def test_few_lines_name_the_axis(lowest: float) -> None:
    picture = evidence(a_claim(0.0, lowest, lowest / 2))
    assert picture is not None
    lines = [line for line in fromstring(picture.svg).iter() if line.get("class") == "grid"]
    assert 1 <= len(lines) <= 9


def test_the_sentence_says_what_is_compared() -> None:
    said = {kind: evidence(a_claim(0.0, 1.0, kind=kind)) for kind in ("contrast", "level", "streak")}
    captions = {kind: picture.caption for kind, picture in said.items() if picture is not None}
    assert "half the usual rate" in captions["level"]
    assert "a drop" in captions["streak"]
    assert "a difference" in captions["contrast"]
