"""Put the example's real output and the measured figures into the README, between their marks.

`benchmarks/readme.py` writes; `--check` only says whether the README is what it would write (exit 1 if not).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from between_marks import replace_between
from pages_table import PAGE_MS
from results_file import read_results
from typer.testing import CliRunner

from onward.cli.main import app

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
EXAMPLE = "examples/search-177.csv"
_WIDTH = "88"
_CLAIMS_SHOWN = 3
_SILENCE_SHOWN = 2
_NAMED = 6


def filled(text: str) -> str:
    """The README's text with all between the marks made anew."""
    return replace_between(text, {"example": example(), "measured": measured()})


def example() -> str:
    """What `onward learn` prints, shortened where it says so."""
    lines = _run("learn", EXAMPLE).rstrip().splitlines()
    top = lines[: lines.index("What you may be tempted to learn")]
    claims = _first(_section(lines, "What you may be tempted to learn"), _CLAIMS_SHOWN)
    silence = _first(_section(lines, "Silence"), _SILENCE_SHOWN)
    told = [f"$ onward learn {EXAMPLE}", *top, *claims, *silence, *_section(lines, "When will it end")]
    return "\n".join(f"    {line}".rstrip() for line in told).rstrip() + "\n"


def measured() -> str:
    """The table of promises, from benchmarks/results/."""
    never, quick, instant, silence = (read_results(n) for n in ("never_lie", "quick", "instant", "silence"))
    both, small, large = silence["together"], instant["applications_450"], instant["applications_100000"]
    rows = [
        (
            "Never lie: of searches in which nothing matters, looked at every week, at most 5% ever show a lesson",
            f"{never['ever_showed_a_lesson']} of {never['searches']:,} ({100 * never['share']:.2f}%, "
            f"upper 97.5% bound {100 * never['upper_97.5']:.2f}%); {never['applications_each']} applications, "
            f"{never['columns']} columns, {never['claims_and_coins']} claims and coins of the person's own, "
            f"who closes and withdraws by the arm, {never['looks_each']} looks each",
            f"never_lie.py --searches {never['searches']}",
        ),
        (
            "Be quick to see: outcomes until a coin's difference is settled, against an oracle that knows the "
            "rates and not the sign",
            " · ".join(_race(row) for row in quick["rows"] if row["design"] == "coin")
            + f" (medians of {quick['searches']:,})",
            "quick.py",
        ),
        (
            "The same for arms that you chose, half and half, against that oracle",
            " · ".join(_race(row) for row in quick["rows"] if row["design"] == "chosen, half and half"),
            "quick.py",
        ),
        (
            "Be instant",
            f"450 applications, cold: {small['median_s']:.2f} s, {small['peak_mb']:.0f} MB; "
            f"{instant['only_the_libraries']['median_s']:.2f} s of it are Python and its libraries. "
            f"100,000: {large['median_s']:.1f} s, {large['peak_mb']:.0f} MB",
            "instant.py",
        ),
        (
            "Be honest about silence: the 80% interval of answers in the next 30 days, said beforehand on two "
            "real logs",
            f"covers {100 * both['covered']:.0f}% of {both['cuts']} cuts; mean error "
            f'{both["mean_absolute_error"]:.1f} answers, "as many as last month" '
            f"{both['as_many_as_in_the_last_30_days']:.1f}",
            "silence.py",
        ),
    ]
    rows += _app_rows()
    table = [f"| {promise} | {seen} | `benchmarks/{command}` |" for promise, seen, command in rows]
    return "\n".join(["| promise | measured | command |", "|---|---|---|", *table])


