"""All proofs, or some: `make proofs`, or `python benchmarks/proofs [--only NAME] [--share 1.0] [--seed 20]`.

Writes benchmarks/results/proofs.json and the table in docs/proofs.md. Exit 1 if anything does not hold. The full run
takes about half an hour on two cores; tests run a short version of each.
"""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from between_marks import replace_between  # noqa: E402
from results_file import read_results, write  # noqa: E402

from proofs import (  # noqa: E402
    audits,
    beliefs,
    block_line,
    coin_line,
    intervals,
    none_that_matters,
    other_bases,
    posteriors,
    real_logs,
    remarks,
    whole_ledger,
)
from proofs.proof import Run  # noqa: E402

PROOFS: dict[str, Run] = {
    "coin_line": coin_line.run,
    "block_line": block_line.run,
    "whole_ledger": whole_ledger.run,
    "sequences": intervals.sequences,
    "none_that_matters": none_that_matters.run,
    "rates": intervals.rates,
    "silence": beliefs.silence,
    "endings": beliefs.endings,
    "effects": beliefs.effects,
    "other_bases": other_bases.run,
    "remarks": remarks.run,
    "stage_rates": posteriors.stage_rates,
    "passing": posteriors.passing,
    "drops": posteriors.drops,
    "strained": posteriors.strained,
    "real_logs": real_logs.run,
    "audits": audits.run,
}
PAGE = HERE.parents[1] / "docs" / "proofs.md"


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--only", choices=sorted(PROOFS), action="append")
    parser.add_argument("--share", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=20)
    given = parser.parse_args()
    found: dict[str, dict[str, Any]] = {}
    for name in given.only or PROOFS:
        start = time.monotonic()
        proof = PROOFS[name](given.share, given.seed)
        found[name] = asdict(proof)
        print(
            f"{'holds' if proof.holds else 'FAILS'} {proof.name}: {proof.seen} ({time.monotonic() - start:.0f} s)",
            flush=True,
        )
    if given.share >= 1:
        # Read only now: another run may have written its part meanwhile.
        kept = dict(sorted({**(read_results("proofs") if given.only else {}), **found}.items()))
        write("proofs", kept)
        PAGE.write_text(replace_between(PAGE.read_text("utf-8"), {"proofs": table(kept)}), "utf-8")
    return int(not all(proof["holds"] for proof in found.values()))


def table(kept: dict[str, dict[str, object]]) -> str:
    """The proofs as a table for the documentation."""
    rows = [f"| {p['promise']} | {p['seen']} | {'yes' if p['holds'] else '**no**'} |" for p in kept.values()]
    return "\n".join(["| promise | measured | holds |", "|---|---|---|", *rows])


if __name__ == "__main__":
    sys.exit(main())
