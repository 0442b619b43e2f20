"""Little sheets as different people keep them, read whole: every row in its place, every event on its day."""

from datetime import date
from pathlib import Path

import pytest

from onward.events import Event
from onward.sources.read import read

SHEETS = Path(__file__).parent / "sheets"
TODAY = date(2026, 11, 24)

EXPECTED = {
    "career_ops.md": (
        "5 Acme: applied@2026-03-04",
        "7 Cedar: applied@2026-03-05 interview",
        "9 Elm: applied@2026-03-06 rejected",
        "- 6 not sent: a wish, a draft or a plan",
        "- 8 not sent: a wish, a draft or a plan",
    ),
    "french.csv": (
        "2 Boulangerie Dupont: applied@2024-02-14 rejected@2024-02-20",
        "3 Hôtel du Lac: applied@2024-02-15 closed",
        "4 Mairie: applied@2024-02-20 answered@2024-03-01 interview@2024-03-08",
        "5 École: applied@2024-02-22",
    ),
    "german.csv": (
        "2 Müller GmbH: applied@2024-04-03 rejected@2024-04-17",
        "3 Öko AG: applied@2024-04-05 closed",
        "4 Bäcker KG: applied@2024-04-12 answered@2024-04-15 interview@2024-04-22",
        "5 Stadtwerke: applied@2024-05-28",
        "6 Größer SE: applied@2024-05-13 answered@2024-05-20 interview@2024-05-27 offer",
    ),
    "jobsync.csv": (
        "2 Acme: applied@2024-03-02",
        "3 Birch: applied@2024-03-03 rejected",
        "5 Dune: applied@2024-03-06 interview",
        "- 4 not sent: a wish, a draft or a plan",
    ),
    "linkedin.csv": (
        "2 Acme: applied@2024-11-20",
        "3 Birch: applied@2024-11-21",
        "4 Cedar: applied@2024-12-03",
    ),
    "merged_days.csv": (
        "2 Acme: applied@2024-01-08 rejected",
        "3 Birch: applied@2024-01-08",
        "4 Cedar: applied@2024-01-08 interview",
        "5 Dune: applied@2024-01-22 rejected",
        "6 Elm: applied@2024-01-22",
    ),
    "no_header.csv": (
        "1 Acme: applied@2024-05-02",
        "2 Birch: applied@2024-05-03 rejected",
        "3 Cedar: applied@2024-05-07 interview",
        "4 Dune: applied@2024-05-09 closed",
    ),
    "notion.csv": (
        "2 Acme: applied@2024-03-03",
        "3 Birch & Co: applied@2024-03-05 rejected",
        "4 Cedar: applied@2024-03-09 screen",
        "5 Dune: applied@2024-03-11 closed",
        "7 Fern: applied@2024-03-30 offer",
        "- 6 not sent: a wish, a draft or a plan",
    ),
    "one_status_and_a_date.csv": (
        "2 St. Mary: applied@2024-01-02 rejected@2024-01-20 interview",
        "3 City Clinic: applied@2024-01-05",
        "4 Elder House: applied@2024-01-09 interview@2024-01-18",
        "5 North: applied@2024-01-10 closed@2024-02-28",
        "7 North West: applied@2024-01-12 withdrawn@2024-01-15",
        "- 6 an example row of the template",
    ),
    "portuguese.csv": (
        "2 Padaria: applied@2024-03-25 rejected",
        "3 Banco: applied@2024-03-26 closed",
        "4 Hotel: applied@2024-03-27 interview",
        "5 Escola: applied@2024-03-28",
    ),
    "resume_experiment.csv": (
        "2 Acme: applied@2024-01-05 closed",
        "3 Birch: applied@2024-01-06 rejected@2024-01-18",
        "4 Cedar: applied@2024-01-08 answered@2024-01-13 interview",
        "5 Dune: applied@2024-01-09 withdrawn",
    ),
    "spanish.csv": (
        "2 Café Sol: applied@2024-05-13 rejected",
        "3 Banco Luz: applied@2024-05-14 closed",
        "4 Hotel Mar: applied@2024-05-20 interview",
        "5 Tienda: applied@2024-05-21",
    ),
    "stages_with_dates.csv": (
        "4 Acme: applied@2023-02-01 screen@2023-02-09 interview@2023-02-16 interview@2023-02-28 rejected@2023-03-03",
        "5 Birch: applied@2023-02-02 rejected@2023-02-10",
        "6 Cedar: applied@2023-02-03",
        "7 Dune: applied@2023-02-06 screen@2023-02-08",
        "8 Elm: applied@2023-02-10 screen@2023-02-15 interview@2023-02-22 interview@2023-03-01 offer@2023-03-10",
        "- 1 above the row of names",
        "- 9 a total, not an application",
    ),
    "yes_no_flags.tsv": (
        "2 Acme: applied@2024-01-15 answered interview",
        "3 Birch: applied@2024-01-16",
        "4 Cedar: applied@2024-01-20 answered",
        "5 Dune: applied@2024-02-13",
        "6 Elm: applied@2024-02-20 answered interview offer",
        "- 7 a total, not an application",
    ),
    "short_days_and_where.csv": (
        "2 Acme: applied@2024-03-01 answered@2024-03-05 interview@2024-03-08 rejected@2024-03-12",
        "3 Birch: applied@2024-03-02",
        "4 Cedar: applied@2024-03-15 rejected@2024-03-16",
        "5 Dune: applied@2024-03-16 answered@2024-03-20 interview@2024-03-25 interview@2024-04-02 offer@2024-04-10",
    ),
    "status_cells_as_logs.csv": (
        "2 Acme: applied@2024-03-02",
        "3 Birch: applied@2024-03-05 rejected@2024-03-20",
        "- 4 no day of application",
    ),
    "form_answers.csv": (
        "2 Acme: applied@2024-03-01 rejected",
        "3 Birch: applied@2024-03-02 interview",
        "4 Cedar: applied@2024-03-09",
    ),
    "weekdays_without_years.csv": (
        "2 Acme: applied@2026-01-08",
        "3 Birch: applied@2026-01-09 answered@2026-01-22 interview",
        "4 Cedar: applied@2026-03-22 rejected@2026-03-25",
    ),
    "outcome_of_the_interview.csv": (
        "2 Acme: applied@2024-03-01 rejected",
        "3 Birch: applied@2024-03-15 interview@2024-03-25 rejected",
        "4 Cedar: applied@2024-03-20 interview@2024-03-28 offer",
    ),
    "portuguese_tabs.tsv": (
        "2 Acme: applied@2024-02-01 rejected@2024-02-15",
        "3 Birch: applied@2024-02-02",
    ),
}


