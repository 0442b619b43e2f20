"""Kill -9 at random moments during imports, bulk edits and backups.

python benchmarks/kills [--times 200] [--seed 1]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1]))

from results_file import write

from kills.check import wrong

WORKS = ("import", "edit", "backup")


def kill_once(folder: Path, work: str, name: str, after: float | None) -> list[str]:
    """Start the work, kill it so many seconds after it is ready (None: once it has acknowledged something); what it
    had acknowledged.
    """
    command = [sys.executable, str(Path(__file__).with_name("work.py")), str(folder), work, name]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=_plain()) as process:
        assert process.stdout is not None
        ready = process.stdout.readline()
        if after is None:
            ready += process.stdout.readline()
        else:
            time.sleep(after)
        process.kill()
        said = ready + process.stdout.read()
    return [line for line in said.splitlines(keepends=True) if line.endswith("\n")][1:]


def _plain() -> dict[str, str]:
    """An environment that names no settings of somebody else's."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("DJANGO_", "ONWARD_"))}


def prepared(folder: Path) -> None:
    """A search with one import, made by a process that is killed only after it has acknowledged it."""
    command = [sys.executable, "-c", _FIRST.format(folder=str(folder))]
    subprocess.run(command, check=True, env=_plain())
    kill_once(folder, "import", "first", None)
    (folder / "out").mkdir()


_FIRST = """
from pathlib import Path
from onward.web.opening import use
use(Path({folder!r}))
from onward.journal.searches import start_search
start_search("Killed")
"""


def killed(folder: Path, times: int, seed: int) -> dict[str, object]:
    """Kill so often; what was acknowledged in all, and whatever was wrong."""
    chance, acknowledged, found = Random(seed), Counter[str](), []
    prepared(folder)
    lines: list[str] = []
    for number in range(times):
        work = WORKS[number % len(WORKS)]
        lines += [line.strip() for line in kill_once(folder, work, f"k{number}", chance.uniform(0.0, 1.2))]
        found += wrong(folder, lines)
    acknowledged.update(line.split(" ", 1)[0] for line in lines)
    return {"kills": times, "seed": seed, "acknowledged": dict(acknowledged), "wrong": found}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        write("kills", killed(Path(place) / "data", given.times, given.seed))


if __name__ == "__main__":
    main()
