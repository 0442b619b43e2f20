"""Be quick to open, to add and to import: the app from its start to its first page, a quick add, and 10,000 rows.

    python benchmarks/app.py [--rounds 5]

Targets on 2 cores: start to first page under 2 s, the first ever and with 10,000 applications too, a quick add at
10,000 under 50 ms (95th percentile), an import of 10,000 rows under 10 s.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any

from first_paint import end
from instant import made_file
from made_journal_db import made_search, with_data
from results_file import write

ROWS = 10_000
ADDS = 60


def start_to_first_page(folder: Path) -> float:
    """Seconds from the command to the first page with its cookie."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("DJANGO_", "ONWARD_"))}
    command = [sys.executable, "-m", "onward.cli", "serve", "--data", str(folder), "--no-browser"]
    begun = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env) as process:
        assert process.stdout is not None
        door = re.search(r"http://\S+", process.stdout.readline())
        assert door
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        with opener.open(door[0], timeout=30) as answer:
            answer.read()
        took = time.perf_counter() - begun
        end(process)
    return took


def imported(folder: Path) -> dict[str, float]:
    """Seconds of reading and of taking in a sheet of 10,000 rows, and how often its progress was told."""
    from onward.journal.searches import start_search  # noqa: PLC0415
    from onward.journal.taking_in import take_in  # noqa: PLC0415
    from onward.sources.read import read  # noqa: PLC0415

    told: list[int] = []
    begun = time.perf_counter()
    reading = read(made_file(folder / "made.csv", ROWS), today=date(2025, 9, 1), with_details=True)
    read_s = time.perf_counter() - begun
    search = start_search("Imported")
    take_in(search, reading, progress=lambda done, _of: told.append(done))
    whole_s = time.perf_counter() - begun
    begun = time.perf_counter()
    again, _ = take_in(search, reading)
    assert not again.changes_anything
    again_s = time.perf_counter() - begun
    return {
        "read_s": round(read_s, 2),
        "whole_s": round(whole_s, 2),
        "again_s": round(again_s, 2),
        "told": len(told),
    }


def added() -> dict[str, float]:
    """Milliseconds of a quick add at 10,000 applications, by its form, until the answer is there."""
    from django.test import Client  # noqa: PLC0415

    from onward.journal.in_use import use  # noqa: PLC0415

    search = made_search(ROWS)
    client = Client(HTTP_HOST="127.0.0.1")
    client.get("/enter", {"key": os.environ["ONWARD_START_SECRET"]})
    use(search)

    def add(number: int) -> None:
        answer = client.post(
            "/add", {"employer": sha256(str(number).encode()).hexdigest()[:12], "role": "Clerk", "sent": "today"}
        )
        assert answer.status_code == 302, answer.content.decode()[:500]

    add(-1)
    took = sorted(1e3 * _seconds(lambda number=number: add(number)) for number in range(ADDS))  # type: ignore[misc]
    return {"median_ms": round(statistics.median(took), 1), "p95_ms": round(took[int(0.95 * ADDS)], 1)}


def _seconds(job: Callable[[], object]) -> float:
    begun = time.perf_counter()
    job()
    return time.perf_counter() - begun


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    found: dict[str, Any] = {"rows": ROWS}
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        starts = [start_to_first_page(folder / "start") for _ in range(given.rounds + 1)]
        found["first_start_ever_s"] = round(starts[0], 2)
        found["start_s"] = round(statistics.median(starts[1:]), 2)
        os.environ["ONWARD_START_SECRET"] = "open sesame"
        with_data(folder / "data")
        from onward.journal.erase import erase_search  # noqa: PLC0415

        made = made_search(ROWS)
        found["start_at_10000_s"] = round(
            statistics.median(start_to_first_page(folder / "data") for _ in range(given.rounds)), 2
        )
        erase_search(made)  # what is imported would be known already
        found["import"] = imported(folder)
        found["quick_add"] = added()
    write("app", found)


if __name__ == "__main__":
    main()
