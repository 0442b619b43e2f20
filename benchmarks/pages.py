"""Be quick in the browser: every page at 100, 1,000 and 10,000 applications, about six events each.

    python benchmarks/pages.py [--sizes 100 1000 10000 100000] [--runs 40] [--only board]

Each size has a process and a database of its own. Milliseconds from the request to its last compressed byte, within
the process that serves it: first, median and 95th percentile, on the wall and of the processor, which a busy machine
disturbs less; after a write, when what was computed once is computed again; queries; bytes as they travel. Then the
time of moving a card, of closing all that are silent, and of undoing that. Targets on 2 cores at 10,000: p95 under
100 ms, the board under 300 ms, 12 queries, 200 kB.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from made_journal_db import made_search, with_data
from results_file import read_results, write

if TYPE_CHECKING:
    from django.test import Client

    from onward.journal.models import Application, Search

SIZES = (100, 1_000, 10_000)
EXTRA = (
    "/board?ended=open",
    "/list?q=pumps",
    "/list?q=zürich+nurse",
    "/list?sort=employer&page=9999",
    "/list?sort=-place&has=Remote=y",
    "/list?waiting=60&tag=dream",
    "/list/edit?doing=record:closed&all=1&waiting=60",
)
"""More than the bare address shows."""
_AFTER_A_WRITE = 3
_AT_REST = {thread.name for thread in threading.enumerate()}
_PATIENCE_S = 120


def addresses(search: Search) -> Iterator[str]:
    """Every address that a page or a part of one may stand at, with ids that are there."""
    from onward.journal.models import Contact, Event, Note, Task  # noqa: PLC0415
    from onward.web.urls import urlpatterns  # noqa: PLC0415

    application = search.applications.filter(removed=False).order_by("number")[search.applications.count() // 2]
    rows: dict[str, Any] = {
        "applications": application,
        "events": Event.objects.filter(application__search=search).first(),
        "tasks": Task.objects.filter(search=search).first(),
        "notes": Note.objects.filter(application__search=search).first(),
        "contacts": Contact.objects.filter(search=search).first(),
        "board": application,
    }
    for pattern in urlpatterns:
        text = str(pattern.pattern)
        row = rows.get(text.partition("/")[0])
        if text.startswith(("api/", "calendar/")):
            continue
        if "<uuid:pk>" in text and row is not None:
            text = text.replace("<uuid:pk>", str(row.pk))
        text = text.replace("board/column/<str:name>", "board/column/applied")
        if "<" not in text:
            yield "/" + text
    yield from EXTRA


def timed(browser: Client, address: str, search: Search, runs: int) -> dict[str, Any] | int:
    """What one page costs; its status where it shows nothing."""
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    headers = {"Accept-Encoding": "gzip"} | ({"HX-Request": "true"} if "/column/" in address else {})
    first, answer = _milliseconds(lambda: browser.get(address, headers=headers))
    if answer.status_code != 200:
        return int(answer.status_code)
    _wait_for_quiet()
    with CaptureQueriesContext(connection) as asked:
        browser.get(address, headers=headers)
        queries = len(asked)
    some = max(3, min(runs, int(4_000 / max(first, 1))))
    times = [_both_clocks(lambda: browser.get(address, headers=headers)) for _ in range(some)]
    wall, processor = (sorted(clock) for clock in zip(*times, strict=True))
    return {
        "first_ms": round(first, 1),
        "median_ms": round(statistics.median(wall), 1),
        "p95_ms": round(_p95(wall), 1),
        "processor_median_ms": round(statistics.median(processor), 1),
        "processor_p95_ms": round(_p95(processor), 1),
        "after_a_write_ms": round(_after_a_write(browser, address, headers, search), 1),
        "queries": queries,
        "gzip_bytes": len(answer.content),
    }


def _wait_for_quiet() -> None:
    """What the page left to be worked out meanwhile must not disturb what is timed next."""
    end = time.monotonic() + _PATIENCE_S
    while time.monotonic() < end and any(one.name not in _AT_REST for one in threading.enumerate()):
        time.sleep(0.02)


def _after_a_write(browser: Client, address: str, headers: dict[str, str], search: Search) -> float:
    """The median of a few times when something had just been written."""
    from onward.journal.writing import write as journal_write  # noqa: PLC0415

    times = []
    for _ in range(_AFTER_A_WRITE):
        with journal_write(search, "nothing"):
            pass
        times.append(_milliseconds(lambda: browser.get(address, headers=headers))[0])
        _wait_for_quiet()
    return statistics.median(times)


def _p95(times: Sequence[float]) -> float:
    return times[min(len(times) - 1, int(0.95 * len(times)))]


def _both_clocks(job: Callable[[], Any]) -> tuple[float, float]:
    """Milliseconds on the wall and of the processor."""
    start = time.thread_time()
    wall, _ = _milliseconds(job)
    return wall, 1000 * (time.thread_time() - start)


def _milliseconds(job: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    found = job()
    return 1000 * (time.perf_counter() - start), found


def doings(browser: Client, search: Search) -> dict[str, float]:
    """Milliseconds of moving one card with its answer, of closing all that are silent, and of undoing that."""
    from django.utils import timezone  # noqa: PLC0415

    from onward.events import Kind  # noqa: PLC0415
    from onward.journal.bulk import Doing, Edit, edit_many  # noqa: PLC0415
    from onward.journal.listing import Filter, listed  # noqa: PLC0415
    from onward.journal.undo import undo  # noqa: PLC0415

    headers, today = {"HX-Request": "true"}, timezone.localdate()
    cards = list(search.applications.filter(place="applied")[:15])

    def to_offer(card: Application) -> float:
        return _milliseconds(lambda: browser.post(f"/board/move/{card.pk}", {"to": "offer"}, headers=headers))[0]

    moves = [to_offer(card) for card in cards]
    silent = listed(search, Filter(waiting_over=30), today=today)
    closing, (n, batch) = _milliseconds(
        lambda: edit_many(search, silent, Edit(Doing.RECORD, kind=Kind.CLOSED, on=today))
    )
    undoing, _ = _milliseconds(lambda: undo(batch))
    return {
        "move_a_card_ms": round(statistics.median(moves), 1),
        "closed_at_once": n,
        "close_all_silent_ms": round(closing),
        "undo_that_ms": round(undoing),
    }


def one_size(applications: int, runs: int, only: str) -> dict[str, Any]:
    """The figures of one size, in this process."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ONWARD_START_SECRET"] = "measured"
        with_data(Path(folder))
        from django.test import Client  # noqa: PLC0415

        from onward.journal.models import Event  # noqa: PLC0415

        seconds, search = _milliseconds(lambda: made_search(applications))
        browser = Client(HTTP_HOST="127.0.0.1")
        browser.get("/enter", {"key": "measured"})
        pages = {
            address: timed(browser, address, search, runs) for address in addresses(search) if only in address
        }
        general = {_named(address): figures for address, figures in pages.items() if isinstance(figures, dict)}
        return {
            "applications": applications,
            "events": Event.objects.count(),
            "made_in_s": round(seconds / 1000, 1),
            "database_mb": round((Path(folder) / "onward.sqlite3").stat().st_size / 1e6),
            "pages": general,
            "slowest_processor_p95_ms": max(
                (figures["processor_p95_ms"] for figures in general.values()), default=0
            ),
            "most_queries": max((figures["queries"] for figures in general.values()), default=0),
            "heaviest_gzip_bytes": max((figures["gzip_bytes"] for figures in general.values()), default=0),
            "doing": {} if only else doings(browser, search),
        }


def _named(address: str) -> str:
    """An address without the id in it, which differs from run to run."""
    return "/".join("<id>" if len(part) == 36 and part.count("-") == 4 else part for part in address.split("/"))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--runs", type=int, default=40)
    parser.add_argument("--only", default="", help="addresses that contain this; nothing is kept then")
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        print(json.dumps(one_size(given.sizes[0], given.runs, given.only)))
        return
    found = dict(read_results("pages").get("sizes", {}))
    for size in given.sizes:
        more = ["--child", "--sizes", str(size), "--runs", str(given.runs), "--only", given.only]
        out = subprocess.run(
            [sys.executable, __file__, *more], stdout=subprocess.PIPE, text=True, check=True
        ).stdout
        found[str(size)] = json.loads(out.splitlines()[-1])
    if given.only:
        print(json.dumps({str(size): found[str(size)] for size in given.sizes}, indent=2))
    else:
        write("pages", {"runs": given.runs, "sizes": found})


if __name__ == "__main__":
    main()
