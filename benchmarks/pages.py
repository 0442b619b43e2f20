"""Be quick in the browser: every page, every file and every doing at 100 … 100,000 applications, six events each.

    python benchmarks/pages.py [--sizes 100 1000 10000 100000] [--runs 40] [--only board]
    python benchmarks/pages.py --docs    makes the table of docs/speed.md again from the stored figures

Each size has a process and a database of its own, and every route of the app is asked; what answers no GET is listed
with its status. Milliseconds from the request to its last compressed byte, within the process that serves it:

- first: nothing is known yet, as after a start;
- median and 95th percentile, on the wall and of the processor, which a busy machine disturbs less;
- after a write: a step of today was just recorded (the slowest of three; of one where --runs is under 20); where the
  page then shows what was known before, it says so, and `fresh_ms` is how long until it shows the new.

Then what is done by a form, and in Chromium the first paint and the weight of a first visit. Targets on 2 cores at
10,000: p95 under 100 ms, the board painted in 300 ms, a quick add in 50 ms, 12 queries, 200 kB. Where a machine has
other work too, --again measures once more and keeps the lesser of each two figures.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from first_paint import first_paint
from made_journal_db import made_search, with_data
from page_addresses import FILES, addresses
from page_doings import doings, milliseconds, spread
from pages_table import write_page
from results_file import read_results, write

if TYPE_CHECKING:
    from django.test import Client

    from onward.journal.models import Search

SIZES = (100, 1_000, 10_000, 100_000)
_AFTER_A_WRITE, _MANY_RUNS = 3, 20
_AT_REST = {"MainThread"}
_PATIENCE_S, _PAINTED = 600, 10_000


def timed(browser: Client, address: str, search: Search, runs: int) -> dict[str, Any] | int:
    """What one page costs; its status where it shows nothing."""
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    headers = {"Accept-Encoding": "gzip"} | ({"HX-Request": "true"} if "/column/" in address else {})

    def get() -> Any:
        answer = browser.get(address, headers=headers)
        parts = getattr(answer, "streaming_content", None)
        content = answer.content if parts is None else b"".join(parts)
        answer.close()
        return answer, content

    _nothing_known()
    first, (answer, _) = milliseconds(get)
    if answer.status_code != 200:
        return int(answer.status_code)
    _wait_for_quiet()
    with CaptureQueriesContext(connection) as asked:
        _, content = get()
        queries = len(asked)
    some = max(3, min(runs, int(4_000 / max(first, 1))))
    times = [_both_clocks(get) for _ in range(some)]
    wall, processor = (spread(clock) for clock in zip(*times, strict=True))
    after, fresh = _after_a_write(get, search, _AFTER_A_WRITE if runs >= _MANY_RUNS else 1)
    return {
        "first_ms": round(first, 1),
        "median_ms": wall["median_ms"],
        "p95_ms": wall["p95_ms"],
        "processor_median_ms": processor["median_ms"],
        "processor_p95_ms": processor["p95_ms"],
        "after_a_write_ms": round(after, 1),
        "fresh_ms": round(fresh, 1),
        "queries": queries,
        "gzip_bytes": len(content),
    }


def _nothing_known() -> None:
    """As after a start."""
    from onward.journal import lesson, looks, record, verdicts  # noqa: PLC0415

    for known in (verdicts._known, verdicts._histories, verdicts._weeks, record._known, lesson._lessons):
        known.forget()
    looks._known.clear()


def _wait_for_quiet() -> None:
    """What the page left to be worked out meanwhile must not disturb what is timed next."""
    end = time.monotonic() + _PATIENCE_S
    while time.monotonic() < end and any(one.name not in _AT_REST for one in threading.enumerate()):
        time.sleep(0.02)


def _after_a_write(get: Callable[[], Any], search: Search, writes: int) -> tuple[float, float]:
    """The slowest answer when a step had just been recorded, and the longest until all of it was worked out."""
    from django.utils import timezone  # noqa: PLC0415

    from onward.events import Kind  # noqa: PLC0415
    from onward.journal.writing import Fact  # noqa: PLC0415
    from onward.journal.writing import write as journal_write  # noqa: PLC0415

    cards = search.applications.filter(removed=False).exclude(place="saved").order_by("number")
    assert len(cards) >= writes
    answers, fresh = [], []
    for card in cards[:writes]:
        with journal_write(search, "recorded") as pen:
            pen.record(card, Fact(Kind.ANSWERED, on=timezone.localdate()))
        start = time.perf_counter()
        answers.append(milliseconds(get)[0])
        _wait_for_quiet()
        fresh.append(1000 * (time.perf_counter() - start))
    return max(answers, default=0.0), max(fresh, default=0.0)


def _both_clocks(job: Callable[[], Any]) -> tuple[float, float]:
    """Milliseconds on the wall and of the processor."""
    start = time.thread_time()
    wall, _ = milliseconds(job)
    return wall, 1000 * (time.thread_time() - start)


def one_size(applications: int, runs: int, only: str) -> dict[str, Any]:
    """The figures of one size, in this process."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ONWARD_START_SECRET"] = "measured"
        with_data(Path(folder))
        from django.test import Client  # noqa: PLC0415

        import onward.web.wsgi  # noqa: F401, PLC0415 - how a worker sets up its process
        from onward.journal.models import Event  # noqa: PLC0415

        seconds, search = milliseconds(lambda: made_search(applications))
        browser = Client(HTTP_HOST="127.0.0.1")
        browser.get("/enter", {"key": "measured"})
        found = {
            address: timed(browser, address, search, runs)
            for address in addresses(search, browser)
            if only in address
        }
        shown = {_named(address): figures for address, figures in found.items() if isinstance(figures, dict)}
        files = {address: figures for address, figures in shown.items() if FILES.match(address)}
        pages = {address: figures for address, figures in shown.items() if address not in files}
        return {
            "applications": applications,
            "events": Event.objects.count(),
            "made_in_s": round(seconds / 1000, 1),
            "database_mb": round((Path(folder) / "onward.sqlite3").stat().st_size / 1e6),
            "pages": pages,
            "files": files,
            "no_get": {_named(address): status for address, status in found.items() if isinstance(status, int)},
            "slowest_p95_ms": _most(pages, "p95_ms"),
            "slowest_processor_p95_ms": _most(pages, "processor_p95_ms"),
            "slowest_first_ms": _most(pages, "first_ms"),
            "slowest_after_a_write_ms": _most(pages, "after_a_write_ms"),
            "longest_until_fresh_ms": _most(pages, "fresh_ms"),
            "most_queries": _most(pages, "queries"),
            "heaviest_gzip_bytes": _most(pages, "gzip_bytes"),
            "doing": {} if only else doings(browser, search, runs),
        }


