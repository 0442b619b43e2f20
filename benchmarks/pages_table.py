"""What the app costs as a search grows: the table in docs/speed.md, from the figures of pages.py."""

from __future__ import annotations

import statistics
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from between_marks import replace_between
from markdown_table import markdown_table
from results_file import read_results

PAGE = Path(__file__).parents[1] / "docs" / "speed.md"
PAGE_MS = 100
_COLUMNS = (
    "applications",
    "events",
    "MB",
    "pages within 100 ms, 95 of 100 times",
    "half of the pages within",
    "slowest page",
    "queries at most",
    "quick add",
    "moving a card",
    "board painted, cold",
    "all of it worked out again after a write",
)


def write_page() -> None:
    """Put the table of the stored figures into the page."""
    sizes = read_results("pages")["sizes"]
    PAGE.write_text(replace_between(PAGE.read_text("utf-8"), {"pages": table(sizes)}), "utf-8")


def table(sizes: Mapping[str, Mapping[str, Any]]) -> str:
    """A row a size."""
    return markdown_table(_COLUMNS, [_row(sizes[name]) for name in sorted(sizes, key=int)])


def _row(size: Mapping[str, Any]) -> list[str]:
    p95 = {address: figures["p95_ms"] for address, figures in size["pages"].items()}
    slowest = max(p95, key=lambda address: p95[address])
    boards = [one for kind in size.get("paint", {}).values() for name, one in kind.items() if name == "/board"]
    return [
        f"{size['applications']:,}",
        f"{size['events']:,}",
        f"{size['database_mb']:,}",
        f"{sum(ms <= PAGE_MS for ms in p95.values())} of {len(p95)}",
        f"{statistics.median(p95.values()):.0f} ms",
        f"`{slowest}` {p95[slowest]:,.0f} ms",
        f"{size['most_queries']:.0f}",
        f"{size['doing']['add']['p95_ms']:.0f} ms",
        f"{size['doing']['move a card']['p95_ms']:.0f} ms",
        f"{max(one['first_paint_median_ms'] for one in boards)} ms" if boards else "",
        f"{size['longest_until_fresh_ms'] / 1000:.1f} s",
    ]
