"""The first paint in Chromium, from the real server: a fresh browser each time, nothing in its cache.

    python benchmarks/first_paint.py [--size 10000]

By PerformancePaintTiming; the weight is what travelled for the page, its styles, scripts, fonts and pictures.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_TIMES = 9
_ARGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
_READ = """() => {
  const paint = performance.getEntriesByName('first-contentful-paint')[0];
  const all = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
  return [paint ? paint.startTime : null, all.reduce((sum, one) => sum + one.transferSize, 0), all.length];
}"""
PAGES = ("/board", "/board?ended=open", "/", "/list")
_MAKE = "import sys; from pathlib import Path; from made_journal_db import made_search, with_data; "
_MADE = _MAKE + "with_data(Path(sys.argv[1])); made_search(int(sys.argv[2]), all_open=sys.argv[3] == 'open')"


def first_paint(size: int) -> dict[str, Any]:
    """Both kinds of search: as searches are, and with nothing ended."""
    return {"mixed": _painted(size, "mixed", PAGES), "all open": _painted(size, "open", ("/board",))}


def _painted(size: int, kind: str, pages: tuple[str, ...]) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        here = Path(__file__).parent
        subprocess.run([sys.executable, "-c", _MADE, folder, str(size), kind], check=True, cwd=here)
        with _served(Path(folder)) as door:
            return _seen(door, pages)


def _seen(door: str, pages: tuple[str, ...]) -> dict[str, Any]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    origin = re.match(r"http://[^/]+", door)
    assert origin
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=_ARGS)
        first = browser.new_context()
        first.new_page().goto(door)
        seat = first.cookies()
        found: dict[str, Any] = {}
        for address in pages:
            rows = []
            for _ in range(_TIMES):
                context = browser.new_context()
                context.add_cookies(seat)  # type: ignore[arg-type]
                page = context.new_page()
                page.goto(origin[0] + address, wait_until="networkidle")
                rows.append(page.evaluate(_READ))
                context.close()
            paints = sorted(paint for paint, _, _ in rows if paint is not None)
            found[address] = {
                "first_paint_median_ms": round(statistics.median(paints)),
                "first_paint_slowest_ms": round(paints[-1]),
                "first_visit_bytes": max(weight for _, weight, _ in rows),
                "requests": max(n for _, _, n in rows),
            }
        browser.close()
    return found


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """The app itself; gives the address that opens it."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("DJANGO_", "ONWARD_"))}
    command = [sys.executable, "-m", "onward.cli", "serve", "--data", str(folder), "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env) as process:
        assert process.stdout is not None
        door = re.search(r"http://\S+", process.stdout.readline())
        assert door
        try:
            yield door[0]
        finally:
            end(process)


def end(process: subprocess.Popen[str]) -> None:
    """Stop a server, however long it takes to hear."""
    for _ in range(3):
        process.terminate()
        try:
            process.wait(8)
        except subprocess.TimeoutExpired:
            continue
        return
    process.kill()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--size", type=int, default=10_000)
    print(json.dumps(first_paint(parser.parse_args().size), indent=2))


if __name__ == "__main__":
    main()
