"""What `quick` measured, as the tables of docs/decisions/boundary.md and chosen-arms.md."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from between_marks import replace_between
from markdown_table import markdown_table

DECISIONS = Path(__file__).parents[1] / "docs" / "decisions"
_DASH = "never"


def pages(found: dict[str, Any]) -> dict[Path, dict[str, str]]:
    """What stands between which marks of which page."""
    return {
        DECISIONS / "boundary.md": {"quick-coin": _against(found, "coin")},
        DECISIONS / "chosen-arms.md": {
            "quick-chosen": _against(found, "chosen"),
            "quick-before-after": _before_after(found),
        },
    }


def into_pages(found: dict[str, Any]) -> None:
    """Write the tables into their pages."""
    for page, said in pages(found).items():
        page.write_text(replace_between(page.read_text("utf-8"), said), "utf-8")


def _against(found: dict[str, Any], design: str) -> str:
    """Medians and shares of one kind of design against the oracle that is told all."""
    head = ["design and rates", "median outcomes, ours", "oracle", "ratio", "within 400, ours", "oracle"]
    rows = [
        [
            f"{row['design']}, {_rates(row)}",
            *(_whole(row[name]) for name in ("median", "oracle")),
            _times(row["ratio"]),
            *(_share(row[name]) for name in ("within_400", "oracle_within_400")),
        ]
        for row in found["rows"]
        if row["design"].startswith(design)
    ]
    return markdown_table(head, rows)


def _before_after(found: dict[str, Any]) -> str:
    """Medians and shares of one arm wholly before the other, against both oracles."""
    head = ["first arm, rates", "median outcomes, ours", "no common rate", "ratio", "after the switch"]
    head += ["told all", "settles before the switch", "within 400, ours", "no common rate", "told all"]
    rows = []
    for row in found["rows"]:
        if not row["design"].startswith("before/after"):
            continue
        after = [_after(row[name], row["switch"]) for name in ("median", "no_common_rate")]
        rows.append(
            [
                f"{row['switch']} outcomes, {_rates(row)}",
                *(_whole(row[name]) for name in ("median", "no_common_rate")),
                _times(row["no_common_rate_ratio"]),
                " v ".join(after),
                _whole(row["oracle"]),
                *(_share(row[name]) for name in ("oracle_before_the_switch", "within_400")),
                *(_share(row[name]) for name in ("no_common_rate_within_400", "oracle_within_400")),
            ]
        )
    return markdown_table(head, rows)


def _after(median: float | None, switch: int) -> str:
    return _DASH if median is None else _whole(median - switch)


def _rates(row: dict[str, Any]) -> str:
    low, high = (f"{rate:.2f}".removeprefix("0") for rate in row["rates"])
    return f"{low} v {high}"


def _whole(median: float | None) -> str:
    return _DASH if median is None else f"{median:.0f}"


def _times(ratio: float | None) -> str:
    return "" if ratio is None else f"{ratio:.2f}"


def _share(share: float) -> str:
    return f"{100 * share:.1f}%"
