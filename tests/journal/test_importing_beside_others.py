"""An import makes all ready without the lock; what others write meanwhile is neither doubled nor lost."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from made_journal import a_search, an_application

from onward.journal import pencil, taking_in
from onward.journal.models import Application, Change, Event, Search
from onward.journal.searches import empty_search
from onward.journal.taking_in import take_in
from onward.journal.undo import undo
from onward.reading import Reading
from onward.sources.read import read

pytestmark = pytest.mark.django_db
SHEET = """Company,Role,Date Applied,Status,Resume
Acme,Clerk,2026-10-01,Rejected,Short
Globex,Clerk,2026-10-02,,Short
"""


@pytest.fixture
def reading(tmp_path: Path) -> Reading:
    path = tmp_path / "mine.csv"
    path.write_text(SHEET)
    return read(path, today=date(2026, 11, 25), with_details=True)


def meanwhile(monkeypatch: pytest.MonkeyPatch, *doings: Callable[[], object]) -> None:
    """Somebody else does these, one each time that the import has made all ready."""
    left, ready = list(doings), pencil.Pencil.make_ready

    def make_ready(self: pencil.Pencil) -> None:
        ready(self)
        if left:
            left.pop(0)()

    monkeypatch.setattr(pencil.Pencil, "make_ready", make_ready)


def rows(search: Search) -> list[tuple[int, str, str]]:
    found = Application.objects.filter(search=search).order_by("number")
    return list(found.values_list("number", "employer", "place"))


def test_what_another_adds_meanwhile_gets_its_number_and_the_import_the_next(
    monkeypatch: pytest.MonkeyPatch, reading: Reading
) -> None:
    search = a_search()
    meanwhile(monkeypatch, lambda: an_application(search, "Else"))
    _, batch = take_in(search, reading)
    assert rows(search) == [(1, "Else", "applied"), (2, "Acme", "ended"), (3, "Globex", "applied")]
    numbers = Change.objects.filter(batch=batch, table="Application").values_list("after__number", flat=True)
    assert sorted(numbers) == [2, 3]


def test_what_another_adds_meanwhile_is_not_doubled(monkeypatch: pytest.MonkeyPatch, reading: Reading) -> None:
    search = a_search()
    meanwhile(monkeypatch, lambda: an_application(search, "ACME ", "Clerk", on=date(2026, 10, 1)))
    found, _ = take_in(search, reading)
    assert (len(found.new), len(found.more)) == (1, 1)
    assert rows(search) == [(1, "ACME ", "ended"), (2, "Globex", "applied")]


def test_whoever_writes_without_end_waits_at_last(monkeypatch: pytest.MonkeyPatch, reading: Reading) -> None:
    search = a_search()
    again = [lambda n=n: an_application(search, "Globex", "Clerk", on=date(2026, 9, n)) for n in (1, 2)]
    meanwhile(monkeypatch, *again)
    take_in(search, reading)
    assert [employer for _, employer, _ in rows(search)] == ["Globex", "Globex", "Acme", "Globex"]


def test_the_same_is_written_as_by_an_ordinary_pen(reading: Reading) -> None:
    search = empty_search("New")
    _, batch = take_in(search, reading)
    assert batch is not None
    assert rows(search) == [(1, "Acme", "ended"), (2, "Globex", "applied")]
    assert batch.events.count() == Event.objects.count() == 3
    states = {change.row: change.after for change in batch.changes.filter(table="Application")}
    assert states == {row.pk: row.state() for row in Application.objects.all()}
    undo(undo(batch))
    assert rows(search) == [(1, "Acme", "ended"), (2, "Globex", "applied")]
    assert not Application.objects.filter(removed=True).exists()


def test_a_new_search_that_can_not_be_written_is_not_there(
    monkeypatch: pytest.MonkeyPatch, reading: Reading
) -> None:
    def broken(*_: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(taking_in, "_add_news", broken)
    with pytest.raises(OSError, match="full"):
        take_in(empty_search("New"), reading)
    assert not Search.objects.exists()
