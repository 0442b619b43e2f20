"""Why one failed interview teaches nothing and ten are some data: the table and picture of docs/one-rejection.md.

    python benchmarks/one_rejection.py [--check]

Nothing is measured here: the figures are formulas, and the page shows what they give.
"""

from __future__ import annotations

import sys
from pathlib import Path

from between_marks import replace_between

from onward.evidence.attribution import technique_share
from onward.evidence.priors import BetaPrior
from onward.evidence.surprise import lessons_of_failures
from onward.ledger.pack import published_logs
from onward.ledger.rejection import failure_curve
from onward.report.alone import alone
from onward.report.pictures.failures import failures

DOCS = Path(__file__).parents[1] / "docs"
PAGE, PICTURE = DOCS / "one-rejection.md", DOCS / "one-rejection.svg"
SHOWN = (1, 2, 3, 5, 8, 10, 15, 20)
BASE = BetaPrior(2.0, 8.0)  # one in five passes, as in the worked example
AGREEMENTS, ODDS, GAINS = (0.19, 0.30, 0.44), (3, 5, 8), (0.3, 0.5, 1.0)


def lessons() -> str:
    """What so many in a row teach somebody whose chance was one in five."""
    found = lessons_of_failures(max(SHOWN), BASE)
    rows = [
        f"| {count} | {100 * found.something_wrong[count - 1]:.0f} of 100 | {found.in_100[count - 1]:.0f} of 100 "
        f"| {found.bits[count - 1]:.3f} |"
        for count in SHOWN
    ]
    head = "| in a row | something holds you back | happens with nothing wrong to | bits of the latest |"
    return "\n".join([head, "|---|---|---|---|", *rows])


def technique() -> str:
    """The share of noes that a better showing would have turned."""
    rows = [
        f"| {r:.2f} | {' / '.join(str(m) for m in ODDS)} | "
        + " | ".join(" / ".join(f"{float(technique_share(r, m, gain)):.2f}" for m in ODDS) for gain in GAINS)
        + " |"
        for r in AGREEMENTS
    ]
    head = "| agreement r | one in m passes | " + " | ".join(f"+{gain} SD" for gain in GAINS) + " |"
    return "\n".join([head, "|---|---|" + "---|" * len(GAINS), *rows])


def made() -> dict[Path, str]:
    """Each file as it should be."""
    text = replace_between(PAGE.read_text("utf-8"), {"lessons": lessons(), "technique": technique()})
    return {PAGE: text, PICTURE: alone(failures(failure_curve(published_logs()))) + "\n"}


if __name__ == "__main__":
    files = made()
    if "--check" in sys.argv:
        sys.exit(int(any(path.read_text("utf-8") != text for path, text in files.items())))
    for path, text in files.items():
        path.write_text(text, encoding="utf-8")
