"""What learning from every no costs: the tables of docs/simulation.md, and its picture.

    python benchmarks/simulation.py [--searches 4000]    simulates, twice; about two minutes on two cores
    python benchmarks/simulation.py --docs               makes the page again from the stored figures
    python benchmarks/simulation.py --check              exit 1 if the page is not what it would make

The same as `onward simulate --searches 4000`, and once more with `--rewrite-days 0`: the days that a rewrite costs
are assumed, and the answer hinges on them.
"""

from __future__ import annotations

import argparse
import sys
from concurrent.futures import ProcessPoolExecutor
from itertools import groupby
from pathlib import Path
from typing import Any

from between_marks import replace_between
from markdown_table import markdown_table
from results_file import read_results, write

from onward.report.simulation import svg
from onward.simulate import words
from onward.simulate.contract import as_json
from onward.simulate.run import Plan, run
from onward.simulate.searcher import Searcher
from onward.simulate.summary import Figure, Row

DOCS = Path(__file__).parents[1] / "docs"
PAGE, PICTURE = DOCS / "simulation.md", DOCS / "simulation.svg"
SEARCHERS = {"default": Searcher(), "free_rewrites": Searcher(rewrite_days=0.0)}


def simulate(searches: int) -> dict[str, Any]:
    """The figures with rewrites that cost days and with rewrites that cost none."""
    plans = [Plan(searches=searches, searcher=searcher) for searcher in SEARCHERS.values()]
    with ProcessPoolExecutor() as pool:
        return dict(zip(SEARCHERS, map(as_json, pool.map(run, plans)), strict=True))


def rows(figures: dict[str, Any]) -> tuple[Row, ...]:
    """The rows of a simulation as they were stored."""
    return tuple(Row(**{name: _value(value) for name, value in row.items()}) for row in figures["rows"])


def _value(stored: Any) -> Any:
    return Figure(**stored) if isinstance(stored, dict) else stored


def page(text: str, stored: dict[str, Any]) -> str:
    """The page's text with all between the marks made anew."""
    costly, free = (rows(stored[name]) for name in SEARCHERS)
    made = {
        "run": f"    onward simulate --searches {stored['default']['searches']}\n\n"
        f"{stored['default']['searches']:,} searches of each policy and effect, seed {stored['default']['seed']}.",
        "policies": "\n".join(
            f"- **{name}**: {words.policy_meaning(name)}" for name in stored["default"]["policies"]
        ),
        "costs": _tables(costly),
        "loses": f"{_list(words.ledger_loses(costly))}\n\n{words.ledger_why(SEARCHERS['default'])}",
        "free": _against(free),
        "free-loses": _list(words.ledger_loses(free)),
        "assumed": _list(words.assumptions(Plan(searches=stored["default"]["searches"]))),
    }
    return replace_between(text, made)


def _tables(found: tuple[Row, ...]) -> str:
    return "\n\n".join(
        f"**{words.effect(effect)}**\n\n"
        + markdown_table(words.table_head(), map(words.table_row, group), figures=True)
        for effect, group in groupby(found, key=lambda row: row.effect)
    )


def _against(found: tuple[Row, ...]) -> str:
    """Weeks beyond one resume throughout, a column an effect."""
    effects = list(dict.fromkeys(row.effect for row in found))
    by_policy = {row.policy: [r for r in found if r.policy == row.policy] for row in found}
    lines = [[policy, *(words.longer(r.longer_than_never) for r in of)] for policy, of in by_policy.items()]
    return markdown_table(["policy", *(f"effect {effect:g}" for effect in effects)], lines, figures=True)


def _list(lines: Any) -> str:
    return "\n".join(f"- {line}" for line in lines)


def made(stored: dict[str, Any]) -> dict[Path, str]:
    """Each file of the documentation as it would be written."""
    return {PAGE: page(PAGE.read_text("utf-8"), stored), PICTURE: svg(rows(stored["default"])) + "\n"}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--searches", type=int, default=4000)
    parser.add_argument("--docs", action="store_true")
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    if not (given.docs or given.check):
        write("simulation", simulate(given.searches))
    files = made(read_results("simulation"))
    if given.check:
        sys.exit(int(any(not path.exists() or path.read_text("utf-8") != text for path, text in files.items())))
    for path, text in files.items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
