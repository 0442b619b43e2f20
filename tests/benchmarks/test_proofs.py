"""A short version of each slow proof, so that none rots: `make proofs` runs them whole and writes docs/proofs.md."""

import importlib
import json
import re
from pathlib import Path

import pytest
from between_marks import replace_between
from scipy.stats import binomtest

ROOT = Path(__file__).parents[2]
main = importlib.import_module("proofs.__main__")
SHARE = 0.02
QUICK = {"whole_ledger": 0.05, "sequences": 0.01, "real_logs": 0.1, "coin_line": 0.005, "audits": 0.05}
QUICK |= dict.fromkeys(("stage_rates", "passing", "drops", "strained"), 0.01)


@pytest.mark.parametrize("name", sorted(main.PROOFS))
def test_it_runs_and_holds(name: str) -> None:
    """Seed 5. Where a short run has too few trials for a bound on a share, a true 5% fails once in 1,000."""
    proof = main.PROOFS[name](QUICK.get(name, SHARE), 5)
    assert proof.holds, proof.seen
    assert proof.figures["seed"] == 5
    json.dumps(proof.figures)
    if name == "whole_ledger":
        few_are_false(proof.figures["ever_a_lesson"], proof.figures["searches_a_rate"])


def few_are_false(ever: dict[str, int], searches: int) -> None:
    """All rates together, 150 searches: a true 5% fails once in 100, a true 15% passes once in 30."""
    assert searches * len(ever) >= 150
    assert binomtest(sum(ever.values()), searches * len(ever), 0.05, "greater").pvalue > 0.01


def test_the_page_says_how_much_the_short_versions_run() -> None:
    shares = [QUICK.get(name, SHARE) for name in main.PROOFS]
    assert (min(shares), max(shares)) == (0.005, 0.1)
    assert "a two-hundredth to a tenth of each" in (ROOT / "docs" / "proofs.md").read_text("utf-8")


def test_the_page_shows_what_was_measured() -> None:
    kept = json.loads((ROOT / "benchmarks" / "results" / "proofs.json").read_text("utf-8"))
    page = (ROOT / "docs" / "proofs.md").read_text("utf-8")
    assert replace_between(page, {"proofs": main.table(kept)}) == page
    assert set(kept) == set(main.PROOFS)
    assert all(proof["holds"] for proof in kept.values())


def test_the_decision_on_calibration_says_what_was_measured() -> None:
    """Every share that the page gives of now: the table's last column, the strained beliefs, the other beliefs."""
    kept = json.loads((ROOT / "benchmarks" / "results" / "proofs.json").read_text("utf-8"))
    page = (ROOT / "docs" / "decisions" / "calibration.md").read_text("utf-8")
    table, rest = page.split("| now |")[1].split("3,000 or 4,000 searches")
    now = " ".join(row.split("|")[-2] for row in table.splitlines() if row.startswith("|"))
    worst, others = rest.split("Worst:")[1].split("**Other beliefs.**")
    for said, proofs in (
        (now, ("stage_rates", "passing")),
        (worst, ("strained",)),
        (others.split("Now:")[1], ("effects", "other_bases", "remarks", "real_logs")),
    ):
        shares = re.findall(r"\d+\.\d(?:%| points)", said)
        assert shares
        assert not [share for share in shares if all(share not in kept[proof]["seen"] for proof in proofs)]


def test_the_decision_on_many_claims_says_how_often_no_difference_is_said() -> None:
    kept = json.loads((ROOT / "benchmarks" / "results" / "proofs.json").read_text("utf-8"))
    page = (ROOT / "docs" / "decisions" / "multiplicity.md").read_text("utf-8")
    shares = re.findall(r"\d+\.\d+%", page.split('**"No difference that matters"**')[1])
    assert shares
    assert not [share for share in shares if share not in kept["none_that_matters"]["seen"]]


def test_the_decision_on_the_line_says_how_often_it_settles_a_large_experiment() -> None:
    kept = json.loads((ROOT / "benchmarks" / "results" / "proofs.json").read_text("utf-8"))
    page = (ROOT / "docs" / "decisions" / "boundary.md").read_text("utf-8")
    said = re.search(r"settled` says so in (\d+% of orders)", page)
    assert said
    assert said[1] in kept["audits"]["seen"]
