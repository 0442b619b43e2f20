"""What the tests of the reader share: a sheet from text, and what was read of it in words."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from onward.reading import Reading
from onward.sources.read import read

TODAY = date(2026, 11, 24)


@pytest.fixture
def sheet(tmp_path: Path) -> Callable[..., Reading]:
    """Read a text as a file; `name` sets its ending, the rest goes to `read`."""

    def make(text: str, name: str = "mine.csv", **how: object) -> Reading:
        path = tmp_path / name
        path.write_text(text, "utf-8")
        reading = read(path, today=TODAY, **how)  # type: ignore[arg-type]
        assert reading.rows == len(reading.applications) + len(reading.skipped)
        return reading

    return make


@pytest.fixture
def told() -> Callable[[Reading], list[str]]:
    """Each application as "row employer: kind@day …", each row that was left out as "- row why"."""

    def tell(reading: Reading) -> list[str]:
        lines = []
        for a in reading.applications:
            events = " ".join(f"{e.kind.value}@{e.on}" if e.on else e.kind.value for e in a.events)
            lines.append(f"{a.row} {a.employer}: {events}")
        return lines + [f"- {note.row} {note.why}" for note in reading.skipped]

    return tell


@pytest.fixture
def doubts() -> Callable[[Reading], str]:
    """All doubts, a line each."""
    return lambda reading: "\n".join(f"{note.row or ''} {note.why}".strip() for note in reading.doubts)
