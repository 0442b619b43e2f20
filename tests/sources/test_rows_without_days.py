"""Rows that have no day, or one that can't be: totals, wishes, merged cells, empty cells that became 1970."""

from pathlib import Path

import pytest
from sheet_text import doubts, sheet, told

ROWS = "Foo,Dev,2026-02-02,Rejected\nBar,Dev,2026-02-03,\nBaz,Dev,2026-02-05,Interview\n"
BODY = f"Company,Title,Date applied,Result\n{ROWS}"


@pytest.mark.parametrize(
    "end",
    [
        "Total,3,,",
        "Rejected,1,,",
        "Response rate,66%,,",
        "Sum: 3,,,",
        "Interviews: 1,,,",
        "Applications sent:,3,,",
        "davon Absagen,1,,",
        "Quote,33%,,",
        "Later AG,Dev,,",
    ],
)
def test_what_stands_at_the_end_inherits_no_day(tmp_path: Path, end: str) -> None:
    reading = sheet(tmp_path, f"{BODY}{end}\n{end}x\n")
    assert len(reading.applications) == 3
    assert [note.row for note in reading.skipped] == [5, 6]
    assert all(note.why for note in reading.skipped)


def test_an_employer_called_total_is_one(tmp_path: Path) -> None:
    reading = sheet(
        tmp_path, f"{BODY}TotalEnergies,Dev,2026-02-07,\nTotal,Dev,2026-02-08,\nAverage Joe's,Dev,2026-02-09,\n"
    )
    assert len(reading.applications) == 6


def test_wishes_between_applications_inherit_no_day(tmp_path: Path) -> None:
    wishes = "Next GmbH,Dev,,,ask\nLater AG,Dev,,,ask Tom\n"
    rows = f"Foo,Dev,2026-02-02,Rejected,\n{wishes}Baz,Dev,2026-02-05,Interview,\n"
    assert told(sheet(tmp_path, f"Company,Role,Date Applied,Status,Notes\n{rows}")) == [
        "2 Foo: applied@2026-02-02 rejected",
        "5 Baz: applied@2026-02-05 interview",
        "- 3 no day of application",
        "- 4 no day of application",
    ]


def test_merged_days_are_carried_through_the_sheet_and_totals_below_are_not(tmp_path: Path) -> None:
    rows = "1/8/2026,A,x,rejected\n,B,x,\n,C,x,interview\n1/22/2026,D,x,rejected\n,E,x,rejected\n,Total,5,\n"
    reading = sheet(tmp_path, f"Date,Company,Title,Result\n{rows}")
    assert [a.row for a in reading.applications] == [2, 3, 4, 5, 6]
    assert [note.row for note in reading.skipped] == [7]
    assert "rows 3-4, 6 have no day of their own; the day of the row above was taken" in doubts(reading)


@pytest.mark.parametrize(
    "day",
    ["1899-12-30", "1900-01-00", "1970-01-01", "0001-01-01", "0026-03-05", "3/5/1926", "2009-03-05"],
)
def test_an_impossible_day_of_application_leaves_the_row_out(tmp_path: Path, day: str) -> None:
    rows = "".join(f"C{i},2026-03-{i + 1:02d},Rejected\n" for i in range(20))
    reading = sheet(tmp_path, f"Company,Applied,Status\n{rows}X,{day},Applied\n")
    assert [(note.row, day in note.why, "left out" in note.why) for note in reading.skipped] == [(22, True, True)]


@pytest.mark.parametrize("day", ["1899-12-30", "1970-01-01", "0001-01-01", "1900-01-00"])
def test_a_step_on_the_day_of_an_empty_cell_did_not_happen(tmp_path: Path, day: str) -> None:
    rows = f"A,2026-03-01,2026-03-09\nB,2026-03-02,{day}\nC,2026-03-03,{day}\n"
    reading = sheet(tmp_path, f"Company,Applied,Interview\n{rows}")
    assert told(reading) == [
        "2 A: applied@2026-03-01 interview@2026-03-09",
        "3 B: applied@2026-03-02",
        "4 C: applied@2026-03-03",
    ]
    assert f'column "Interview": "{day}" in 2 rows is what an empty cell becomes' in doubts(reading)


@pytest.mark.parametrize("day", ["1926-03-09", "2062-03-09"])
def test_a_step_in_an_impossible_year_loses_its_day(tmp_path: Path, day: str) -> None:
    reading = sheet(tmp_path, f"Company,Applied,Interview\nA,2026-03-01,{day}\nB,2026-03-02,2026-03-10\n")
    assert told(reading)[0] == "2 A: applied@2026-03-01 interview"
    assert f"2 {day} in column" in doubts(reading)


def test_names_are_compared_without_punctuation_and_legal_forms(tmp_path: Path) -> None:
    rows = 'Foo Ltd,Dev,2026-03-01\n"FOO, Ltd.",Dev,2026-03-01\nFoo,dev,2026-03-01\nFoo Bar,Dev,2026-03-01\n'
    reading = sheet(tmp_path, f"Company,Role,Applied\n{rows}")
    assert len(reading.applications) == 4
    assert doubts(reading).count("the same employer, role and day as row 2; both are kept") == 2


def test_an_earlier_search_in_the_same_file_stays(tmp_path: Path) -> None:
    rows = "".join(f"C{i},{year}-03-{i + 1:02d},Rejected\n" for year in (2015, 2026) for i in range(4))
    assert len(sheet(tmp_path, f"Company,Applied,Status\n{rows}").applications) == 8
