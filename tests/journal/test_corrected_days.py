"""A sheet in which the day of an application was corrected: the same application on another day, and never two."""

from datetime import date
from pathlib import Path

import pytest
from made_journal import a_search

from onward.events import Kind
from onward.journal.current import current_events
from onward.journal.editing import bring_back, put_away
from onward.journal.models import Application, Origin, Search
from onward.journal.taking_in import Plan, plan, take_in
from onward.journal.undo import undo
from onward.journal.writing import Fact, write
from onward.reading import Reading
from onward.sources.read import read

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 25)
SHEET = """Company,Role,Date Applied,Status
Acme,Clerk,2026-10-03,Applied
Harbor,Cook,2026-10-09,Applied
Lumen,Baker,2026-10-12,Rejected
"""


def of(tmp_path: Path, text: str, name: str = "mine.csv") -> Reading:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return read(path, today=TODAY, with_details=True)


@pytest.fixture
def search(tmp_path: Path) -> Search:
    made = a_search()
    take_in(made, of(tmp_path, SHEET))
    return made


def counts(found: Plan) -> tuple[int, int, int]:
    return len(found.new), len(found.more), found.same


def notes(found: Plan) -> list[str]:
    return [note.why for note in found.reading.doubts if note.row]


def acme() -> Application:
    return Application.objects.get(employer="Acme")


def test_a_corrected_day_is_no_second_application(search: Search, tmp_path: Path) -> None:
    corrected = of(tmp_path, SHEET.replace("Clerk,2026-10-03", "Clerk,2026-10-05"))
    found, batch = take_in(search, corrected)
    assert counts(found) == (0, 1, 2)
    assert notes(found) == [
        "The day of this application was 3 October 2026 when it was imported before; it is corrected to 5 October 2026."
    ]
    assert acme().applied_on == date(2026, 10, 5)
    sent = [event for event in current_events(acme()) if event.kind == Kind.APPLIED]
    assert [(event.on, event.origin, event.revision) for event in sent] == [
        (date(2026, 10, 5), Origin.IMPORTED, 1)
    ]
    assert counts(plan(search, corrected)) == (0, 0, 3)
    assert counts(plan(search, of(tmp_path, SHEET))) == (0, 0, 3), (
        "the older state of the sheet takes nothing back"
    )
    assert batch is not None
    undo(batch)
    assert acme().applied_on == date(2026, 10, 3)
    assert counts(plan(search, corrected)) == (0, 1, 2)


@pytest.mark.parametrize("day", ["2025-10-03", "2026-03-10"])
def test_another_year_and_an_exchanged_day_are_corrections_too(search: Search, tmp_path: Path, day: str) -> None:
    assert counts(plan(search, of(tmp_path, SHEET.replace("2026-10-03", day)))) == (0, 1, 2)


def test_what_else_the_row_tells_comes_along(search: Search, tmp_path: Path) -> None:
    grown = SHEET.replace("Clerk,2026-10-03,Applied", "Clerk,2026-10-05,Rejected")
    found, _batch = take_in(search, of(tmp_path, grown))
    assert counts(found) == (0, 1, 2)
    assert (acme().applied_on, acme().ending) == (date(2026, 10, 5), "rejected")


def test_a_day_that_the_person_set_stays(search: Search, tmp_path: Path) -> None:
    sent = next(event for event in current_events(acme()) if event.kind == Kind.APPLIED)
    with write(search, "corrected") as pen:
        pen.correct(sent, on=date(2026, 10, 4), origin=Origin.TYPED)
    found, batch = take_in(search, of(tmp_path, SHEET.replace("Clerk,2026-10-03", "Clerk,2026-10-05")))
    assert (counts(found), batch) == ((0, 0, 3), None)
    assert notes(found) == [
        "You set this application to 4 October 2026 yourself; the file has it on 5 October 2026 now. Yours stays."
    ]
    assert acme().applied_on == date(2026, 10, 4)


