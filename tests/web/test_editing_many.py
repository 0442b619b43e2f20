"""Doing one thing to many: told first, done as a whole, undone at once."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from made_journal import a_search, an_application
from pytest_django import DjangoAssertNumQueries
from seated import seated

from onward.journal.models import Application, Batch, Search, Tagging
from onward.journal.undo import undo

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def search() -> Search:
    mine = a_search()
    for name, days in (("Acme", 90), ("Birch", 60), ("Cedar", 5)):
        an_application(mine, name, on=TODAY - timedelta(days=days))
    return mine


@pytest.fixture
def browser(search: Search) -> Client:
    return seated(search)


def hidden(html: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    main = html.split("<main", 1)[1]
    for name, value in re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', main):
        found.setdefault(name, []).append(value.replace("&amp;", "&"))
    return found


def endings(search: Search) -> dict[str, str]:
    return dict(Application.objects.filter(search=search).values_list("employer", "ending"))


def test_the_silent_are_shown_before_they_are_closed(browser: Client, search: Search) -> None:
    listed = browser.get("/list", {"waiting": "30"}).content.decode()
    address = re.search(r'href="(/list/edit\?[^"]+)"', listed)
    assert address
    html = browser.get(address.group(1).replace("&amp;", "&")).content.decode()
    assert "Acme" in html
    assert "Cedar" not in html
    assert set(endings(search).values()) == {""}
    answer = browser.post("/list/edit/do", hidden(html) | {"on": str(TODAY)})
    assert answer["Location"] == "/list?waiting=30"
    assert endings(search) == {"Acme": "closed", "Birch": "closed", "Cedar": ""}
    undo(Batch.objects.order_by("-at")[0])
    assert set(endings(search).values()) == {""}


def test_those_that_were_chosen_get_a_tag(browser: Client, search: Search) -> None:
    ids = [str(one.pk) for one in Application.objects.filter(search=search).exclude(employer="Birch")]
    html = browser.post("/list/edit", {"doing": "tag", "id": ids, "filter": "q="}).content.decode()
    assert "2 applications" in html
    browser.post("/list/edit/do", hidden(html) | {"value": "dream"})
    assert sorted(Tagging.objects.values_list("application__employer", flat=True)) == ["Acme", "Cedar"]


def test_a_list_that_changed_meanwhile_is_shown_again(browser: Client, search: Search) -> None:
    html = browser.post("/list/edit", {"doing": "record:closed", "all": "1"}).content.decode()
    an_application(search, "Dune", on=TODAY)
    answer = browser.post("/list/edit/do", hidden(html) | {"on": str(TODAY)})
    assert answer.status_code == 409
    assert "Dune" in answer.content.decode()
    assert set(endings(search).values()) == {""}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"doing": "record:closed", "on": "tomorrow"}, "That is no day"),
        ({"doing": "record:offer", "on": str(TODAY + timedelta(days=2))}, "still to come"),
        ({"doing": "tag", "value": "  "}, "Say which tag"),
        ({"doing": "attribute", "column": "", "value": "x"}, "Say which attribute"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_lost(
    browser: Client, search: Search, wrong: dict[str, str], said: str
) -> None:
    before = Batch.objects.count()
    html = browser.post("/list/edit/do", {"all": "1"} | wrong).content.decode()
    assert said in html
    assert hidden(html)["doing"] == [wrong["doing"]]
    assert Batch.objects.count() == before


@pytest.mark.parametrize(
    "form", [{}, {"doing": "explode", "all": "1"}, {"doing": "tag"}, {"doing": "tag", "id": "7"}]
)
def test_nothing_chosen_changes_nothing(browser: Client, form: dict[str, str]) -> None:
    before = Batch.objects.count()
    for address in ("/list/edit", "/list/edit/do"):
        assert browser.post(address, form).status_code == 302
    assert Batch.objects.count() == before


def test_many_can_be_put_away_and_brought_back(browser: Client, search: Search) -> None:
    html = browser.post("/list/edit", {"doing": "put-away", "all": "1", "filter": "q=acme"}).content.decode()
    browser.post("/list/edit/do", hidden(html))
    assert list(Application.objects.filter(removed=True).values_list("employer", flat=True)) == ["Acme"]


def test_another_searchs_are_out_of_reach(browser: Client) -> None:
    other = an_application(a_search("Another"), "Elsewhere")
    html = browser.post("/list/edit", {"doing": "put-away", "id": str(other.pk)}).content.decode()
    assert "Elsewhere" not in html
    browser.post("/list/edit/do", {"doing": "put-away", "id": str(other.pk)})
    other.refresh_from_db()
    assert not other.removed


def test_few_queries(browser: Client, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_max_num_queries(12):
        browser.get("/list/edit", {"doing": "record:closed", "all": "1", "waiting": "1"})


@pytest.mark.parametrize(("value", "wrong"), [("bulk, tag", "One tag at a time"), ("x" * 61, "up to 60 letters")])
def test_a_tag_that_would_be_another_is_refused(browser: Client, search: Search, value: str, wrong: str) -> None:
    sent = {"doing": "tag", "all": "1", "value": value}
    assert wrong in browser.post("/list/edit/do", sent).content.decode()
    assert not Tagging.objects.exists()
