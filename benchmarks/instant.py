"""Be instant: `onward learn` on 450 applications in a cold process, and on 100,000.

    python benchmarks/instant.py [--runs 11]

Wall seconds (median, least, most) and peak memory of the whole process, as the operating system counts them.
Targets on 2 cores: under 0.6 s and 150 MB at 450, under 10 s at 100,000. An empty interpreter that imports NumPy,
SciPy's special functions and Typer runs in turn, for the machine's speed.
"""

from __future__ import annotations

import argparse
import csv
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from results_file import write

HEADER = (
    "Company,Position,Date Applied,Status,Response Date,"
    "Portal,Remote,Resume,Level,Referral,Letter,Type,Industry,City,Size,URL"
)


def made_file(path: Path, applications: int) -> Path:
    """A sheet of so many applications over 600 days, 16 columns, ten of them with levels."""
    chance = random.Random(3)
    with path.open("w", newline="", encoding="utf-8") as file:
        out = csv.writer(file)
        out.writerow(HEADER.split(","))
        for i in range(applications):
            sent = date(2024, 1, 1) + timedelta(days=i * 600 // applications)
            status = chance.choices(["Applied", "Rejected", "Interview", "Ghosted"], [4, 4, 1, 3])[0]
            answered = (
                sent + timedelta(days=chance.randrange(1, 40)) if status in {"Rejected", "Interview"} else None
            )
            levels = ["ABCD", "yn", "12", "JMS", "yn", "yn", "FP", "IBS", "VWXYZ", "SML"]
            arms = [chance.choice(level) for level in levels]
            day = f"{sent:%m/%d/%Y}", f"{answered:%m/%d/%Y}" if answered else ""
            out.writerow(
                [
                    f"Employer {i % 5000}",
                    f"Role {i % 300}",
                    day[0],
                    status,
                    day[1],
                    *arms,
                    f"https://x.example/{i}",
                ]
            )
    return path


def cold(arguments: list[str]) -> tuple[float, float]:
    """Wall seconds and peak megabytes of one process."""
    start = time.perf_counter()
    process = subprocess.Popen([sys.executable, *arguments], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{arguments} ended with {process.returncode}")
    return seconds, used.ru_maxrss / 1024


def figures(runs: list[tuple[float, float]]) -> dict[str, float]:
    """Median, least and most seconds, and most memory."""
    seconds = [run[0] for run in runs]
    return {
        "median_s": round(statistics.median(seconds), 3),
        "least_s": round(min(seconds), 3),
        "most_s": round(max(seconds), 3),
        "peak_mb": round(max(run[1] for run in runs)),
    }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=11)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        small = made_file(Path(folder) / "450.csv", 450)
        large = made_file(Path(folder) / "100000.csv", 100_000)
        learn = ["-m", "onward.cli", "learn"]
        imports = ["-c", "import numpy, scipy.special, typer"]
        cold([*learn, str(small)])
        pairs = [(cold([*learn, str(small)]), cold(imports)) for _ in range(given.runs)]
        many = [cold([*learn, str(large)]) for _ in range(3)]
    write(
        "instant",
        {
            "runs": given.runs,
            "applications_450": figures([ours for ours, _ in pairs]),
            "only_the_libraries": figures([bare for _, bare in pairs]),
            "ratio_to_only_the_libraries": round(statistics.median(a[0] / b[0] for a, b in pairs), 2),
            "applications_100000": figures(many),
        },
    )


if __name__ == "__main__":
    main()
