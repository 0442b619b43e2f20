"""Every row of any file is an application or is left out with a reason, in every format."""

import csv
import io
import json
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sheet_text import TODAY

from onward.reading import Reading
from onward.sources.read import read
from onward.sources.unreadable import UnreadableError

HEADER = ["Company", "Role", "Applied", "Status", "Interview", "Portal"]
NAMES = st.sampled_from([*HEADER, "Date", "Stage 1", "Response date", "Offer?", "Notes", "", "URL", "events", "x"])
CELLS = (
    st.sampled_from(
        ["", "Acme", "2026-01-05", "03/04/2026", "1970-01-01", "Rejected", "Interview 3/4", "y", "no", "👻"]
    )
    | st.sampled_from(["Total", "12", "Wishlist", "=TODAY()", "Phone screen 3/4, rejected 3/9", "Applied"])
    | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8)
)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | CELLS
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["type", "date", "status", "x"]), inner)
    ),
    max_leaves=5,
)
FEW = settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


def adds_up(path: Path) -> None:
    """A file is read with every row in one place, or refused in one line."""
    refusal, reading = "", None
    try:
        reading = read(path, today=TODAY)
    except UnreadableError as error:
        refusal = str(error)
    assert (reading is None) == refusal.startswith(str(path))
    if reading is not None:
        assert reading.rows == len(reading.applications) + len(reading.skipped)
        assert len({a.row for a in reading.applications} | {n.row for n in reading.skipped}) == reading.rows
        assert all(note.why for note in reading.skipped)


@given(st.lists(st.dictionaries(NAMES, VALUES, max_size=7), max_size=10) | VALUES)
@FEW
def test_any_json_adds_up_or_is_refused_in_one_line(tmp_path: Path, data: object) -> None:
    path = tmp_path / "any.json"
    path.write_text(json.dumps(data), "utf-8")
    adds_up(path)


@given(st.text(max_size=120).map(lambda text: f"[{text}"))
@FEW
def test_broken_json_is_refused_in_one_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "any.json"
    path.write_text(text, "utf-8", errors="replace")
    adds_up(path)


@given(st.lists(NAMES, min_size=1, max_size=7), st.lists(st.lists(CELLS | st.dates(), max_size=7), max_size=10))
@settings(FEW, max_examples=12)
def test_any_workbook_adds_up_or_is_refused_in_one_line(
    tmp_path: Path, header: list[str], rows: list[list[str | date]]
) -> None:
    book = openpyxl.Workbook()
    book.active.append(header)
    for row in rows:
        book.active.append(row)
    path = tmp_path / "any.xlsx"
    book.save(path)
    adds_up(path)


def as_csv(path: Path, rows: Sequence[Sequence[str]]) -> None:
    out = io.StringIO()
    csv.writer(out).writerows([HEADER, *rows])
    path.write_text(out.getvalue(), "utf-8")


def as_json(path: Path, rows: Sequence[Sequence[str]]) -> None:
    path.write_text(json.dumps([dict(zip(HEADER, row, strict=True)) for row in rows]), "utf-8")


def as_workbook(path: Path, rows: Sequence[Sequence[str]]) -> None:
    book = openpyxl.Workbook()
    for row in (HEADER, *rows):
        book.active.append(list(row))
    book.save(path)


def as_markdown(path: Path, rows: Sequence[Sequence[str]]) -> None:
    lines = [f"| {' | '.join(row)} |" for row in (HEADER, ["---"] * len(HEADER), *rows)]
    path.write_text("\n".join(lines) + "\n", "utf-8")


@pytest.mark.parametrize(
    ("name", "write"),
    [("a.csv", as_csv), ("a.json", as_json), ("a.xlsx", as_workbook), ("a.md", as_markdown)],
)
def test_the_rows_that_were_written_are_the_rows_that_are_told(
    tmp_path: Path, name: str, write: Callable[[Path, Sequence[Sequence[str]]], None]
) -> None:
    rows, sent = [], 0
    for i in range(200):
        day = date(2025, 1, 1) + timedelta(days=2 * i)
        kind = i % 10
        applied = {7: "", 8: "2099-01-01", 9: "32/13/2025"}.get(kind, str(day))
        status = "Wishlist" if kind == 6 else "Rejected" if kind % 2 else "Applied"
        sent += kind < 6
        rows.append(
            [
                f"Employer {i}",
                f"Role {i}",
                applied,
                status,
                str(day + timedelta(9)) if kind == 4 else "",
                "AB"[i % 2],
            ]
        )
    write(tmp_path / name, rows)
    reading: Reading = read(tmp_path / name, today=TODAY)
    assert (reading.rows, len(reading.applications), len(reading.skipped)) == (200, sent, 200 - sent)
    adds_up(tmp_path / name)
