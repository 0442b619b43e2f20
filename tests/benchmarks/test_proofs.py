"""A hundredth of each slow proof, so that none rots: `make proofs` runs them whole and writes docs/proofs.md."""

import importlib
import json
import re
from pathlib import Path

import pytest
from between_marks import replace_between

ROOT = Path(__file__).parents[2]
main = importlib.import_module("proofs.__main__")
QUICK = {"whole_ledger": 0.004, "sequences": 0.02, "real_logs": 0.1, "coin_line": 0.005}
QUICK |= dict.fromkeys(("stage_rates", "passing", "drops", "strained"), 0.01)


@pytest.mark.parametrize("name", sorted(main.PROOFS))
def test_it_runs_and_holds(name: str) -> None:
    """Seed 5. Where a short run has too few trials for a bound on a share, a true 5% fails once in 1,000."""
    proof = main.PROOFS[name](QUICK.get(name, 0.02), 5)
    assert proof.holds, proof.seen
    assert proof.figures["seed"] == 5
    json.dumps(proof.figures)


def test_the_page_shows_what_was_measured() -> None:
    kept = json.loads((ROOT / "benchmarks" / "results" / "proofs.json").read_text("utf-8"))
    page = (ROOT / "docs" / "proofs.md").read_text("utf-8")
    assert replace_between(page, {"proofs": main.table(kept)}) == page
    assert set(kept) == set(main.PROOFS)
    assert all(proof["holds"] for proof in kept.values())


def test_the_decision_on_calibration_says_what_was_measured() -> None:
    kept = json.loads((ROOT / "benchmarks" / "results" / "proofs.json").read_text("utf-8"))
    page = (ROOT / "docs" / "decisions" / "calibration.md").read_text("utf-8")
    table, rest = page.split("| now |")[1].split("3,000 or 4,000 searches")
    now = " ".join(row.split("|")[-2] for row in table.splitlines() if row.startswith("|"))
    worst = rest.split("Worst:")[1].split("\n\n")[0]
    for said, proofs in ((now, ("stage_rates", "passing")), (worst, ("strained",))):
        shares = re.findall(r"\d\d\.\d%", said)
        assert shares
        assert not [share for share in shares if all(share not in kept[proof]["seen"] for proof in proofs)]
