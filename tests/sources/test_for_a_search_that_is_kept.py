"""What only a kept search has a place for: wishes, unknown days, versions, reminders; and what a look leaves out."""

from datetime import date
from pathlib import Path

import pytest

from onward.reading import Reading
from onward.sources.nothing import NothingFoundError
from onward.sources.read import read
from onward.sources.surface import Surface
from onward.sources.unreadable import UnreadableError

TODAY = date(2026, 11, 25)
SHEET = """Company,Role,Date Applied,Status,Date Rejected,Interview Date
Sent,Clerk,2026-10-01,Rejected,2026-10-20,
Later,Clerk,2027-01-01,Applied,,
Wish,Clerk,,Wishlist,,
No Day,Clerk,,Rejected,,
Blank,Clerk,,,,
Heading,,,,,
Double,Clerk,,Duplicate,,
Dropped,Clerk,,Skipped,,
"""


def sheet(tmp_path: Path, text: str, *, kept: bool = True, surface: Surface = Surface.COMMAND) -> Reading:
    path = tmp_path / "mine.csv"
    path.write_text(text, "utf-8")
    return read(path, today=TODAY, with_details=kept, surface=surface)


def told(reading: Reading) -> dict[str, list[str]]:
    return {a.employer: [f"{e.kind.value}@{e.on or '?'}" for e in a.events] for a in reading.applications}


def why(reading: Reading) -> str:
    return "\n".join(f"{note.row} {note.why}" for note in (*reading.skipped, *reading.doubts))


def test_a_look_at_the_file_counts_only_what_was_sent_on_a_day(tmp_path: Path) -> None:
    reading = sheet(tmp_path, SHEET, kept=False)
    assert list(told(reading)) == ["Sent"]
    assert len(reading.skipped) == 7


def test_wishes_and_unknown_days_are_kept_in_the_order_of_the_file(tmp_path: Path) -> None:
    reading = sheet(tmp_path, SHEET)
    assert told(reading) == {
        "Sent": ["applied@2026-10-01", "rejected@2026-10-20"],
        "Wish": [],
        "No Day": ["applied@?", "rejected@?"],
        "Blank": [],
    }
    assert [note.row for note in reading.skipped] == [3, 7, 8, 9]
    assert reading.rows == len(reading.applications) + len(reading.skipped)
    assert "row 5 has no day of application; it is kept as sent on a day that nobody knows" in why(reading)
    assert "rows 4, 6 are wishes, drafts or plans: kept as saved" in why(reading)


@pytest.mark.parametrize("kept", [True, False])
def test_a_no_of_a_day_to_come_is_left_out_and_named(tmp_path: Path, kept: bool) -> None:
    text = "Company,Date Applied,Date Rejected\nFut Co,2026-11-01,2026-12-20\nOld Co,2026-10-01,2026-10-20\n"
    reading = sheet(tmp_path, text, kept=kept)
    assert told(reading)["Fut Co"] == ["applied@2026-11-01"]
    assert '2 2026-12-20 in column "Date Rejected" has not come yet; the step was left out' in why(reading)


def test_a_no_that_the_status_tells_stays_without_its_day_to_come(tmp_path: Path) -> None:
    text = "Company,Date Applied,Status,Last Update\nA,2026-11-01,Rejected,2026-12-20\nB,2026-11-02,Ghosted,\n"
    reading = sheet(tmp_path, text)
    assert told(reading)["A"] == ["applied@2026-11-01", "rejected@?"]
    assert '2 2026-12-20 in column "Last Update" is still to come; the day was left out' in why(reading)
    dated = sheet(tmp_path, "Company,Date Applied,Status\nA,2026-11-01,Rejected 2026-12-20\nB,2026-11-02,\n")
    assert told(dated)["A"] == ["applied@2026-11-01", "rejected@?"]


def test_an_interview_to_come_is_a_plan(tmp_path: Path) -> None:
    text = "Company,Date Applied,Interview Date,Offer Date\nA,2026-11-01,2026-12-05,2026-12-20\nB,2026-11-02,,\n"
    reading = sheet(tmp_path, text)
    assert told(reading)["A"] == ["applied@2026-11-01", "interview@2026-12-05"]


LINKEDIN = """Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Job Url,Resume Name,Answers
"1/13/26, 1:10 PM",me@x.example,+1555123,Co 0,Engineer,https://www.linkedin.example/0,v0.pdf,Q
"1/14/26, 1:10 PM",me@x.example,+1555123,Co 1,Engineer,https://www.linkedin.example/1,v1.pdf,Q
"""


def test_the_contact_in_an_export_of_linkedin_is_the_person_who_applied(tmp_path: Path) -> None:
    reading = sheet(tmp_path, LINKEDIN)
    for application in reading.applications:
        assert not {"contact", "contact_mail", "contact_phone"} & application.details.keys()
    assert [a.details["resume"] for a in reading.applications] == ["v0.pdf", "v1.pdf"]
    assert "resume name" not in str(reading.applications[0].attributes).casefold()


