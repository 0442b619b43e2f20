"""Steps of an application wherever they are kept: stage columns, decisions, logs in JSON, a row for each event."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from sheet_text import doubts, sheet, told

from onward.events import Kind
from onward.reading import Reading


def records(tmp_path: Path, *found: Mapping[str, object]) -> Reading:
    return sheet(tmp_path, json.dumps(list(found)), "mine.json")


FOO = {"company": "Foo", "title": "Dev", "appliedAt": "2026-05-01", "status": "REJECTED"}


def test_a_log_adds_days_and_the_own_day_of_application_stands(tmp_path: Path) -> None:
    bar = {"company": "Bar", "title": "Dev", "appliedAt": "2026-05-02", "status": "APPLIED"}
    reading = records(tmp_path, {**FOO, "events": [{"type": "rejected", "date": "2026-05-11"}]}, bar)
    assert told(reading) == ["1 Foo: applied@2026-05-01 rejected@2026-05-11", "2 Bar: applied@2026-05-02"]


def test_what_the_log_does_not_know_stays(tmp_path: Path) -> None:
    reading = records(tmp_path, {**FOO, "history": [{"status": "phone screen", "at": "2026-05-04"}]})
    assert told(reading) == ["1 Foo: applied@2026-05-01 screen@2026-05-04 rejected"]


def test_without_an_own_day_the_log_says_when_it_was_sent(tmp_path: Path) -> None:
    log = [{"status": "applied", "at": "2026-05-03"}, {"status": "rejected", "at": "2026-05-09"}]
    assert told(records(tmp_path, {"company": "Foo", "log": log})) == [
        "1 Foo: applied@2026-05-03 rejected@2026-05-09"
    ]


def test_a_list_of_interviews_says_which_kind(tmp_path: Path) -> None:
    talks = [
        {"type": "phone", "date": "2026-05-07"},
        {"type": "onsite", "date": "2026-05-12"},
        {"date": "2026-05-15"},
    ]
    reading = records(tmp_path, {**FOO, "interviews": talks})
    assert told(reading) == [
        "1 Foo: applied@2026-05-01 screen@2026-05-07 interview@2026-05-12 interview@2026-05-15 rejected"
    ]


def test_tasks_and_notes_are_no_events(tmp_path: Path) -> None:
    reading = records(tmp_path, {**FOO, "tasks": [{"title": "Prepare for interview", "due": "2026-05-07"}]})
    assert told(reading) == ["1 Foo: applied@2026-05-01 rejected"]


@pytest.mark.parametrize("name", ["Final decision", "Decision", "How they said it", "Verdict of theirs"])
def test_a_decision_beside_interviews_is_read_with_its_day(tmp_path: Path, name: str) -> None:
    reading = sheet(
        tmp_path,
        f"Company,Position,Application date,1st interview,2nd interview,3rd interview,{name},Decision date\n"
        "A,x,02.01.2026,15.01.2026,22.01.2026,,Rejected,30.01.2026\n"
        "B,x,03.01.2026,,,,Rejected,10.01.2026\n"
        "C,x,04.01.2026,20.01.2026,,,,\n"
        "E,x,06.01.2026,20.01.2026,27.01.2026,03.02.2026,Offer,10.02.2026\n",
    )
    assert told(reading) == [
        "2 A: applied@2026-01-02 interview@2026-01-15 interview@2026-01-22 rejected@2026-01-30",
        "3 B: applied@2026-01-03 rejected@2026-01-10",
        "4 C: applied@2026-01-04 interview@2026-01-20",
        "5 E: applied@2026-01-06 interview@2026-01-20 interview@2026-01-27 interview@2026-02-03 offer@2026-02-10",
    ]


def test_a_column_of_statuses_under_an_unknown_name_is_said(tmp_path: Path) -> None:
    reading = sheet(tmp_path, "Company,Applied,Qwertz\nA,2026-01-02,Rejected\nB,2026-01-03,Ghosted\n")
    assert 'column "Qwertz": its cells are statuses' in doubts(reading)


def test_days_in_words_inside_a_status(tmp_path: Path) -> None:
    text = "Company,Applied,Status\nA,2026-01-15,Interview on Jan 28\nB,2026-03-01,phone interview on Mar 15\n"
    assert told(sheet(tmp_path, f"{text}C,2026-01-15,Gespräch am 3. März\n")) == [
        "2 A: applied@2026-01-15 interview@2026-01-28",
        "3 B: applied@2026-03-01 screen@2026-03-15",
        "4 C: applied@2026-01-15 interview@2026-03-03",
    ]


def test_several_steps_in_one_cell_each_have_their_day(tmp_path: Path) -> None:
    text = (
        'Company,Applied,Status\nA,2026-03-01,"Phone screen 3/10/2026, rejected 3/20/2026"\nB,2026-03-02,Applied\n'
    )
    assert told(sheet(tmp_path, text))[0] == "2 A: applied@2026-03-01 screen@2026-03-10 rejected@2026-03-20"


def test_a_row_for_each_event_is_folded_and_said(tmp_path: Path) -> None:
    rows = "2026-03-01,A,applied\n2026-03-02,B,applied\n2026-03-09,A,rejected\n2026-03-12,B,phone screen\n"
    reading = sheet(tmp_path, f"date,company,event\n{rows}2026-03-20,B,rejected\n2026-03-21,C,applied\n")
    assert told(reading) == [
        "2 A: applied@2026-03-01 rejected@2026-03-09",
        "3 B: applied@2026-03-02 screen@2026-03-12 rejected@2026-03-20",
        "7 C: applied@2026-03-21",
        "- 4 a later step of the application in row 2",
        "- 5 a later step of the application in row 3",
        "- 6 a later step of the application in row 3",
    ]
    assert "each row seems to be one event" in doubts(reading)


def test_two_applications_to_one_employer_are_not_folded(tmp_path: Path) -> None:
    rows = "A,2026-03-01,rejected\nA,2026-03-09,applied\nB,2026-03-02,rejected\nB,2026-03-12,ghosted\n"
    assert len(sheet(tmp_path, f"Company,Applied,Status\n{rows}").applications) == 4


def test_a_yes_no_column_called_recruiter_may_be_an_arm(tmp_path: Path) -> None:
    rows = "".join(f"C{i},2026-03-{i + 1:02d},{'yes' if i % 3 else 'no'},4.{i % 9}/5\n" for i in range(20))
    reading = sheet(tmp_path, f"Company,Applied,Recruiter,Score\n{rows}")
    assert reading.applications[0].attributes == {"Recruiter": "no"}
    assert "contact" not in reading.mapping
    assert reading.unused == ("Score",)


def test_many_noes_of_one_update_have_no_day(tmp_path: Path) -> None:
    rows = []
    for i in range(60):
        day = f"2026-08-{i // 2 + 1:02d}"
        rows.append(f"C{i},{day},Interview,{day}\n" if i % 5 == 0 else f"C{i},{day},Rejected,2026-09-05\n")
    reading = sheet(tmp_path, "Company,Applied,Status,Last updated\n" + "".join(rows))
    noes = [e for a in reading.applications for e in a.events if e.kind is Kind.REJECTED]
    assert len(noes) == 48
    assert {e.on for e in noes} == {None}
    assert "48 rejections all carry 2026-09-05 as the day of the last update" in doubts(reading)


def test_undated_outcomes_are_counted_and_said(tmp_path: Path) -> None:
    reading = sheet(
        tmp_path, "Company,Applied,Status\nA,2026-03-01,Interview\nB,2026-03-02,Interview\nC,2026-03-03,Ghosted\n"
    )
    assert '"interview" has no day in 2 rows; they are counted as in time: rows ' in doubts(reading)
    assert '"closed" has no day in 1 row; the last day of the file was taken: row ' in doubts(reading)


def test_one_row_that_may_go_on_with_another_is_in_doubt(tmp_path: Path) -> None:
    rows = "A,x,2026-03-01,applied\nA,x,2026-03-09,rejected\nB,y,2026-03-02,rejected\nC,z,2026-03-12,ghosted\n"
    reading = sheet(tmp_path, f"Company,Role,Applied,Status\n{rows}")
    assert len(reading.applications) == 4
    assert "row 3 may be a later step of an earlier row of the same employer and role" in doubts(reading)


def test_an_interview_without_a_day_still_happened(tmp_path: Path) -> None:
    assert told(records(tmp_path, {**FOO, "interviews": [{"type": "onsite", "date": None}]})) == [
        "1 Foo: applied@2026-05-01 interview rejected"
    ]


def test_a_log_tells_what_came_so_nobody_is_asked_for_a_column(tmp_path: Path) -> None:
    steps = [{"stage": "Phone Screen", "enteredAt": "2026-05-09T10:00:00Z"}]
    reading = records(tmp_path, {"company": "A", "applied": "2026-05-01", "timeline": steps})
    assert told(reading) == ["1 A: applied@2026-05-01 screen@2026-05-09"]
    assert doubts(reading) == ""


def test_pictures_are_read_and_asked_about(tmp_path: Path) -> None:
    text = "Company,Applied,Status\nA,2026-03-01,🦄\nB,2026-03-02,👻\nC,2026-03-03,✅\nD,2026-03-04,I declined\n"
    reading = sheet(tmp_path, text)
    assert told(reading) == [
        "2 A: applied@2026-03-01",
        "3 B: applied@2026-03-02 closed",
        "4 C: applied@2026-03-03 offer",
        "5 D: applied@2026-03-04 withdrawn",
    ]
    assert 'the status "🦄" (1) is not known' in doubts(reading)
    assert 'the status "✅" (1) was taken as offer' in doubts(reading)
    assert 'the status "I declined" (1) was taken as withdrawn' in doubts(reading)


def test_an_event_of_an_application_that_no_row_sent_is_left_out(tmp_path: Path) -> None:
    rows = "2026-03-01,A,applied\n2026-03-02,B,applied\n2026-03-09,A,rejected\n2026-03-12,B,rejected\n"
    reading = sheet(tmp_path, f"date,company,event\n{rows}2026-03-20,D,rejected\n")
    assert told(reading)[-1] == "- 6 no row says when this application was sent"


def test_words_and_a_day_under_the_name_of_a_step(tmp_path: Path) -> None:
    rows = "A,2026-01-03,2026-01-09\nB,2026-01-04,Rejected 2026-01-20\nC,2026-01-05,they wrote 2026-01-11\n"
    assert told(sheet(tmp_path, f"Company,Applied,Response\n{rows}")) == [
        "2 A: applied@2026-01-03 answered@2026-01-09",
        "3 B: applied@2026-01-04 rejected@2026-01-20",
        "4 C: applied@2026-01-05 answered@2026-01-11",
    ]
