"""Importing: as a whole, and again without adding anything."""

from datetime import date
from pathlib import Path

import pytest
from made_journal import DAY, a_search, an_application

from onward.journal.adding import NewApplication, add_application
from onward.journal.as_reading import as_reading
from onward.journal.editing import bring_back, put_away
from onward.journal.models import Application, Event
from onward.journal.taking_in import plan, take_in
from onward.journal.undo import undo
from onward.ledger.learn import learn
from onward.reading import Reading
from onward.sources.read import read

pytestmark = pytest.mark.django_db
EXAMPLES = Path(__file__).parents[2] / "examples"
TODAY = date(2026, 3, 1)


@pytest.fixture(params=["search-177.csv", "search-138.json"])
def reading(request: pytest.FixtureRequest) -> Reading:
    return read(EXAMPLES / request.param, today=TODAY)


def test_the_same_file_again_adds_nothing(reading: Reading) -> None:
    search = a_search()
    take_in(search, reading)
    applications, events = Application.objects.count(), Event.objects.count()
    assert applications == len(reading.applications)
    again, batch = take_in(search, reading)
    assert batch is None
    assert again.same == applications
    assert Event.objects.count() == events


def test_the_journal_teaches_what_the_file_does(reading: Reading) -> None:
    search = a_search()
    take_in(search, reading)
    of_file = learn(reading, today=TODAY, as_of=reading.known_until)
    of_journal = learn(as_reading(search), today=TODAY, as_of=reading.known_until)
    assert [(c.id, c.verdict, c.log_e) for c in of_journal.claims] == [
        (c.id, c.verdict, c.log_e) for c in of_file.claims
    ]
    assert of_journal.stages == of_file.stages
    assert of_journal.waiting == of_file.waiting


def test_a_preview_writes_nothing(reading: Reading) -> None:
    search = a_search()
    assert len(plan(search, reading).new) == len(reading.applications)
    assert not Application.objects.exists()


def test_an_import_can_be_undone(reading: Reading) -> None:
    search = a_search()
    _, batch = take_in(search, reading)
    assert batch is not None
    undo(batch)
    assert not Application.objects.filter(removed=False).exists()
    assert len(plan(search, reading).new) == len(reading.applications)


def test_what_was_put_away_is_known_and_stays_away(reading: Reading) -> None:
    search = a_search()
    take_in(search, reading)
    gone, there = Application.objects.order_by("?").first(), Application.objects.count()
    assert gone is not None
    put_away(gone)
    found, batch = take_in(search, reading)
    assert (batch, found.away, found.same) == (None, 1, there - 1)
    assert Application.objects.filter(removed=False).count() == there - 1
    bring_back(gone)
    assert plan(search, reading).same == there


def test_what_was_typed_and_put_away_stays_away_and_what_was_undone_is_new(tmp_path: Path) -> None:
    search = a_search()
    (path := tmp_path / "mine.csv").write_text(
        "Company,Role,Date Applied\nAcme,Engineer,2026-03-02\nNever,X,2026-03-02\n"
    )
    put_away(an_application(search, "Acme", "Engineer"))
    _, added = add_application(search, NewApplication("Never", "X", sent=True, applied_on=DAY))
    undo(added)
    found = plan(search, read(path, today=date(2026, 4, 1)))
    assert [one.employer for one, _ in found.new] == ["Never"]
    assert found.away == 1


def test_an_import_that_was_undone_and_put_back_is_known(reading: Reading) -> None:
    search = a_search()
    _, batch = take_in(search, reading)
    assert batch is not None
    undo(undo(batch))
    assert not plan(search, reading).changes_anything
