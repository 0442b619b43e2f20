"""Findings at hand: fresh for small searches, the last known ones of the same day for large ones."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import date, timedelta
from time import monotonic, sleep

import pytest
from made_journal import DAY, a_search, an_application

from onward.journal import verdicts
from onward.journal.models import Search
from onward.journal.verdicts import AtHand, at_hand, findings
from onward.ledger.findings import Findings

TODAY = DAY + timedelta(days=20)


@pytest.fixture(autouse=True)
def nothing_known() -> Iterator[None]:
    verdicts._known.forget()
    yield
    verdicts._known.forget()


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every search counts as large."""
    monkeypatch.setattr(verdicts, "AT_ONCE", -1)


def until_fresh(search: Search, today: date = TODAY) -> AtHand:
    end = monotonic() + 20
    while monotonic() < end:
        found = at_hand(search, today=today)
        if found.fresh:
            return found
        sleep(0.02)
    raise AssertionError("never fresh")


def of(found: AtHand) -> Findings:
    assert found.findings is not None
    return found.findings


@pytest.mark.django_db
def test_the_same_findings_until_something_is_written() -> None:
    search = a_search()
    an_application(search)
    first = findings(search, today=TODAY)
    assert findings(search, today=TODAY) is first
    an_application(search, "Borealis")
    assert len(findings(search, today=TODAY).source.applications) == 2


@pytest.mark.django_db
def test_a_small_search_is_always_fresh() -> None:
    search = a_search()
    for employer in ("Acme", "Borealis"):
        an_application(search, employer)
        found = at_hand(search, today=TODAY)
        assert found.fresh
        assert of(found).source.applications[-1].employer == employer


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("large")
def test_a_large_search_shows_the_last_known_at_once_and_the_new_ones_soon() -> None:
    search = a_search()
    an_application(search)
    assert len(of(until_fresh(search)).source.applications) == 1
    an_application(search, "Borealis")
    stale = at_hand(search, today=TODAY)
    assert not stale.fresh
    assert len(of(stale).source.applications) == 1
    assert len(of(until_fresh(search)).source.applications) == 2


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("large")
def test_yesterdays_are_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    search = a_search()
    an_application(search)
    until_fresh(search)
    held = threading.Event()
    learn = verdicts._learn

    def slowly(search: Search, today: date) -> verdicts.Learned:
        held.wait(10)
        return learn(search, today)

    monkeypatch.setattr(verdicts, "_learn", slowly)
    monkeypatch.setattr(verdicts, "PATIENCE", 0.05)
    tomorrow = TODAY + timedelta(days=1)
    assert at_hand(search, today=tomorrow) == AtHand(None, fresh=False)
    held.set()
    assert of(until_fresh(search, tomorrow)).as_of == tomorrow


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("large")
def test_many_readers_and_one_writer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Eight threads ask while something is written; nobody waits for long, each sees whole findings, all end fresh."""
    search = a_search()
    an_application(search)
    until_fresh(search)
    at_work, most = 0, 0
    lock = threading.Lock()
    learn = verdicts._learn

    def counted(search: Search, today: date) -> verdicts.Learned:
        nonlocal at_work, most
        with lock:
            at_work += 1
            most = max(most, at_work)
        try:
            return learn(search, today)
        finally:
            with lock:
                at_work -= 1

    monkeypatch.setattr(verdicts, "_learn", counted)
    wrong: list[Exception] = []
    seen: set[int] = set()

    def read(revision: int) -> None:
        mine = Search(pk=search.pk, name=search.name, created_at=search.created_at, revision=revision)
        try:
            for _ in range(20):
                seen.add(len(of(at_hand(mine, today=TODAY)).source.applications))
        except Exception as error:
            wrong.append(error)

    an_application(search, "Borealis")
    readers = [threading.Thread(target=read, args=(search.revision,)) for _ in range(8)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join(20)
    assert not wrong
    assert seen <= {1, 2}
    assert most <= 1
    assert len(of(until_fresh(search)).source.applications) == 2
