"""The reader as a whole: corrections, doubts, rows that are none, and files that nobody has seen."""

import csv
import io
import json
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onward.events import Kind
from onward.reading import Reading
from onward.sources.mapping_file import SavedMapping, as_text, load_mapping
from onward.sources.read import read
from onward.sources.unreadable import UnreadableError

TODAY = date(2026, 11, 24)


def from_text(tmp_path: Path, text: str, **corrections: str) -> Reading:
    path = tmp_path / "mine.csv"
    path.write_text(text, "utf-8")
    return read(path, today=TODAY, corrections=corrections)


def whys(reading: Reading) -> list[str]:
    return [f"{note.row} {note.why}" for note in reading.skipped]


def doubts(reading: Reading) -> str:
    return "\n".join(note.why for note in reading.doubts)


def test_a_day_that_does_not_exist_leaves_the_row_out_and_says_so(tmp_path: Path) -> None:
    reading = from_text(tmp_path, "Company,Date applied,Status\nA,32/13/2024,Applied\nB,2024-01-05,Applied\n")
    assert whys(reading) == ['2 "32/13/2024" is not a date; the row was left out']


def test_a_day_to_come_leaves_the_row_out(tmp_path: Path) -> None:
    reading = from_text(tmp_path, "Company,Date applied\nA,2099-01-05\nB,2024-01-05\n")
    assert whys(reading) == ["2 2099-01-05 has not come yet"]


def test_only_days_to_come_are_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="all of its 2 applications lie in the future"):
        from_text(tmp_path, "Company,Date applied\nA,2099-01-05\nB,2098-01-05\n")


def test_an_answer_before_the_application_keeps_the_answer_and_loses_its_day(tmp_path: Path) -> None:
    reading = from_text(
        tmp_path, "Company,Applied,Rejected on\nA,2024-03-05,2024-02-20\nB,2024-03-25,2024-04-01\n"
    )
    events = {e.kind: e for e in reading.applications[0].events}
    assert events[Kind.REJECTED].on is None
    assert "before the application" in doubts(reading)


def test_an_unknown_status_is_a_question_and_the_row_stays(tmp_path: Path) -> None:
    reading = from_text(
        tmp_path, "Company,Applied,Status\nA,2024-03-05,Rejected\nB,2024-03-06,Blorp\nC,2024-03-07,Blorp\n"
    )
    assert len(reading.applications) == 3
    assert 'the status "Blorp" (2) is not known' in doubts(reading)


def test_ambiguous_days_are_said(tmp_path: Path) -> None:
    reading = from_text(tmp_path, "Company,Applied\nA,03/04/2024\nB,03/04/2024\n")
    assert "can't be told apart; month first was taken" in doubts(reading)


def test_two_spellings_are_one_level_and_it_is_said(tmp_path: Path) -> None:
    rows = "".join(
        f"E{i},2024-01-{i + 1:02d},{site}\n" for i, site in enumerate(["LinkedIn", "linkedin", "Indeed"] * 5)
    )
    reading = from_text(tmp_path, f"Company,Applied,Portal\n{rows}")
    assert {a.attributes["Portal"] for a in reading.applications} == {"LinkedIn", "Indeed"}
    assert '"linkedin" taken as "LinkedIn"' in doubts(reading)


def test_a_column_that_is_filled_once_an_answer_came_is_no_arm(tmp_path: Path) -> None:
    rows = [
        (f"E{i}", f"2024-01-{i + 1:02d}", "Rejected" if i % 3 else "", "kind" if i % 2 else "cold")
        for i in range(27)
    ]
    text = "Company,Applied,Status,Tone\n" + "".join(f"{a},{b},{s},{t if s else ''}\n" for a, b, s, t in rows)
    reading = from_text(tmp_path, text)
    assert not any("Tone" in a.attributes for a in reading.applications)
    assert "knows what came of the application" in doubts(reading)