def test_somebody_elses_mail_and_phone_are_told_apart(tmp_path: Path) -> None:
    text = "Company,Date Applied,Status,Recruiter,Email,Phone,Password\n"
    text += "A,2026-11-01,,Ada,ada@a.example,+49 30 123,secret1\n"
    (only,) = sheet(tmp_path, text).applications
    assert (only.details["contact"], only.details["contact_mail"], only.details["contact_phone"]) == (
        "Ada",
        "ada@a.example",
        "+49 30 123",
    )


def test_where_it_was_found_is_a_field_and_an_arm_of_a_look(tmp_path: Path) -> None:
    rows = "".join(f"C{i},2026-10-{1 + i:02},Applied,{'Indeed' if i % 2 else 'indeed '},\n" for i in range(9))
    text = f"Company,Date Applied,Status,Portal,Referral\n{rows}Last,2026-10-12,Rejected,LinkedIn,\n"
    kept, looked = sheet(tmp_path, text), sheet(tmp_path, text, kept=False)
    assert {a.attributes["Portal"].casefold() for a in looked.applications} == {"indeed", "linkedin"}
    assert len({a.attributes["Portal"] for a in looked.applications}) == 2
    assert "Portal" not in kept.applications[0].attributes
    assert len({a.details["source"] for a in kept.applications}) == 2
    assert kept.mapping["source"] == "Portal"


def test_a_letter_of_yes_and_no_is_no_version(tmp_path: Path) -> None:
    rows = "".join(f"C{i},2026-10-{1 + i:02},Applied,{'yes' if i % 2 else 'no'}\n" for i in range(9))
    reading = sheet(tmp_path, f"Company,Date Applied,Status,Cover Letter\n{rows}")
    assert reading.applications[0].attributes == {"Cover Letter": "no"}
    assert "letter" not in reading.applications[0].details


def test_a_column_that_knows_the_outcome_becomes_no_arm_by_another_name(tmp_path: Path) -> None:
    rows = "".join(
        f"C{i},{date(2026, 1, 1 + i % 28)},{'Rejected' if i % 2 else ''},{'Indeed' if i % 2 else ''}\n"
        for i in range(40)
    )
    reading = sheet(tmp_path, f"Company,Date Applied,Status,Source\n{rows}")
    assert all("source" not in a.details for a in reading.applications)


def test_the_text_of_the_posting_the_reminder_and_all_notes(tmp_path: Path) -> None:
    text = "Company,Title,List,Date Applied,Description,Follow up,Notes,Excitement,Last Moved\n"
    text += f'A,Clerk,Interview,2026-11-01,"{"What we do. " * 9}",2026-12-01,nice,3 stars,2026-11-09\n'
    text += f'B,Clerk,Applied,2026-11-02,"{"What you do. " * 9}",2026-11-20,,,\n'
    first, second = sheet(tmp_path, text).applications
    assert first.details["about"].startswith("What we do")
    assert (first.details["follow_up"], second.details["follow_up"]) == ("2026-12-01", "2026-11-20")
    assert first.details["notes"] == "nice\nExcitement: 3 stars"
    assert [str(event.on) for event in first.events] == ["2026-11-01", "2026-11-09"]


PAGE = {"surface": Surface.PAGE}


@pytest.mark.parametrize(
    "text",
    [
        "Company,Role,Date Applied\nA,B,2031-01-01\nC,D,2031-01-02\n",
        "Company,Role,Date Applied,Foo\nA,,never heard of it,x\nC,,neither,y\n",
        "Company,Date Applied,Foo\nA,2026-01-05,2026-02-07\nC,2026-01-06,2026-02-08\n",
        "Company,Date Applied\nA,2026-01-05\nC,2026-01-06\n",
        "Company,Role,Status\nA,B,Rejected\nC,D,Applied\n",
        "Foo,Bar\nA,B\nC,D\n",
    ],
)
def test_a_page_is_spoken_to_in_its_own_words(tmp_path: Path, text: str) -> None:
    try:
        said = why(sheet(tmp_path, text, surface=Surface.PAGE))
    except UnreadableError as error:
        said = f"{error.what} {error.todo}"
    assert "--" not in said
    assert "choose" in said


def test_a_table_without_applications_says_which_columns_there_are(tmp_path: Path) -> None:
    with pytest.raises(NothingFoundError) as found:
        sheet(tmp_path, "Company,Role,Date Applied\nA,B,2031-01-01\nC,D,2031-01-02\n")
    assert found.value.reading.columns == ("Company", "Role", "Date Applied")
    assert found.value.reading.mapping["applied_on"] == "Date Applied"
