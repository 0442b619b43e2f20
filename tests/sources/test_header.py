"""Where a table begins: names of columns told from values, and what a person can do where that fails."""

from pathlib import Path

import pytest
from sheet_text import doubts, sheet, told
from typer.testing import CliRunner

from onward.cli.main import app
from onward.sources.mapping_file import SavedMapping, as_text, load_mapping
from onward.sources.unreadable import UnreadableError

FLAGS = "Referral,Cover letter,Tailored CV,Recruiter,Easy apply,Relocate,Visa,Startup"


def flags_sheet(yes: str, no: str, day: str) -> str:
    rows = []
    for i in range(60):
        cells = [no if (i >> k % 6) % 2 else yes for k in range(8)]
        rows.append(
            f"C{i},Role {i},{day if i else ''},{'Rejected' if i % 2 else 'Interview'},Rome,{','.join(cells)}\n"
        )
    return f"Company,Role,Date Applied,Status,Location,{FLAGS}\n{''.join(rows)}"


@pytest.mark.parametrize(("yes", "no"), [("yes", "no"), ("si", "no"), ("x", ""), ("TRUE", "FALSE"), ("1", "0")])
@pytest.mark.parametrize("day", ["2026-03-01", "Mar 1", "03/01/2026"])
def test_a_row_of_yes_and_no_is_no_row_of_names(tmp_path: Path, yes: str, no: str, day: str) -> None:
    reading = sheet(tmp_path, flags_sheet(yes, no, day))
    assert (reading.rows, reading.mapping["applied_on"], reading.applications[0].row) == (60, "Date Applied", 3)
    assert {"Referral", "Recruiter", "Visa"} <= reading.applications[0].attributes.keys()


def test_nor_is_one_in_spanish(tmp_path: Path) -> None:
    rows = "".join(
        f"E{i};Analista;0{i % 9 + 1}/03/2026;Rechazado;{'si' if i % 2 else 'no'};no;si;no;si\n"
        for i in range(1, 40)
    )
    reading = sheet(tmp_path, f"Empresa;Puesto;Fecha;Estado;Carta;Referido;Remoto;Portal;CV\n{rows}")
    assert (len(reading.applications), reading.applications[0].row) == (39, 2)


def test_values_that_stand_again_below_are_no_names(tmp_path: Path) -> None:
    text = "Firm,When,X,Y,Z\nRole Models,,Rejected,Interview,Offer\nStatus Labs,,Rejected,Interview,Offer\n"
    reading = sheet(tmp_path, f"{text}Company 3,2026-03-05,Rejected,Interview,Offer\n")
    assert reading.rows == 3
    assert told(reading)[0].startswith("4 Company 3: applied@2026-03-05")


@pytest.mark.parametrize(
    "header", ["Company,Applied,Stage 1,Stage 2,Stage 3", "Firm,Sent,1,2,3", "Firm,When,S1,S2,S3"]
)
def test_every_stage_column_is_read(tmp_path: Path, header: str) -> None:
    rows = (
        "Role Models Inc,2026-03-01,Phone screen 3/10/2026,Interview 3/20/2026,Rejected (2026-03-29)\n"
        "Company 3,2026-03-02,Rejected (2026-03-05),,\n"
        "Position Ltd,2026-03-03,,,\n"
        "Status Labs,2026-03-04,Phone screen 3/12/2026,,\n"
    )
    assert told(sheet(tmp_path, f"{header}\n{rows}")) == [
        "2 Role Models Inc: applied@2026-03-01 screen@2026-03-10 interview@2026-03-20 rejected@2026-03-29",
        "3 Company 3: applied@2026-03-02 rejected@2026-03-05",
        "4 Position Ltd: applied@2026-03-03",
        "5 Status Labs: applied@2026-03-04 screen@2026-03-12",
    ]


def test_names_that_nobody_knows_are_still_names(tmp_path: Path) -> None:
    rows = "Role Models Inc,2026-03-01,Rejected,LinkedIn\nCompany 3,2026-03-02,Interview,Referral\n"
    assert told(sheet(tmp_path, f"Name,Day,What,How\n{rows}")) == [
        "2 Role Models Inc: applied@2026-03-01 rejected",
        "3 Company 3: applied@2026-03-02 interview",
    ]


def test_a_legend_above_the_header_is_left_out_and_said(tmp_path: Path) -> None:
    text = (
        "My search\nLegend,Rejected,Interview,Offer\nCompany,Role,Date applied,Status\nA,x,2026-03-01,Rejected\n"
    )
    assert told(sheet(tmp_path, text)) == [
        "4 A: applied@2026-03-01 rejected",
        "- 1 above the row of names",
        "- 2 above the row of names",
    ]