def test_many_rejections_on_one_tidying_day_are_endings_not_answers(tmp_path: Path) -> None:
    days = [date(2024, 1, 1) + timedelta(days=6 * k) for k in range(20)]
    rows = [
        f"E{k},{day},Rejected,{'2024-06-01' if k < 14 else day + timedelta(days=9)}\n"
        for k, day in enumerate(days)
    ]
    reading = from_text(tmp_path, "Company,Applied,Status,Last update\n" + "".join(rows))
    kinds = [e.kind for a in reading.applications for e in a.events]
    assert (kinds.count(Kind.CLOSED), kinds.count(Kind.REJECTED)) == (14, 6)
    assert "14 rejections all carry 2024-06-01" in doubts(reading)


def test_two_applications_to_one_employer_stay_two(tmp_path: Path) -> None:
    reading = from_text(
        tmp_path, "Company,Role,Applied\nA,Clerk,2024-03-05\nA,Cook,2024-03-05\nA,Clerk,2024-03-09\n"
    )
    assert len(reading.applications) == 3


def test_the_same_row_that_nobody_answered_is_kept_and_in_doubt(tmp_path: Path) -> None:
    row = "Acme,2024-01-08,\n"
    reading = from_text(tmp_path, f"Company,Applied,Rejected on\n{row}{row}")
    assert [a.row for a in reading.applications] == [2, 3]
    assert [(n.row, n.why) for n in reading.doubts if n.row] == [
        (3, "the same employer and day as row 2; both are kept")
    ]


def test_the_same_row_with_an_answer_or_an_address_is_left_out(tmp_path: Path) -> None:
    row = "Acme,2024-01-08,2024-01-20\n"
    reading = from_text(tmp_path, f"Company,Applied,Rejected on\n{row}{row}")
    assert whys(reading) == ["3 the same as row 2"]
    row = "A,Clerk,2024-03-05,https://a.example/1\n"
    reading = from_text(tmp_path, f"Company,Role,Applied,URL\n{row}{row}B,Cook,2024-03-06,https://b.example\n")
    assert whys(reading) == ["3 the same as row 2"]


def test_a_mapping_is_shown_corrected_saved_and_loaded(tmp_path: Path) -> None:
    text = "Firm,When,Sent out,Result\nA,2024-01-01,2024-02-01,Rejected\nB,2024-01-02,2024-02-15,Applied\n"
    guessed = from_text(tmp_path, text)
    assert guessed.mapping["applied_on"] in {"When", "Sent out"}
    corrected = from_text(tmp_path, text, applied_on="Sent out", employer="Firm")
    assert corrected.mapping["applied_on"] == "Sent out"
    assert corrected.applications[0].events[0].on == date(2024, 2, 1)
    (tmp_path / "m.json").write_text(as_text(SavedMapping(corrected.mapping)), "utf-8")
    again = from_text(tmp_path, text, **load_mapping(tmp_path / "m.json").columns)
    assert again.applications == corrected.applications


def test_a_field_can_be_given_up(tmp_path: Path) -> None:
    reading = from_text(tmp_path, "Company,Applied,Status\nA,2024-01-01,Rejected\n", status="")
    assert [e.kind for e in reading.applications[0].events] == [Kind.APPLIED]


def test_a_correction_that_names_no_column_lists_those_of_the_file_in_order(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"no column 'Aplied'.*its columns are: Company, Applied"):
        from_text(tmp_path, "Company,Applied\nA,2024-01-01\n", applied_on="Aplied")
    with pytest.raises(UnreadableError, match="'nonsense' is no field"):
        from_text(tmp_path, "Company,Applied\nA,2024-01-01\n", nonsense="Applied")


def test_no_day_of_application_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r'--map applied_on="…"; its columns are: Company, Status'):
        from_text(tmp_path, "Company,Status\nA,Rejected\nB,Applied\n")


def test_lists_that_are_no_applications_are_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="jobs that you saved"):
        from_text(tmp_path, "Saved Date,Job Url,Job Title,Company Name\n8/15/26,http://x,Clerk,A\n")
    with pytest.raises(UnreadableError, match="a row for each mail"):
        from_text(
            tmp_path,
            "Date Received,Sender Name,Sender Email,Subject,Status Label\n2024-01-01,A,a@b.example,Hi,Rejection\n",
        )


