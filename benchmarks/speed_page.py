"""The page of the speed benchmark, made from its stored results."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from markdown_table import markdown_table
from overlearn.page import between_marks
from results_file import RESULTS

PAGE = Path(__file__).parents[1] / "docs" / "speed.md"
_OURS = {
    "scalar_call": "`log_evidence`, one call for one claim",
    "batch_element": "`log_evidence`, a claim among 10,000 in one call",
    "comparison_update": "`Comparison.update`, arms alike, .10 v .10",
    "comparison_update_with_an_effect": "`Comparison.update`, .05 v .20",
}
_THEIRS = {"update_of_a_pair": "`update` (one outcome of each arm)", "update_single_outcome": "`update_single`"}
_GROWTH = {
    "scalar_call_us_by_outcomes": "one call, µs, by outcomes so far",
    "comparison_update_us_by_outcomes": "`Comparison.update`, mean µs, by outcomes fed",
    "rejudged_ms_by_claims": "all claims re-judged, ms, by claims",
    "batch_element_us_by_pairs": "a claim among 10,000, µs, by pairs in the prior",
}


def write_page() -> None:
    """Put the tables where the documentation has them."""
    PAGE.write_text(between_marks(PAGE.read_text(encoding="utf-8"), "speed", tables(stored())), encoding="utf-8")


def stored() -> dict[str, Any]:
    """The results of the last run."""
    found: dict[str, Any] = json.loads((RESULTS / "speed.json").read_text(encoding="utf-8"))
    return found


def tables(found: dict[str, Any]) -> str:
    """The tables of one run."""
    return "\n\n".join([_updates(found["one_update"]), _targets(found), _growing(found["growth"])])


def _updates(one: dict[str, Any]) -> str:
    micro, times = one["microseconds"], one["times_cheaper"]
    head = ["one update", "µs", *(f"times cheaper than expectation's {_THEIRS[peer]}" for peer in times)]
    ours = [[text, f"{micro[n]:g}", *(f"{times[p][n]:g}" for p in times)] for n, text in _OURS.items()]
    theirs = [[f"expectation, {_THEIRS[p]}", f"{micro[p]:g}", *("" for _ in times)] for p in times]
    missing = f"\n\nexpectation was not run: {one['missing']}." if one["missing"] else ""
    return markdown_table(head, [*ours, *theirs]) + missing


def _targets(found: dict[str, Any]) -> str:
    judged, learnt, held = found["rejudged"], found["verdicts"], found["memory_bytes_by_outcomes"]
    rows = [
        ["", "measured", "target"],
        [f"{judged['claims']:,} open claims re-judged", f"{judged['median_s']:g} s", f"{judged['target_s']:g} s"],
        [
            f"all {learnt['claims']} verdicts of {learnt['applications']} applications, warm",
            f"{learnt['verdicts_ms']:g} ms (least {learnt['verdicts_least_ms']:g})",
            f"{learnt['target_ms']:g} ms",
        ],
        [
            "all of `learn`: verdicts, silence, forecast and the rest, warm",
            f"{learnt['all_of_learn_ms']:g} ms (least {learnt['all_of_learn_least_ms']:g})",
            "",
        ],
        [
            "memory of one `Comparison` after "
            + ", ".join(f"{int(n):,}" for n, _ in _by_size(held))
            + " outcomes",
            ", ".join(f"{size / 1024:.1f} KiB" for _, size in _by_size(held)),
            "flat",
        ],
    ]
    return markdown_table(rows[0], rows[1:])


def _growing(growth: dict[str, dict[str, float]]) -> str:
    rows = [["how it grows", ""]]
    for name, text in _GROWTH.items():
        rows.append([text, " · ".join(f"{int(n):,}: {cost:g}" for n, cost in _by_size(growth[name]))])
    return markdown_table(rows[0], rows[1:])


def _by_size(costs: dict[str, float]) -> list[tuple[str, float]]:
    """Stored as text, so sorted as text; here by number."""
    return sorted(costs.items(), key=lambda item: int(item[0]))
