"""Everything that was done, in words, each with its undo."""

import pytest
from made_journal import DAY, a_search, an_application
from pytest_django import DjangoAssertNumQueries
from seated import seated

from onward.events import Kind
from onward.journal.models import Application, Batch, Search
from onward.journal.recording import record
from onward.journal.said import said
from onward.journal.undo import undo
from onward.journal.writing import Fact

pytestmark = pytest.mark.django_db


def page(search: Search, number: int = 1) -> str:
    return seated(search).get("/history", {"page": number}).content.decode()


def test_the_newest_stands_first_in_words() -> None:
    search = a_search()
    application = an_application(search)
    record(application, Fact(Kind.INTERVIEW, on=DAY))
    html = page(search)
    assert html.index("Acme · Engineer: Interview, 2 March 2026") < html.index("Acme: added")


def test_what_was_undone_can_be_put_back_from_there() -> None:
    search = a_search()
    application = an_application(search)
    batch = record(application, Fact(Kind.INTERVIEW, on=DAY))
    undone = undo(batch)
    html = page(search)
    assert f"/undo/{undone.pk}" in html
    assert f"/undo/{batch.pk}" not in html
    seated(search).post(f"/undo/{undone.pk}")
    assert Application.objects.get(pk=application.pk).place == "interview"
    assert f"/undo/{batch.pk}" in page(search)


def test_one_application_has_its_own_history() -> None:
    search = a_search()
    first, second = an_application(search), an_application(search, employer="Beta")
    record(second, Fact(Kind.INTERVIEW, on=DAY))
    html = seated(search).get(f"/applications/{second.pk}/history").content.decode()
    assert "Interview" in html
    assert f"{first}" not in html


def test_it_is_paged() -> None:
    search = a_search()
    application = an_application(search)
    for _ in range(60):
        record(application, Fact(Kind.ANSWERED, on=DAY))
    assert page(search).count('action="/undo/') == 50
    assert "page=2" in page(search)
    assert "Acme: added" in page(search, 2)
    assert "nothing this far back" in page(search, 9)


@pytest.mark.parametrize("number", ["0", "-1", "x", "", "9" * 40, "²"])
def test_any_page_number_opens_a_page(number: str) -> None:
    assert seated(a_search()).get("/history", {"page": number}).status_code == 200


@pytest.mark.parametrize("what", ["added", "recorded", "moved", "edited many", "imported", "tossed", "unheard of"])
def test_what_lost_its_words_still_has_a_sentence(what: str) -> None:
    assert said(Batch(what=what, about={}))


def test_it_asks_the_database_at_most_twelve_times(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    search = a_search()
    application = an_application(search)
    for _ in range(5):
        undo(undo(record(application, Fact(Kind.ANSWERED, on=DAY))))
    client = seated(search)
    for address in ("/history", f"/applications/{application.pk}/history", "/keys"):
        with django_assert_max_num_queries(12):
            assert client.get(address).status_code == 200