def test_a_saved_mapping_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "m.json").write_text("[1]", "utf-8")
    with pytest.raises(UnreadableError, match="not a saved mapping"):
        load_mapping(tmp_path / "m.json")
    with pytest.raises(UnreadableError, match="could not be read"):
        load_mapping(tmp_path / "none.json")


def test_json_nested_keyed_and_line_by_line(tmp_path: Path) -> None:
    row = {"company": "A", "job": {"title": "Clerk"}, "applied_on": "2024-01-05", "status": "rejected"}
    rows = [row, {**row, "applied_on": "2024-01-06"}]
    for text in (
        json.dumps({"meta": {"version": 1}, "applications": rows}),
        json.dumps({"1": rows[0], "2": rows[1]}),
        "\n".join(json.dumps(row) for row in rows),
    ):
        path = tmp_path / "mine.json"
        path.write_text(text, "utf-8")
        reading = read(path, today=TODAY)
        assert [(a.employer, a.role) for a in reading.applications] == [("A", "Clerk")] * 2


HEADERS = st.sampled_from(
    [
        "Company",
        "Role",
        "Applied",
        "Date",
        "Status",
        "Interview",
        "Response date",
        "Offer?",
        "Portal",
        "Notes",
        "",
        "URL",
        "x",
    ]
)
CELLS = st.sampled_from(
    [
        "",
        "Acme",
        "2024-01-05",
        "03/04/2024",
        "31/12/2024",
        "Rejected",
        "Interview",
        "y",
        "no",
        "Ghosted",
        "Total",
        "12",
        "Wishlist",
    ]
) | st.text(max_size=8)


