"""Importing: as a whole, and again without adding anything."""

from datetime import date
from pathlib import Path

import pytest
from made_journal import a_search

from onward.journal.as_reading import as_reading
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
