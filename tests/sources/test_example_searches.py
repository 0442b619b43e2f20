"""The two real searches that ship, with their counts checked by hand."""

from collections import Counter
from datetime import date
from pathlib import Path

from onward.events import Kind
from onward.reading import Reading
from onward.sources.read import read

EXAMPLES = Path(__file__).parents[2] / "examples"
TODAY = date(2026, 11, 24)


def kinds(reading: Reading) -> Counter[Kind]:
    """How many applications have each kind of event."""
    return Counter(kind for a in reading.applications for kind in {e.kind for e in a.events})


def test_the_search_of_177() -> None:
    reading = read(EXAMPLES / "search-177.csv", today=TODAY)
    assert (reading.rows, len(reading.applications), len(reading.skipped)) == (177, 177, 0)
    assert kinds(reading) == {
        Kind.APPLIED: 177,
        Kind.INTERVIEW: 13,
        Kind.REJECTED: 51,
        Kind.OFFER: 2,
        Kind.CLOSED: 115,  # 114 ghosted, 1 position removed
        Kind.ANSWERED: 64,  # rows with a date of the first response
    }
    interviewed = [a.row for a in reading.applications if any(e.kind is Kind.INTERVIEW for e in a.events)]
    assert interviewed == [10, 18, 21, 22, 27, 44, 67, 71, 73, 100, 105, 107, 108]
    assert reading.known_until == date(2023, 3, 13)
    never_answered = [a for a in reading.applications if {e.kind for e in a.events} == {Kind.APPLIED, Kind.CLOSED}]
    assert len(never_answered) == 113  # the first response is blank


def test_its_columns_and_portals() -> None:
    reading = read(EXAMPLES / "search-177.csv", today=TODAY)
    levels = {
        name: Counter(a.attributes.get(name, "") for a in reading.applications)
        for name in reading.applications[0].attributes
    }
    assert levels["Easy Application?"] == {"yes": 139, "no": 38}
    site = levels["Application site"]
    assert (site["Linkedin"], site["Company"], site["OtterJobs"], site["ZipRecruiter"]) == (105, 29, 5, 18)
    assert not {"Response?", "Job Offer", "Time to Rejection", "Days Since", "Current Date"} & levels.keys()
    assert levels["Wage/Salary/Contract"]["Salary"] == 44
    joined = [note.why for note in reading.doubts if "taken as" in note.why]
    assert len(joined) == 3
    assert 'column "Application site": "LinkedIn" taken as "Linkedin"' in joined


def test_two_alike_applications_on_one_day_stay_two_and_are_said() -> None:
    reading = read(EXAMPLES / "search-177.csv", today=TODAY)
    assert any(note.row == 171 and "same employer, role and day as row 169" in note.why for note in reading.doubts)


def test_the_search_of_138_with_its_status_history() -> None:
    reading = read(EXAMPLES / "search-138.json", today=TODAY)
    assert (reading.rows, len(reading.applications), len(reading.skipped)) == (138, 138, 0)
    found = kinds(reading)
    assert (found[Kind.APPLIED], found[Kind.CONTACTED]) == (133, 5)
    assert (found[Kind.SCREEN], found[Kind.INTERVIEW], found[Kind.OFFER]) == (27, 10, 0)
    answers = {Kind.SCREEN, Kind.INTERVIEW, Kind.REJECTED}
    applied = [a for a in reading.applications if any(e.kind is Kind.APPLIED for e in a.events)]
    assert sum(any(e.kind in answers for e in a.events) for a in applied) == 65


def test_closing_many_old_ones_on_a_day_is_no_answer_from_anyone() -> None:
    reading = read(EXAMPLES / "search-138.json", today=TODAY)
    closed = [e.on for a in reading.applications for e in a.events if e.kind is Kind.CLOSED]
    assert len(closed) == 57  # 55 applicationIgnored, 2 unresponsive
    assert closed.count(date(2025, 5, 21)) == 14


def test_who_wrote_first_is_said() -> None:
    reading = read(EXAMPLES / "search-138.json", today=TODAY)
    assert any("in 5 somebody wrote first" in note.why for note in reading.doubts)
