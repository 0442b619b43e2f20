"""Bytes → cells: every dialect, encoding and workbook, and every file that is no table."""

import csv
import io
import os
import zipfile
from pathlib import Path
from typing import Literal

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from onward.sources import opening
from onward.sources.grid import Grid
from onward.sources.grids import grids
from onward.sources.unreadable import UnreadableError

ROWS = [
    ["Company", "Role", "Applied", "Status"],
    ["Müller & Söhne", "Clerk, senior", "2024-01-02", "Rejected"],
    ['The "Best" Co', "Line\nbreak", "2024-01-03", "Applied"],
    ["Café — Noir", "a;b|c", "2024-01-04", ""],
    ["Last", "Clerk", "2024-01-05", "Interview"],
]


def only(path: Path) -> Grid:
    """The single grid of a file."""
    found = grids(path)
    assert isinstance(found, list)
    assert len(found) == 1
    return found[0]


def trimmed(rows: list[list[str]]) -> list[tuple[str, ...]]:
    """Rows as a grid holds them: no empty cells at the end."""
    return [tuple(row[: max((i + 1 for i, cell in enumerate(row) if cell), default=0)]) for row in rows]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("newline", ["\r\n", "\n", "\r"])
def test_any_dialect_and_encoding_reads_back(tmp_path: Path, delimiter: str, encoding: str, newline: str) -> None:
    out = io.StringIO()
    # With a bare CR between rows Python's writer leaves a cell's own LF unquoted; other programs quote it.
    quoting: Literal[0, 1] = csv.QUOTE_ALL if newline == "\r" else csv.QUOTE_MINIMAL
    csv.writer(out, delimiter=delimiter, lineterminator=newline, quoting=quoting).writerows(ROWS)
    path = tmp_path / "a.csv"
    path.write_bytes(out.getvalue().encode(encoding))
    assert list(only(path).rows) == trimmed(ROWS)


def test_excels_own_first_line_is_no_row(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("sep=;\nCompany;Role\nAcme, Inc;Clerk\n", "utf-8")
    assert only(path).rows == (("Company", "Role"), ("Acme, Inc", "Clerk"))


def test_a_quotation_mark_that_never_closes_swallows_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        'Company,Role,Applied\n"Acme,Clerk,2024-01-02\nBirch,Clerk,2024-01-03\nCedar,Clerk,2024-01-04\n', "utf-8"
    )
    grid = only(path)
    assert len(grid.rows) == 4
    assert grid.rows[1][0] == "Acme"
    assert "never closed" in grid.notes[0]


def test_blank_rows_are_left_out_and_numbers_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Company,Role\n\nAcme,Clerk\n,,\nBirch,Clerk\n", "utf-8")
    assert only(path).numbers == (1, 3, 5)


def test_a_workbook_with_several_sheets_days_and_numbers(tmp_path: Path) -> None:
    from datetime import datetime  # noqa: PLC0415

    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.title = "Log"
    first.append(["Company", "Applied", "Days", "Remote"])
    first.append(["Acme", datetime(2024, 3, 9), 12.0, True])
    first.append([])
    first.append(["Birch", datetime(2024, 3, 10, 14, 30), 1.5, False])
    book.create_sheet("Notes").append(["only words", "here"])
    book.save(tmp_path / "a.xlsx")
    found = grids(tmp_path / "a.xlsx")
    assert not isinstance(found, str)
    log, notes = found
    assert log.rows[1:] == (("Acme", "2024-03-09", "12", "yes"), ("Birch", "2024-03-10 14:30", "1.5", "no"))
    assert log.numbers == (1, 2, 4)
    assert (log.name, notes.name) == ("Log", "Notes")


def test_a_workbook_with_a_wrong_name_is_still_one(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["Company", "Role"])
    book.save(tmp_path / "a.xlsx")
    (tmp_path / "a.xlsx").rename(tmp_path / "a.csv")
    assert only(tmp_path / "a.csv").rows == (("Company", "Role"),)


def test_an_open_document_sheet(tmp_path: Path) -> None:
    book = OpenDocumentSpreadsheet()
    sheet = Table(name="Log")
    for cells in (["Company", "Role"], ["Acme", "Clerk"]):
        row = TableRow()
        for text in cells:
            cell = TableCell(valuetype="string")
            cell.addElement(P(text=text))
            row.addElement(cell)
        sheet.addElement(row)
    book.spreadsheet.addElement(sheet)
    book.save(str(tmp_path / "a.ods"))
    assert only(tmp_path / "a.ods").rows == (("Company", "Role"), ("Acme", "Clerk"))


