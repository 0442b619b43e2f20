"""Columns that know the outcome are no arms, whatever they are called."""

import csv
import random
from datetime import date, timedelta
from pathlib import Path

import pytest

from onward.sources.read import read

TODAY = date(2026, 11, 24)


def sheet(tmp_path: Path, header: str, cell: object, seed: int = 1) -> Path:
    """220 applications, half answered, a tenth with an interview; cell(answered, talked, chance) fills the column."""
    chance, path = random.Random(seed), tmp_path / "mine.csv"
    with path.open("w", newline="") as file:
        out = csv.writer(file)
        out.writerow(["Company", "Role", "Date Applied", "Status", header])
        for i in range(220):
            answered = chance.random() < 0.5
            talked = answered and chance.random() < 0.2
            status = "Interview" if talked else "Rejected" if answered else ""
            day = date(2025, 1, 1) + timedelta(days=i)
            out.writerow([f"Employer {i}", "Clerk", day.isoformat(), status, cell(answered, talked, chance)])  # type: ignore[operator]
    return path


LEAKS = {
    "set where no answer came": lambda answered, _, chance: (
        "yes" if not answered and chance.random() < 0.7 else "no"
    ),
    "set unless it was answered": lambda answered, *_: "TRUE" if not answered else "FALSE",
    "ticked at interviews": lambda _, talked, *__: "yes" if talked else "",
    "named at interviews": lambda _, talked, chance: chance.choice(["phone", "video"]) if talked else "none",
}


@pytest.mark.parametrize("name", list(LEAKS))
def test_it_is_not_compared(tmp_path: Path, name: str) -> None:
    reading = read(sheet(tmp_path, "Thing", LEAKS[name]), today=TODAY)
    assert not any("Thing" in a.attributes for a in reading.applications)
    assert any("knows what came of the application" in note.why for note in reading.doubts)


@pytest.mark.parametrize(
    "header",
    [
        "Follow-up sent",
        "Followed up?",
        "Nachgefasst",
        "Relancé",
        "Seguimiento",
        "Archived",
        "Still open",
        "Erledigt",
    ],
)
def test_what_was_done_afterwards_is_not_compared(tmp_path: Path, header: str) -> None:
    reading = read(sheet(tmp_path, header, lambda *_: random.choice(["yes", "no"])), today=TODAY)
    assert not any(header in a.attributes for a in reading.applications)


def test_what_a_person_chose_is_compared(tmp_path: Path) -> None:
    chosen = read(sheet(tmp_path, "Cover letter", lambda _, __, chance: chance.choice(["yes", "no"])), today=TODAY)
    assert all("Cover letter" in a.attributes for a in chosen.applications)
    # A portal that never answers is a fact worth knowing, not a leak.
    portal = read(
        sheet(
            tmp_path,
            "Portal",
            lambda answered, _, chance: chance.choice("AB") if answered else chance.choice("ABC"),
        ),
        today=TODAY,
    )
    assert all("Portal" in a.attributes for a in portal.applications)
