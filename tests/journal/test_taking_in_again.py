"""A file that has grown: what was saved or undated gets its news once, and everything else that a row says is kept."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from made_journal import a_search, an_application

from onward.exports.csv_file import csv_file
from onward.journal.adding import NewApplication, add_application
from onward.journal.as_reading import as_reading
from onward.journal.current import current_events
from onward.journal.models import Application, Contact, Document, Event, Note, Search, Tagging, Task
from onward.journal.own_choices import own_attributes, own_sources
from onward.journal.sample import sample_search
from onward.journal.table import table
from onward.journal.taking_in import Plan, plan, take_in
from onward.journal.undo import undo
from onward.outcomes import columns
from onward.reading import Reading
from onward.sources.read import read

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 25)
SHEET = """Company,Role,Date Applied,Status
Sent,Clerk,2026-10-01,Rejected
Wish,Clerk,,Wishlist
Open,Clerk,,Applied
"""


def of(tmp_path: Path, text: str, today: date = TODAY) -> Reading:
    path = tmp_path / "mine.csv"
    path.write_text(text, "utf-8")
    return read(path, today=today, with_details=True)


def counts(found: Plan) -> tuple[int, int, int]:
    return len(found.new), len(found.more), found.same


def test_wishes_are_saved_and_no_rate_counts_what_has_no_day(tmp_path: Path) -> None:
    search = a_search()
    take_in(search, of(tmp_path, SHEET))
    assert list(Application.objects.order_by("number").values_list("employer", "place", "applied_on")) == [
        ("Sent", "ended", date(2026, 10, 1)),
        ("Wish", "saved", None),
        ("Open", "applied", None),
    ]
    outcomes = columns(as_reading(search).applications, TODAY)
    assert [a.employer for a in outcomes.applications] == ["Sent", "Open"]
    assert outcomes.sent.tolist() == [True, False]


def test_the_same_file_again_adds_nothing(tmp_path: Path) -> None:
    search = a_search()
    take_in(search, of(tmp_path, SHEET))
    assert counts(plan(search, of(tmp_path, SHEET))) == (0, 0, 3)


def test_what_was_saved_gets_its_day_once(tmp_path: Path) -> None:
    search = a_search()
    take_in(search, of(tmp_path, SHEET))
    grown = SHEET.replace("Wish,Clerk,,Wishlist", "Wish,Clerk,2026-11-02,Rejected")
    found, batch = take_in(search, of(tmp_path, grown))
    assert counts(found) == (0, 1, 2)
    wish = Application.objects.get(employer="Wish")
    assert (wish.applied_on, wish.ending) == (date(2026, 11, 2), "rejected")
    for text in (grown, SHEET):
        assert counts(plan(search, of(tmp_path, text))) == (0, 0, 3)
    assert batch is not None
    undo(batch)
    wish.refresh_from_db()
    assert (wish.applied_on, wish.place) == (None, "saved")
    assert counts(plan(search, of(tmp_path, grown))) == (0, 1, 2)


def test_an_unknown_day_becomes_known_and_stays_one_fact(tmp_path: Path) -> None:
    search = a_search()
    take_in(search, of(tmp_path, SHEET))
    take_in(search, of(tmp_path, SHEET.replace("Open,Clerk,,Applied", "Open,Clerk,2026-11-03,Applied")))
    row = Application.objects.get(employer="Open")
    (applied,) = current_events(row)
    assert (applied.on, applied.revision, row.applied_on) == (date(2026, 11, 3), 1, date(2026, 11, 3))


def test_a_day_after_its_own_steps_is_left_out_with_a_reason(tmp_path: Path) -> None:
    search = a_search()
    head = "Company,Role,Date Applied,Status,Interview Date\nSent,Clerk,2026-10-01,Applied,\n"
    take_in(search, of(tmp_path, head + "Open,Clerk,,Interview,2026-10-20\n"))
    found, _batch = take_in(search, of(tmp_path, head + "Open,Clerk,2026-11-03,Interview,2026-11-09\n"))
    row = Application.objects.get(employer="Open")
    assert row.applied_on is None
    assert {e.on for e in current_events(row) if e.kind == "interview"} == {date(2026, 10, 20), date(2026, 11, 9)}
    assert any(note.row == 3 and "You applied on 3 November 2026" in note.why for note in found.reading.doubts)


def test_two_of_one_name_stay_two(tmp_path: Path) -> None:
    search = a_search()
    take_in(search, of(tmp_path, SHEET))
    both = SHEET.replace("Sent,", "Wish,Clerk,2026-11-02,Applied\nSent,")
    assert counts(take_in(search, of(tmp_path, both))[0]) == (1, 0, 3)
    assert Application.objects.filter(employer="Wish").count() == 2


def test_what_was_saved_by_hand_is_known_too(tmp_path: Path) -> None:
    search = a_search()
    saved = Application(search=search, employer="sent ", role="Clerk", number=1, created_at=timezone.now())
    saved.save()
    assert counts(take_in(search, of(tmp_path, SHEET))[0]) == (2, 1, 0)
    saved.refresh_from_db()
    assert saved.applied_on == date(2026, 10, 1)


FULL = """Company,Role,Location,Source,Resume,Date Applied,Status,Recruiter,Email,Description,Follow up
A,Clerk,Berlin,Indeed,Short,2026-10-01,Applied,Ada,ada@a.example,"{text}",{to_come}
B,Engineer,Paris,LinkedIn,Long,2026-10-02,Applied,,bob@b.example,"{text}",2026-10-12
C,Clerk,Berlin,Indeed,Short,2026-10-03,Applied,,,"{text}",
"""


def full(tmp_path: Path) -> Reading:
    to_come = timezone.localdate() + timedelta(days=9)
    return of(tmp_path, FULL.format(text="What we do. " * 9, to_come=to_come), timezone.localdate())


def test_each_cell_goes_to_the_field_of_its_own(tmp_path: Path) -> None:
    search = a_search()
    take_in(search, full(tmp_path))
    first = Application.objects.get(employer="A")
    assert (first.location, first.source, first.about[:10]) == ("Berlin", "Indeed", "What we do")
    assert first.resume is not None
    assert sorted(Document.objects.values_list("name", flat=True)) == ["Long", "Short"]
    assert list(Contact.objects.order_by("mail").values_list("name", "mail")) == [
        ("Ada", "ada@a.example"),
        ("bob@b.example", "bob@b.example"),
    ]
    assert Task.objects.get().due == timezone.localdate() + timedelta(days=9)
    assert Task.objects.get().application == first
    assert Note.objects.get(application__employer="B").text == "Follow-up: 2026-10-12"


def test_no_field_is_asked_for_twice_and_all_are_still_arms(tmp_path: Path) -> None:
    search = a_search()
    take_in(search, full(tmp_path))
    assert own_attributes(search) == {}
    assert own_sources(search) == ["Indeed", "LinkedIn"]
    arms = columns(as_reading(search).applications, TODAY).attributes
    assert set(arms) == {"Role", "Location", "Source", "Resume"}


def test_what_is_added_by_hand_has_the_columns_of_a_file_by_its_fields(tmp_path: Path) -> None:
    search = a_search()
    text = FULL.replace("Company,Role,Location", "Company,Position,City")
    take_in(search, of(tmp_path, text.format(text="x", to_come=""), timezone.localdate()))
    add_application(search, NewApplication("D", "clerk", location="Rome", sent=True, applied_on=TODAY))
    by_hand = as_reading(search).applications[-1]
    assert by_hand.attributes == {"Position": "Clerk"}


def test_one_undo_takes_all_of_it_back(tmp_path: Path) -> None:
    search = a_search()
    _, batch = take_in(search, full(tmp_path))
    assert batch is not None
    undo(batch)
    for kind in (Application, Document, Contact, Task):
        assert not kind._default_manager.filter(removed=False).exists()


def exported(search: Search, tmp_path: Path) -> Reading:
    path = tmp_path / "onward.csv"
    path.write_bytes(csv_file(*table(search)))
    return read(path, today=timezone.localdate(), with_details=True)


@pytest.mark.parametrize("make", [sample_search, a_search])
def test_our_own_table_adds_nothing_where_it_came_from(make, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    search = make()
    take_in(search, of(tmp_path, SHEET))
    take_in(search, full(tmp_path))
    an_application(search, employer="+SUM(A1)", role="=1+1", on=date(1999, 1, 1))
    found = plan(search, exported(search, tmp_path))
    assert not found.changes_anything
    assert found.same == Application.objects.filter(search=search).count()
    assert not found.reading.skipped


def test_our_own_table_makes_the_same_search_again(tmp_path: Path) -> None:
    search = a_search()
    take_in(
        search, of(tmp_path, SHEET.replace("Sent,Clerk,2026-10-01,Rejected", "'Sent,Clerk,2026-10-01,Ghosted"))
    )
    take_in(search, full(tmp_path))
    an_application(search, employer="+SUM(A1)", role="=1+1")
    Tagging.objects.create(application=Application.objects.get(employer="A"), name="dream")
    again = a_search("Again")
    take_in(again, exported(search, tmp_path))
    fields = ("employer", "role", "place", "ending", "applied_on", "location", "source", "resume__name")
    first, second = (
        list(Application.objects.filter(search=one).order_by("number").values_list(*fields))
        for one in (search, again)
    )
    assert first == second
    assert Tagging.objects.filter(application__search=again).get().name == "dream"
    assert (
        Event.objects.filter(application__search=again).count()
        == Event.objects.filter(application__search=search).count()
    )