def _told(event: Event) -> str:
    return f"{event.kind.value}@{event.on}" if event.on else event.kind.value


@pytest.mark.parametrize("name", EXPECTED)
def test_sheet_is_read_as_its_owner_meant_it(name: str) -> None:
    reading = read(SHEETS / name, today=TODAY)
    told = [f"{a.row} {a.employer}: {' '.join(_told(e) for e in a.events)}" for a in reading.applications]
    told += [f"- {note.row} {note.why}" for note in reading.skipped]
    assert told == list(EXPECTED[name])
    assert reading.rows == len(reading.applications) + len(reading.skipped)


def test_every_sheet_has_its_expectation() -> None:
    assert {path.name for path in SHEETS.iterdir()} == set(EXPECTED)


def test_attributes_are_the_columns_that_may_hold_arms() -> None:
    german = read(SHEETS / "german.csv", today=TODAY)
    assert german.applications[0].attributes["Portal"] == "StepStone"
    assert [a.attributes["Anschreiben"] for a in german.applications] == ["yes", "no", "yes", "yes", "no"]
    flags = read(SHEETS / "yes_no_flags.tsv", today=TODAY)
    assert [a.attributes["Remote"] for a in flags.applications] == ["yes", "no", "yes", "no", "no"]


def test_linkedin_gives_the_resume_as_an_arm_and_never_the_answers_to_questions() -> None:
    reading = read(SHEETS / "linkedin.csv", today=TODAY)
    resumes = [a.attributes["Resume Name"] for a in reading.applications]
    assert resumes == [
        "resume_a.pdf",
        "resume_b.pdf",
        "resume_a.pdf",
    ]
    assert not any("salary" in str(a) for a in reading.applications)
    assert reading.format.startswith("LinkedIn, applications")


def test_formats_are_named() -> None:
    assert "Windows-1252" in read(SHEETS / "german.csv", today=TODAY).format
    assert read(SHEETS / "career_ops.md", today=TODAY).format.startswith("career-ops (markdown table")
    assert read(SHEETS / "jobsync.csv", today=TODAY).format.startswith("jobsync (")


def test_days_written_once_for_several_rows_are_said_so() -> None:
    doubts = [note.why for note in read(SHEETS / "merged_days.csv", today=TODAY).doubts]
    assert "rows 3-4, 6 have no day of their own; the day of the row above was taken" in doubts
