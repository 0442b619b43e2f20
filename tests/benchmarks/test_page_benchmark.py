"""What the page benchmark measures on is a whole search, and it finds the pages by itself."""

from __future__ import annotations

import pages_table
import pytest
from between_marks import replace_between
from django.test import Client
from made_journal_db import made_search
from page_addresses import addresses
from page_doings import doings
from pages import timed, together
from results_file import read_results

from onward.journal.models import Application, Event, Place
from onward.web.urls import urlpatterns

pytestmark = pytest.mark.django_db


def test_a_made_search_is_whole_and_the_same_each_time() -> None:
    one, other = made_search(120), made_search(120)
    stands = [
        list(search.applications.order_by("number").values_list("place", "last_on")) for search in (one, other)
    ]
    assert stands[0] == stands[1]
    assert {place for place, _ in stands[0]} == set(Place)
    assert 5 <= Event.objects.filter(application__search=one).count() / 120 <= 7


def seated() -> Client:
    browser = Client(HTTP_HOST="127.0.0.1")
    browser.get("/enter", {"key": "open sesame"})
    return browser


def status(browser: Client, address: str) -> int:
    answer = browser.get(address)
    answer.close()
    return int(answer.status_code)


@pytest.mark.django_db(transaction=True)
def test_every_route_is_asked_and_pages_are_timed() -> None:
    search, browser = made_search(30), seated()
    found = list(addresses(search, browser))
    application = Application.objects.filter(search=search).order_by("number")[15]
    assert {"/", "/board", "/list", "/export/ics", f"/applications/{application.pk}"} <= set(found)
    assert all("<" not in address for address in found)
    routes = [pattern for pattern in urlpatterns if not str(pattern.pattern).startswith("api/")]
    for pattern in routes:
        assert any(pattern.resolve(address.partition("?")[0][1:]) for address in found), pattern
    unseen = [address for address in found if status(browser, address) == 404]
    assert [address for address in unseen if not address.startswith("/settings/backups/")] == []
    figures = timed(browser, "/board", search, runs=3)
    assert isinstance(figures, dict)
    assert 0 < figures["queries"] <= 12
    assert timed(browser, "/no-such-page", search, runs=3) == 404


@pytest.mark.django_db(transaction=True)
def test_what_is_done_is_timed_and_done() -> None:
    search = made_search(150)
    before = search.applications.count()
    found = doings(seated(), search, runs=4)
    assert search.applications.count() == before + 5
    assert {"add", "log what happened", "move a card", "tag 100 at once", "undo that"} <= set(found)
    assert all(figures["p95_ms"] > 0 for name, figures in found.items() if name != "close all silent")


def test_the_lesser_of_two_measurements_is_kept() -> None:
    before = {"a": {"ms": 3, "gone": 1}, "b": {"ms": 5}}
    assert together(before, {"a": {"ms": 4}, "c": {"ms": 7}}) == {"a": {"ms": 3}, "c": {"ms": 7}}


def test_the_page_on_speed_shows_the_stored_results() -> None:
    text = pages_table.PAGE.read_text("utf-8")
    table = pages_table.table(read_results("pages")["sizes"])
    assert replace_between(text, {"pages": table}) == text, "run pages.py --docs"
