"""The list finds what is asked for, and nothing of another search."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from made_journal import a_search, an_application

from onward.events import Kind
from onward.journal.listing import SORTS, Filter, listed
from onward.journal.models import Application, Note, Place, Search, Tagging, Task
from onward.journal.moving import move
from onward.journal.writing import write

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def search() -> Search:
    """Acme (Berlin), Harbor (interview), Ärzte (ended), and one of another search."""
    mine = a_search()
    acme = an_application(mine, "Acme", "Engineer", on=TODAY - timedelta(days=50))
    harbor = an_application(mine, "Harbor", "Data Analyst", on=TODAY - timedelta(days=20))
    aerzte = an_application(mine, "ÄRZTE mit Rat", "100% remote", on=TODAY - timedelta(days=70))
    move(harbor, Place.INTERVIEW, TODAY)
    move(aerzte, Place.ENDED, TODAY, kind=Kind.CLOSED)
    now = timezone.now()
    with write(mine, "edited") as pen:
        pen.change(acme, location="Berlin", source="LinkedIn", attributes={'Size "of" it': "big", "2024": "y"})
        pen.add(Note(application=acme, text="They build pumps", created_at=now))
        pen.add(Tagging(application=harbor, name="dream"))
        pen.add(Task(search=mine, application=harbor, what="Prepare", due=TODAY, created_at=now))
    an_application(a_search("Another"), "Acme")
    return mine


def names(search: Search, wanted: Filter, sort: str = "employer") -> list[str]:
    return [one.employer for one in listed(search, wanted, today=TODAY, sort=sort)]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Filter(), ["Acme", "Harbor", "ÄRZTE mit Rat"]),
        (Filter(words="acme"), ["Acme"]),
        (Filter(words="berlin eng"), ["Acme"]),
        (Filter(words="berlin analyst"), []),
        (Filter(words="PUMPS"), ["Acme"]),
        (Filter(words="drea"), ["Harbor"]),
        (Filter(words="ärzte"), ["ÄRZTE mit Rat"]),
        (Filter(words="100%"), ["ÄRZTE mit Rat"]),
        (Filter(words="%"), ["ÄRZTE mit Rat"]),
        (Filter(places=("interview", "ended")), ["Harbor", "ÄRZTE mit Rat"]),
        (Filter(endings=("closed",)), ["ÄRZTE mit Rat"]),
        (Filter(source="LinkedIn"), ["Acme"]),
        (Filter(tag="dream"), ["Harbor"]),
        (Filter(column="2024", level="y"), ["Acme"]),
        (Filter(column="2024", level="n"), []),
        (Filter(column="No such", level="n"), []),
        (Filter(applied_from=TODAY - timedelta(days=50)), ["Acme", "Harbor"]),
        (Filter(applied_to=TODAY - timedelta(days=50)), ["Acme", "ÄRZTE mit Rat"]),
        (Filter(waiting_over=49), ["Acme"]),
        (Filter(waiting_over=50), []),
        (Filter(due=True), ["Harbor"]),
    ],
)
def test_it_finds(search: Search, wanted: Filter, found: list[str]) -> None:
    assert names(search, wanted) == found


def test_a_strange_column_breaks_nothing(search: Search) -> None:
    assert names(search, Filter(column='Size "of" it', level="big")) in ([], ["Acme"])


@pytest.mark.parametrize("sort", [*SORTS, *(f"-{name}" for name in SORTS), "", "no such"])
def test_every_sort_gives_all_of_them(search: Search, sort: str) -> None:
    assert sorted(names(search, Filter(), sort)) == ["Acme", "Harbor", "ÄRZTE mit Rat"]


def test_it_is_sorted_either_way_and_blanks_come_last(search: Search) -> None:
    an_application(search, "New", on=None)
    assert names(search, Filter(), "applied") == ["ÄRZTE mit Rat", "Acme", "Harbor", "New"]
    assert names(search, Filter(), "-applied") == ["Harbor", "Acme", "ÄRZTE mit Rat", "New"]
    assert names(search, Filter(), "place") == ["New", "Acme", "Harbor", "ÄRZTE mit Rat"]


def test_what_was_put_away_is_not_listed(search: Search) -> None:
    acme = Application.objects.get(search=search, employer="Acme")
    with write(search, "put away") as pen:
        pen.remove(acme)
    assert names(search, Filter(words="acme")) == []
