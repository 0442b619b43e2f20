"""What a person is told where nothing can be read, and what is mended silently enough: one calm line each."""

from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from sheet_text import TODAY, doubts, sheet

from onward.sources.read import read
from onward.sources.unreadable import UnreadableError


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("a.csv", "Company,Role,Applied,Status\n", "there is only a header"),
        (
            "a.csv",
            "Company,Applied,Status\nA,soon,Rejected\nB,later,\n",
            r"column 'Applied' holds no days \('soon'\)",
        ),
        ("a.csv", "Company,Applied,Status\nA,,Rejected\nB,,\n", "column 'Applied' holds no days; "),
        ("a.csv", "\ufeff", "the file is empty"),
        ("a.csv", "\ufeff \n\n", "the file is empty"),
        ("text.md", "# hello\nno table here\n", "there is no table in it"),
        ("null.json", "null", "there is no table in it"),
        ("num.json", "5", "there is no table in it"),
        ("a.csv", "Company,Date applied\nA,2099-01-05\nB,2098-01-05\n", "lie in the future; check the order"),
        ("a.csv", "Company,Applied\nA,2026-01-05x\n", "column 'Applied' holds no days"),
        (
            "a.csv",
            "Company,Applied,Status\nA,2026-01-05,Wishlist\n",
            "its only row is no application that was sent",
        ),
    ],
)
def test_one_calm_line(tmp_path: Path, name: str, text: str, words: str) -> None:
    with pytest.raises(UnreadableError, match=words) as error:
        sheet(tmp_path, text, name)
    line = str(error.value)
    assert "\n" not in line
    assert "?;" not in line
    assert error.value.todo


def test_a_huge_number_in_json_gives_no_advice_about_python(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="holds no days") as error:
        sheet(tmp_path, f'[{{"company": "A", "applied": {"9" * 5000}}}]', "a.json")
    assert "sys." not in str(error.value)


def test_what_is_no_number_in_json_says_nothing(tmp_path: Path) -> None:
    reading = sheet(
        tmp_path, '[{"company": "A", "applied": "2026-03-01", "status": NaN, "pay": Infinity}]', "a.json"
    )
    assert len(reading.applications) == 1


@pytest.mark.parametrize(
    ("sign", "note"), [("\x00", "NUL bytes"), ("\x1b", "control char"), ("\x07", "control char")]
)
def test_signs_that_nobody_types_are_dropped_and_said(tmp_path: Path, sign: str, note: str) -> None:
    rows = "".join(f"C{i},Dev,2026-03-01,Applied\n" for i in range(30))
    reading = sheet(tmp_path, f"Company,Role,Applied,Status\n{rows}A{sign}cme,Dev,2026-03-01,Rejected\n")
    assert reading.applications[-1].employer == "Acme"
    assert f"{note}acters were left out".replace("bytesacters", "bytes") in doubts(reading)


def test_formulas_in_the_cells_of_a_csv(tmp_path: Path) -> None:
    link = '"=HYPERLINK(""https://a.example"",""Acme"")"'
    reading = sheet(tmp_path, f"Company,Role,Applied,Status,Today\n{link},=1+1,2026-03-01,Rejected,=TODAY()\n")
    assert [(a.employer, len(a.events)) for a in reading.applications] == [("Acme", 2)]


def workbook(path: Path, **sheets: Sequence[Sequence[object]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        made = book.create_sheet(name)
        for row in rows:
            made.append(row)
    book.save(path)
    return path


def test_formulas_without_values_say_what_to_do(tmp_path: Path) -> None:
    rows: Sequence[Sequence[object]] = [
        ["Company", "Applied", "Status"],
        *[[f"C{i}", "=TODAY()", "Rejected"] for i in range(4)],
    ]
    with pytest.raises(UnreadableError, match="column 'Applied' holds formulas without values; open it in your"):
        read(workbook(tmp_path / "a.xlsx", Log=rows), today=TODAY)


@pytest.mark.parametrize("corner", ["A1048576", "XFD1"])
def test_a_lone_space_in_the_last_cell_is_nothing(tmp_path: Path, corner: str) -> None:
    path = workbook(
        tmp_path / "a.xlsx", Log=[["Company", "Applied"], *[[f"C{i}", "2026-03-01"] for i in range(60)]]
    )
    book = openpyxl.load_workbook(path)
    book["Log"][corner] = " "
    book.save(path)
    assert read(path, today=TODAY).rows == 60


def test_notes_of_several_sheets_name_their_sheet(tmp_path: Path) -> None:
    head = ["Company", "Applied", "Status"]
    first = [head, ["A", "2026-03-01", "Rejected"], ["B", "soon", ""], ["C", "2026-03-02", "Blorp"]]
    second = [head, ["D", "2025-03-01", "Rejected"], ["E", "2025-13-41", ""]]
    reading = read(workbook(tmp_path / "a.xlsx", New=first, Old=second), today=TODAY)
    assert [note.why.split(":")[0] for note in reading.skipped] == ["sheet 'New'", "sheet 'Old'"]
    assert all(note.why.startswith("sheet '") for note in reading.doubts)


def test_a_missing_column_is_answered_with_those_that_there_are_in_order(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="its columns are: Zeta, Company, Applied"):
        sheet(tmp_path, "Zeta,Company,Applied\n1,A,2026-03-01\n", corrections={"role": "Compani"})
