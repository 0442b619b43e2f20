"""The benchmark's page and figure, made from its stored results."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from markdown_table import markdown_table
from results_file import RESULTS

from overlearn.figure import figure

DOCS = Path(__file__).parents[2] / "docs"
PAGE, FIGURE = DOCS / "overlearn.md", DOCS / "overlearn.svg"


def write_page() -> None:
    """Put the tables and the figure where the documentation has them."""
    found = stored()
    PAGE.write_text(between_marks(PAGE.read_text(encoding="utf-8"), "overlearn", tables(found)), encoding="utf-8")
    FIGURE.write_text(figure(found) + "\n", encoding="utf-8")


def stored() -> dict[str, Any]:
    """The results of the last run."""
    found: dict[str, Any] = json.loads((RESULTS / "overlearn.json").read_text(encoding="utf-8"))
    return found


def between_marks(text: str, name: str, made: str) -> str:
    """A page with all between the marks of a name made anew."""
    mark = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
    text, count = mark.subn(lambda m: f"{m[1]}{made}\n{m[2]}", text)
    if count != 1:
        raise SystemExit(f"the marks of {name!r} stand on the page {count} times, not once")
    return text


def tables(found: dict[str, Any]) -> str:
    """The three families' tables."""
    packages = ", ".join(f"{name} {version}" for name, version in found["versions"].items())
    head = f"{found['searches']} searches a case, seed {found['seed']}; {packages}."
    parts = [_family(found, family, cell) for family, cell in _CELLS.items()]
    return "\n\n".join([head, *parts])


def _family(found: dict[str, Any], family: str, cell: Any) -> str:
    places = [i for i, case in enumerate(found["cases"]) if case["family"] == family]
    head = [_TITLES[family], *(found["cases"][i]["name"] for i in places)]
    rows = []
    for advisor in found["advisors"]:
        missing = f"not run: {advisor['missing']}"
        rows.append(
            [advisor["name"], *(cell(advisor["scores"][i]) if advisor["scores"] else missing for i in places)]
        )
    return markdown_table(head, rows)


def _null(score: dict[str, Any]) -> str:
    return (
        f"{_percent(score['false_share'])} ({_percent(score['false_low'])} to {_percent(score['false_high'])})"
        f" · {score['regret_weeks']:.1f} weeks"
    )


def _effect(score: dict[str, Any]) -> str:
    median = score["median_applications"]
    when = "later than the end" if median is None else f"{median:.0f}"
    return (
        f"{_percent(score['found_share'])} · {when} · {score['regret_weeks']:.1f} weeks"
        f" · {_percent(score['false_share'])} false"
    )


def _percent(share: float) -> str:
    """Shares near 0 and 1 with a decimal, exact ones without."""
    return f"{100 * share:.0f}%" if share in {0.0, 1.0} or 0.1 <= share <= 0.99 else f"{100 * share:.1f}%"


_CELLS = {"null": _null, "one effect": _effect, "many claims": _effect}
_TITLES = {
    "null": "**Nothing matters:** searches ever told a false lesson (95% bounds) · regret",
    "one effect": "**One column matters:** found · median applications sent by then · regret · searches ever told a"
    " false lesson",
    "many claims": "**Two of twelve matter:** found · median applications sent by then · regret · searches ever told a"
    " false lesson",
}