def _most(pages: Mapping[str, Mapping[str, float]], what: str) -> float:
    return max((figures[what] for figures in pages.values()), default=0)


def _named(address: str) -> str:
    """An address without the id in it, which differs from run to run."""
    short = re.sub(
        r"(?<=^/import/)(?!first)[\w-]+", "<file>", re.sub(r"(?<=^/calendar/)[^.]+", "<token>", address)
    )
    return "/".join("<id>" if len(part) == 36 and part.count("-") == 4 else part for part in short.split("/"))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--runs", type=int, default=40)
    parser.add_argument("--again", action="store_true", help="keep the lesser of these figures and the last ones")
    parser.add_argument("--only", default="", help="addresses that contain this; nothing is kept then")
    parser.add_argument("--docs", action="store_true", help="only write the page anew from the stored figures")
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.docs:
        write_page()
        return
    if given.child:
        print(json.dumps(one_size(given.sizes[0], given.runs, given.only)))
        return
    found = dict(read_results("pages").get("sizes", {}))
    for size in given.sizes:
        runs = given.runs if size <= 10_000 else max(5, given.runs // 4)
        made = _child(size, runs, given.only)
        made |= {"paint": first_paint(size)} if not given.only and size <= _PAINTED else {}
        found[str(size)] = together(found.get(str(size), {}), made) if given.again else made
        if given.only:
            print(json.dumps(made, indent=2))
        else:
            write("pages", {"runs": given.runs, "sizes": found})  # after each: the largest takes its time
            write_page()


def _child(size: int, runs: int, only: str) -> dict[str, Any]:
    more = ["--child", "--sizes", str(size), "--runs", str(runs), "--only", only]
    out = subprocess.run([sys.executable, __file__, *more], stdout=subprocess.PIPE, text=True, check=True).stdout
    made: dict[str, Any] = json.loads(out.splitlines()[-1])
    return made


def together(before: Any, now: Any) -> Any:
    """The lesser of each of two figures."""
    if isinstance(before, dict) and isinstance(now, dict):
        return {name: together(before.get(name, value), value) for name, value in now.items()}
    return min(before, now) if isinstance(now, int | float) and isinstance(before, int | float) else now


if __name__ == "__main__":
    main()