def _app_rows() -> list[tuple[str, str, str]]:
    """What the app is held to."""
    pages, app, kills = (read_results(n) for n in ("pages", "app", "kills"))
    size = pages["sizes"]["10000"]
    done = sum(kills["acknowledged"].values())
    painted = [one for kind in size["paint"].values() for address, one in kind.items() if "/board" in address]
    files = {address: f"{figures['first_ms'] / 1000:.1f} s" for address, figures in size["files"].items()}
    return [
        (
            f"The app with {size['applications']:,} applications and {size['events']:,} events",
            f"{_over(size['pages'], 'p95_ms', '95 of 100 times')}; "
            f"{_over(size['pages'], 'after_a_write_ms', 'right after a write')}, at worst what was known before, "
            f"marked so, for {size['longest_until_fresh_ms'] / 1000:.1f} s; "
            f"{_over(size['pages'], 'first_ms', 'the first time')}; at most {size['most_queries']:.0f} queries; "
            f"a quick add {size['doing']['add']['p95_ms']:.0f} ms",
            "pages.py",
        ),
        (
            "The board in Chromium, nothing in its cache",
            f"painted in {max(one['first_paint_median_ms'] for one in painted)} ms (at most "
            f"{max(one['first_paint_slowest_ms'] for one in painted)}); "
            f"{max(one['first_visit_bytes'] for one in painted) / 1000:.0f} kB travel",
            "pages.py",
        ),
        (
            "Files of all that, which are no pages, the first time",
            "; ".join(f"`{address.removeprefix('/')}` {s}" for address, s in files.items() if "export" in address),
            "pages.py",
        ),
        (
            "Be open soon, and take in what you have",
            f"from the command to the first page {app['start_s']:.1f} s, the first ever "
            f"{app['first_start_ever_s']:.1f} s; {app['rows']:,} rows in {app['import']['whole_s']:.1f} s",
            "app.py",
        ),
        (
            "Lose nothing: kill -9 at random moments of imports, bulk edits and backups",
            f"{kills['kills']} kills, {done} acknowledged, {len(kills['wrong'])} lost or half-done",
            "kills",
        ),
    ]


def _over(pages: Mapping[str, Mapping[str, float]], what: str, when: str) -> str:
    """How many pages keep to a tenth of a second, and which do not."""
    slow = sorted(((figures[what], address) for address, figures in pages.items()), reverse=True)
    over = [f"`{address}` {ms:,.0f} ms" for ms, address in slow if ms >= PAGE_MS]
    kept = f"{len(slow) - len(over)} of {len(slow)} pages within {PAGE_MS} ms {when}"
    return kept + (f" (not {', '.join(over[:_NAMED])}{' …' if len(over) > _NAMED else ''})" if over else "")


def _race(row: dict[str, Any]) -> str:
    low, high = (f"{rate:.2f}".removeprefix("0") for rate in row["rates"])
    told = f"{low} v {high}: {row['median']:.0f} against {row['oracle']:.0f}: {row['ratio']:.2f} x; "
    return f"{told}within 400 {_percent(row['within_400'])} against {_percent(row['oracle_within_400'])}"


def _percent(share: float) -> str:
    return f"{100 * share:.0f}%"


def _section(lines: list[str], title: str) -> list[str]:
    start = lines.index(title)
    ends = (i for i in range(start + 1, len(lines)) if lines[i] and not lines[i].startswith(" "))
    return lines[start : next(ends, len(lines))]


def _first(section: list[str], count: int) -> list[str]:
    """The title and the first items; an item's later lines are indented further than its first."""
    starts = [i for i, line in enumerate(section) if re.match(r" {2}\S", line)]
    return [*section[: starts[count]], "  …", ""] if len(starts) > count else section


def _run(*arguments: str) -> str:
    done = CliRunner().invoke(app, list(arguments), env={"COLUMNS": _WIDTH}, catch_exceptions=False)
    if done.exit_code:
        raise SystemExit(done.output)
    return done.stdout


if __name__ == "__main__":
    text = README.read_text("utf-8")
    if "--check" in sys.argv:
        sys.exit(int(filled(text) != text))
    README.write_text(filled(text), encoding="utf-8")