def test_the_row_of_names_can_be_told_and_saved(tmp_path: Path) -> None:
    text = "Company,Role,Status,Applied,Offer\nWer,Was,Wann\nA,x,2026-03-01\nB,y,2026-03-02\n"
    reading = sheet(tmp_path, text, header_row=2)
    assert told(reading) == ["3 A: applied@2026-03-01", "4 B: applied@2026-03-02", "- 1 above the row of names"]
    assert reading.mapping["applied_on"] == "Wann"
    (tmp_path / "m.json").write_text(as_text(SavedMapping(reading.mapping, 2)), "utf-8")
    saved = load_mapping(tmp_path / "m.json")
    again = sheet(tmp_path, text, corrections=saved.columns, header_row=saved.header_row)
    assert again.applications == reading.applications


@pytest.mark.parametrize(("row", "what"), [(9, "there is no row 9"), (3, "row 3 is empty")])
def test_a_row_of_names_that_is_none_says_which_there_are(tmp_path: Path, row: int, what: str) -> None:
    with pytest.raises(UnreadableError, match=f"{what}; give --header-row the number .* from 1 to 4"):
        sheet(tmp_path, "Company,Applied\nA,2026-03-01\n\nB,2026-03-02\n", header_row=row)


def test_a_json_list_has_no_row_of_names(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="leave --header-row out"):
        sheet(tmp_path, '[{"company": "A", "applied": "2026-03-01"}]', "mine.json", header_row=1)


def test_without_names_the_second_day_is_that_of_the_status(tmp_path: Path) -> None:
    rows = "Foo,Dev,2026-02-02,Rejected,2026-02-09,7\nBar,QA,2026-02-03,Interview,2026-02-19,8\n"
    reading = sheet(tmp_path, rows)
    assert told(reading) == [
        "1 Foo: applied@2026-02-02 rejected@2026-02-09",
        "2 Bar: applied@2026-02-03 interview@2026-02-19",
    ]
    assert "column F" in reading.unused


def test_days_of_an_unknown_name_are_asked_about(tmp_path: Path) -> None:
    rows = "A,2026-02-02,Rejected,2026-02-09\nB,2026-02-03,,2026-02-19\n"
    reading = sheet(tmp_path, f"Company,Applied,Status,Blah\n{rows}")
    assert '--map interview_on="Blah"' in doubts(reading)
    assert reading.unused == ("Blah",)


def test_a_title_with_a_day_may_stand_above_the_names(tmp_path: Path) -> None:
    rows = "A,x,2026-03-01,Rejected\nB,y,2026-03-02,Applied\n"
    reading = sheet(tmp_path, f"My search,Tim,2026-03-09\nCompany,Role,Applied,Status\n{rows}")
    assert told(reading) == [
        "3 A: applied@2026-03-01 rejected",
        "4 B: applied@2026-03-02",
        "- 1 above the row of names",
    ]


def test_the_command_takes_the_row_of_names_and_saves_it(tmp_path: Path) -> None:
    text = "Company,Role,Status,Applied,Offer\nWer,Was,Wann\nA,x,2026-03-01\nB,y,2026-03-02\n"
    (tmp_path / "a.csv").write_text(text, "utf-8")
    mine, mapping = str(tmp_path / "a.csv"), str(tmp_path / "m.json")
    run = CliRunner().invoke(
        app, ["learn", mine, "--header-row", "2", "--save-mapping", mapping, "--show-mapping"]
    )
    assert (run.exit_code, 'applied_on="Wann"' in run.stdout) == (0, True)
    again = CliRunner().invoke(app, ["learn", mine, "--mapping", mapping, "--show-mapping"])
    assert 'applied_on="Wann"' in again.stdout
    none = CliRunner().invoke(app, ["learn", mine, "--header-row", "9"])
    assert (none.exit_code, "there is no row 9" in none.stderr) == (2, True)


def test_a_no_under_no_is_a_value_and_no_header(tmp_path: Path) -> None:
    reading = sheet(
        tmp_path, "Company,Role,Applied,No\nA,role,2026-03-01,no\nB,x,2026-03-02,yes\nCompany,Role,Applied,No\n"
    )
    assert told(reading) == ["2 A: applied@2026-03-01", "3 B: applied@2026-03-02", "- 4 the header once more"]


def test_crosses_among_statuses_are_statuses_and_crosses_alone_are_noes(tmp_path: Path) -> None:
    rows = "A,2026-03-01,❌,✅\nB,2026-03-02,Interview,❌\nC,2026-03-03,Applied,✅\nD,2026-03-04,❌,❌\n"
    reading = sheet(tmp_path, f"Company,Applied,Qwertz,Remote\n{rows}")
    assert told(reading)[0] == "2 A: applied@2026-03-01 rejected"
    assert [a.attributes["Remote"] for a in reading.applications] == ["yes", "no", "yes", "no"]
