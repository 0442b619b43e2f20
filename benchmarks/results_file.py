"""Where a benchmark leaves its figures, for the documentation to read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).parent / "results"


def read_results(name: str) -> dict[str, Any]:
    """The figures that a benchmark left; none where it never ran."""
    path = RESULTS / f"{name}.json"
    found: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return found


def write(name: str, figures: dict[str, Any]) -> None:
    """Print the figures and keep them in benchmarks/results/NAME.json."""
    text = json.dumps(figures, indent=2, sort_keys=True)
    print(text)
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{name}.json").write_text(text + "\n", encoding="utf-8")