def test_markdown_tables_links_bold_and_escaped_pipes(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "# Log\n\n| Company | Role |\n|:--|--:|\n| **Acme** | [Clerk](http://x) |\n| B | a \\| b |\n\ntext\n",
        "utf-8",
    )
    assert only(path).rows == (("Company", "Role"), ("Acme", "Clerk"), ("B", "a | b"))
    assert only(path).numbers == (3, 5, 6)


def test_json_comes_as_text(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('\ufeff[{"company": "Acme"}]', "utf-8")
    assert grids(path) == '[{"company": "Acme"}]'


BAD = {
    "empty.csv": (b"", "empty"),
    "blank.csv": (b"\n \r\n\t", "empty"),
    "picture.csv": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "a picture"),
    "paper.csv": (b"%PDF-1.7 ...", "a PDF"),
    "noise.csv": (bytes(range(256)) * 20, "not text"),
    "page.xls": (b"<html><table><tr><td>x</td></tr></table></html>", "a web page"),
    "wide.csv": (b",".join([b"x"] * 10_000), "10,000 columns"),
    "cut.xlsx": (b"PK\x03\x04" + b"\x00" * 40, "damaged"),
    "old.xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "workbook"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_table_gets_one_clear_line(tmp_path: Path, name: str) -> None:
    content, words = BAD[name]
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UnreadableError) as error:
        grids(path)
    assert words in str(error.value)
    assert str(error.value).startswith(str(path))
    assert "\n" not in str(error.value)
    assert error.value.todo


def test_folder_missing_file_device_and_loop(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    for path, words in (
        (tmp_path, "a folder"),
        (tmp_path / "none.csv", "no such file"),
        (Path(os.devnull), "not a plain file"),
        (tmp_path / "loop", "could not be opened"),
        (Path("a\0b"), "no path"),
    ):
        with pytest.raises(UnreadableError, match=words):
            grids(path)


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Company\nAcme\n", "utf-8")

    def refuse(_: Path) -> bytes:
        raise PermissionError

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(UnreadableError, match="no permission"):
        grids(path)


def test_a_file_of_200_mb_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    with pytest.raises(UnreadableError, match="200 MB"):
        opening.content(path)


def test_a_zip_bomb_is_found_before_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (450 * 1024 * 1024))
    with pytest.raises(UnreadableError, match="far larger inside"):
        grids(path)


def test_a_bomb_that_lies_about_its_size_is_found_too(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (450 * 1024 * 1024))
    raw = bytearray(path.read_bytes())
    size = (450 * 1024 * 1024).to_bytes(4, "little")
    while (at := raw.find(size)) >= 0:
        raw[at : at + 4] = (100).to_bytes(4, "little")
    path.write_bytes(raw)
    with pytest.raises(UnreadableError, match="far larger inside"):
        grids(path)


def test_a_sheet_that_spans_a_million_rows_by_its_corners(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active["A1"], book.active["XFD1048576"] = "x", "y"
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(UnreadableError, match=r"too large|more than"):
        grids(tmp_path / "a.xlsx")


def test_a_plain_archive_is_no_workbook(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.txt", "hello")
    with pytest.raises(UnreadableError, match="not a workbook"):
        grids(tmp_path / "a.zip")


words = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff"), max_size=12).map(
    str.strip
)


@given(
    st.lists(st.lists(words, min_size=3, max_size=3).filter(all), min_size=4, max_size=12),
    st.sampled_from([",", ";", "\t"]),
)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_quoted_cells_of_any_words_read_back(tmp_path: Path, rows: list[list[str]], delimiter: str) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows([["Company", "Role", "Applied"], *rows])
    path = tmp_path / "a.csv"
    path.write_bytes(out.getvalue().encode("utf-8"))
    assert list(only(path).rows)[1:] == [tuple(row) for row in rows]


@given(
    st.binary(max_size=400)
    | st.text(max_size=200).map(lambda text: ("Company,Date\n" + text).encode("utf-8", "replace"))
)
@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_bytes_are_read_or_refused_in_one_line(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(raw)
    try:
        found = grids(path)
    except UnreadableError as refusal:
        found = str(refusal).removeprefix(str(path))
    if isinstance(found, str):
        assert raw.lstrip().startswith((b"[", b"{")) or "\n" not in found
    else:
        assert all(len(grid.rows) == len(grid.numbers) for grid in found)