def test_what_was_put_away_stays_away_on_another_day_too(search: Search, tmp_path: Path) -> None:
    put_away(acme())
    corrected = of(tmp_path, SHEET.replace("Clerk,2026-10-03", "Clerk,2026-10-05"))
    found, batch = take_in(search, corrected)
    assert (counts(found), found.away, notes(found), batch) == ((0, 0, 2), 1, [], None)
    bring_back(acme())
    assert counts(plan(search, corrected)) == (0, 1, 2)


SECOND = "Acme,Clerk,2026-10-20,Applied\n"


@pytest.mark.parametrize(
    "text",
    [
        SHEET + SECOND,
        SHEET.replace("Clerk,2026-10-03", "Cook,2026-10-05"),
        "Company,Role,Date Applied,Status\nAcme,Clerk,2026-10-05,Applied\nOther,Clerk,2026-10-05,Applied\n",
    ],
    ids=["the old row is there", "another role", "another sheet"],
)
def test_what_may_be_a_second_application_is_one(search: Search, tmp_path: Path, text: str) -> None:
    found = plan(search, of(tmp_path, text, "theirs.csv"))
    assert found.new
    assert not found.more
    assert not notes(found)


UNSURE = (
    "Acme, Clerk of 3 October 2026 is not in the file any more. This may be the same on another day, or a second one: "
    "it is added. If they are one, put one of them away."
)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("Acme,Clerk,2026-10-05,Applied\n" + SECOND, 2),
        ("Acme,Clerk,2026-01-20,Applied\n", 1),
        ("Acme,Clerk,,Wishlist\n", 1),
    ],
    ids=["two could be it", "months apart", "without a day"],
)
def test_what_may_be_the_same_is_added_and_said(search: Search, tmp_path: Path, rows: str, told: int) -> None:
    text = SHEET.replace("Acme,Clerk,2026-10-03,Applied\n", rows)
    found, _batch = take_in(search, of(tmp_path, text))
    assert counts(found) == (told, 0, 2)
    assert notes(found) == [UNSURE] * told
    assert Application.objects.filter(employer="Acme").count() == 1 + told
    again = plan(search, of(tmp_path, text))
    assert (counts(again), notes(again)) == ((0, 0, 2 + told), [])


def test_of_two_that_could_be_meant_none_is_changed(search: Search, tmp_path: Path) -> None:
    take_in(search, of(tmp_path, SHEET + SECOND))
    found = plan(search, of(tmp_path, SHEET.replace("Clerk,2026-10-03", "Clerk,2026-10-05")))
    assert counts(found) == (1, 0, 2)
    (note,) = notes(found)
    assert "Acme, Clerk of 3 October 2026 and 20 October 2026 are not in the file any more" in note


def test_an_application_that_had_its_answer_by_then_is_another_one(search: Search, tmp_path: Path) -> None:
    with write(search, "recorded") as pen:
        pen.record(acme(), Fact(Kind.REJECTED, on=date(2026, 10, 6)))
    found = plan(search, of(tmp_path, SHEET.replace("Clerk,2026-10-03", "Clerk,2026-10-10")))
    assert (counts(found), notes(found)) == ((1, 0, 2), [UNSURE])


def test_where_they_wrote_first_the_day_is_corrected_too(search: Search, tmp_path: Path) -> None:
    with write(search, "recorded") as pen:
        pen.record(acme(), Fact(Kind.CONTACTED, on=date(2026, 9, 20)))
    assert counts(plan(search, of(tmp_path, SHEET.replace("Clerk,2026-10-03", "Clerk,2026-10-05")))) == (0, 1, 2)


def test_a_sheet_of_one_row_is_known_by_its_name(tmp_path: Path) -> None:
    search = a_search()
    one = "Company,Role,Date Applied\nAcme,Clerk,2026-10-03\n"
    take_in(search, of(tmp_path, one))
    later = one.replace("10-03", "10-05")
    assert counts(plan(search, of(tmp_path, later))) == (0, 1, 0)
    assert counts(plan(search, of(tmp_path, later, "other.csv"))) == (1, 0, 0)
