"""What the tests of the reader share: a sheet from text, and in words what was read of it."""

from datetime import date
from pathlib import Path

from onward.reading import Reading
from onward.sources.read import read

TODAY = date(2026, 11, 24)


def sheet(folder: Path, text: str, name: str = "mine.csv", **how: object) -> Reading:
    """Read a text as a file; `name` sets its ending, the rest goes to `read`."""
    path = folder / name
    path.write_text(text, "utf-8")
    reading = read(path, today=TODAY, **how)  # type: ignore[arg-type]
    assert reading.rows == len(reading.applications) + len(reading.skipped)
    return reading


def told(reading: Reading) -> list[str]:
    """Each application as "row employer: kind@day …", each row that was left out as "- row why"."""
    lines = []
    for a in reading.applications:
        events = " ".join(f"{e.kind.value}@{e.on}" if e.on else e.kind.value for e in a.events)
        lines.append(f"{a.row} {a.employer}: {events}")
    return lines + [f"- {note.row} {note.why}" for note in reading.skipped]


def doubts(reading: Reading) -> str:
    """All doubts, a line each."""
    return "\n".join(f"{note.row or ''} {note.why}".strip() for note in reading.doubts)