@given(st.lists(HEADERS, min_size=1, max_size=8), st.lists(st.lists(CELLS, max_size=9), max_size=14))
@settings(max_examples=250, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_table_adds_up_or_is_refused_in_one_line(
    tmp_path: Path, header: list[str], rows: list[list[str]]
) -> None:
    out = io.StringIO()
    csv.writer(out).writerows([header, *rows])
    path = tmp_path / "any.csv"
    path.write_text(out.getvalue(), "utf-8")
    try:
        reading = read(path, today=TODAY)
    except UnreadableError as refusal:
        text = str(refusal)
    else:
        text = ""
        assert reading.rows == len(reading.applications) + len(reading.skipped)
        assert len({a.row for a in reading.applications} | {note.row for note in reading.skipped}) == reading.rows
    assert text == "" or text.startswith(str(path))


STYLES = st.fixed_dictionaries(
    {
        "names": st.sampled_from(
            [
                ("Company", "Role", "Date Applied", "Rejected", "Interview", "Portal"),
                ("Firma", "Stelle", "Beworben am", "Absage am", "Vorstellungsgespräch", "Quelle"),
                ("Employer", "Job Title", "Applied", "Rejection date", "Interview Date", "Source"),
                ("Entreprise", "Poste", "Date de candidature", "Refus", "Entretien", "Site"),
            ]
        ),
        "order": st.permutations(range(6)),
        "form": st.sampled_from(["%Y-%m-%d", "%d.%m.%Y", "%m/%d/%Y", "%d %b %Y", "%B %d, %Y"]),
        "delimiter": st.sampled_from([",", ";", "\t"]),
        "encoding": st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
    }
)


@given(
    STYLES,
    st.lists(
        st.tuples(st.integers(0, 300), st.integers(0, 60) | st.none(), st.booleans()), min_size=12, max_size=30
    ),
)
@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_a_search_in_anybodys_style_reads_back(
    tmp_path: Path, style: dict[str, object], rows: list[tuple[int, int | None, bool]]
) -> None:
    start = date(2024, 1, 13)
    names, order, form = style["names"], style["order"], str(style["form"])
    assert isinstance(names, tuple)
    assert isinstance(order, list)
    told, cells = [], []
    for i, (day, later, no) in enumerate(sorted(rows, key=lambda row: row[0])):
        applied = start + timedelta(days=day)
        event = applied + timedelta(days=later) if later is not None else None
        text = event.strftime(form) if event else ""
        row = [
            f"Müller {i}",
            "Clerk",
            applied.strftime(form),
            text if no else "",
            "" if no else text,
            "ABC"[i % 3],
        ]
        cells.append([row[place] for place in order])
        told.append(
            [(Kind.APPLIED, applied), *([(Kind.REJECTED if no else Kind.INTERVIEW, event)] if event else [])]
        )
    out = io.StringIO()
    csv.writer(out, delimiter=str(style["delimiter"])).writerows([[names[place] for place in order], *cells])
    path = tmp_path / "styled.csv"
    path.write_bytes(out.getvalue().encode(str(style["encoding"])))
    reading = read(path, today=TODAY)
    assert [[(e.kind, e.on) for e in a.events] for a in reading.applications] == told


def test_a_day_without_a_year_in_a_status_follows_its_application(tmp_path: Path) -> None:
    rows = "A,13/04/2024,Applied\nB,14/04/2024,Rejected\nC,15/04/2024,Phone screen 05/06\n"
    reading = from_text(tmp_path, f"Company,Date applied,Status\n{rows}")
    screen = next(e for e in reading.applications[2].events if e.kind is Kind.SCREEN)
    assert screen.on == date(2024, 6, 5)
    assert reading.known_until == date(2024, 6, 5)
    assert '"Phone screen 05/06" has no year; 2024-06-05 was taken' in doubts(reading)


def test_a_short_year_may_stand_first(tmp_path: Path) -> None:
    reading = from_text(
        tmp_path, "Company,Date applied,Status\nA,24-05-03,Applied\nB,24-05-13,Rejected\nC,24-06-02,No\n"
    )
    assert [a.events[0].on for a in reading.applications] == [
        date(2024, 5, 3),
        date(2024, 5, 13),
        date(2024, 6, 2),
    ]
    usual = from_text(tmp_path, "Company,Date applied,Status\nA,03-05-24,Applied\nB,13-05-24,Rejected\n")
    assert [a.events[0].on for a in usual.applications] == [date(2024, 5, 3), date(2024, 5, 13)]


def test_a_sheet_in_which_nothing_says_what_came_of_it_says_so_first(tmp_path: Path) -> None:
    reading = from_text(tmp_path, "Company,Applied,Blah\nA,2024-05-03,x1\nB,2024-05-04,x2\nC,2024-05-05,x1\n")
    assert reading.doubts[0].why == (
        "no column says what came of an application; if one does (perhaps 'Blah'), say so with --map status=\"…\""
    )


def test_a_status_is_found_by_its_words_and_by_a_question(tmp_path: Path) -> None:
    for name in ("How did it go", "Qwertz"):
        rows = "A,2024-05-03,ghosted\nB,2024-05-04,they said no :(\nC,2024-05-05,Interview scheduled\n"
        reading = from_text(tmp_path, f"Company,Applied,{name}\n{rows}")
        assert reading.mapping["status"] == name


def test_a_mapping_of_a_workbook_may_name_columns_of_one_sheet_only(tmp_path: Path) -> None:
    path = tmp_path / "two.xlsx"
    book = openpyxl.Workbook()
    first, second = book.active, book.create_sheet("2023")
    first.append(["Company", "Role", "Sent", "Outcome"])
    second.append(["Where", "Sent", "Outcome"])
    for i in range(1, 9):
        first.append([f"A{i}", "Clerk", date(2024, 5, i), "Rejected"])
        second.append([f"B{i}", date(2023, 5, i), "Applied"])
    book.save(path)
    guessed = read(path, today=date(2024, 12, 31), corrections={"applied_on": "Sent"})
    assert len(guessed.applications) == 16
    again = read(path, today=date(2024, 12, 31), corrections=guessed.mapping)
    assert again.applications == guessed.applications
    with pytest.raises(UnreadableError, match="there is no column 'Rolle'"):
        read(path, today=date(2024, 12, 31), corrections={"role": "Rolle"})
