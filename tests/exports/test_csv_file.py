"""A CSV file never becomes a program, and gives back what went in."""

import csv
import io
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onward.exports.csv_file import FOR_PROGRAMS, csv_file, csv_lines, csv_rows
from onward.exports.formulas import protect, unprotect

TRICKY = st.text(st.sampled_from("=+-@＝＋－＠'\"\t\r\n,;| 05%a\ufeff\u200b\x00.")) | st.text()
BEGINS = set("=+-@＝＋－＠\t\r\n")


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"),
        ("＝1+1", "'＝1+1"),
        ("\t=1+1", "'\t'=1+1"),
        ("\rAcme", "'\rAcme"),
        ("  =1+1", "'  =1+1"),
        ('"=1+1"', '\'"=1+1"'),
        ("\ufeff=1+1", "'\ufeff=1+1"),
        ('Acme";=HYPERLINK("https://x.example")', 'Acme";\'=HYPERLINK("https://x.example")'),
        ("Acme\n=1+1", "Acme\n'=1+1"),
        ("a, @b", "a,' @b"),
    ],
)
def test_what_could_be_a_formula_gets_an_apostrophe(cell: str, shown: str) -> None:
    assert protect(cell) == shown


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "Acme",
        "-5",
        "+3.5%",
        "+49 30 123456",
        "-5; -6",
        "-",
        "O'Neil & Co.",
        "a=b",
        "C++",
        "jo@acme.example",
        "é",
    ],
)
def test_what_is_none_stays_as_it_is(cell: str) -> None:
    assert protect(cell) == cell


def test_a_telephone_number_with_hyphens_is_no_difference() -> None:
    assert protect("+49-30-123456") == "'+49-30-123456"


@pytest.mark.parametrize("cell", ["'=1+1", "''=1", "'-5", "'Acme", "'\tx", "a;'=1"])
def test_apostrophes_of_the_person_come_back(cell: str) -> None:
    assert unprotect(protect(cell)) == cell


@settings(deadline=None)
@given(TRICKY)
def test_every_cell_comes_back(cell: str) -> None:
    assert unprotect(protect(cell)) == cell


@settings(deadline=None)
@given(TRICKY)
def test_no_cell_begins_a_formula(cell: str) -> None:
    shown = protect(cell).lstrip(" \"'\ufeff\u200b\x00") if protect(cell)[:1] != "'" else ""
    assert shown[:1] not in BEGINS or shown.lstrip("+-").replace(" ", "")[:1] in {*"0123456789", "", *",;|\t\r\n"}


@settings(deadline=None)
@given(TRICKY, st.sampled_from(",;|\t"))
def test_no_cell_begins_a_formula_where_another_sign_splits(cell: str, split: str) -> None:
    for piece in protect(cell).replace("\n", split).replace("\r", split).split(split):
        bare = piece.lstrip(' "\ufeff\u200b\x00')
        assert not bare.startswith(("=", "@", "＝", "＋", "－", "＠")), piece


@settings(deadline=None)
@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])) | TRICKY, min_size=2, max_size=2)))
def test_a_file_comes_back(rows: list[list[str]]) -> None:
    whole = [[cell.encode("utf-8", "replace").decode() for cell in row] for row in rows]
    assert csv_rows(csv_file(["a", "b"], whole)) == [["a", "b"], *whole]


def test_a_file_is_what_rfc_4180_says() -> None:
    file = csv_file(["Employer", "On", "Days"], [['Müller, "Söhne"', date(2026, 3, 1), None]], FOR_PROGRAMS)
    assert file.decode() == '"Employer","On","Days"\r\n"Müller, ""Söhne""","2026-03-01",""\r\n'


def test_excel_is_told_that_it_is_utf_8() -> None:
    assert csv_file(["é"], []).startswith(b"\xef\xbb\xbf")
    assert not csv_file(["é"], [], FOR_PROGRAMS).startswith(b"\xef\xbb\xbf")


def test_a_table_can_be_sent_while_it_is_made() -> None:
    lines = csv_lines(["a"], ([str(n)] for n in range(3)))
    assert next(lines) == '"a"\r\n'
    assert [row for line in lines for row in csv.reader(io.StringIO(line))] == [["0"], ["1"], ["2"]]


@pytest.mark.parametrize("text", ["\n", "'", ";=", "-", "+1 ", "\n=", "+1.", "=\u200b "])
def test_long_cells_take_no_time(text: str) -> None:
    cell, begun = text * 200_000, time.perf_counter()
    assert unprotect(protect(cell)) == cell
    assert time.perf_counter() - begun < 3
