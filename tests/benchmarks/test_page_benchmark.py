"""What the page benchmark measures on is a whole search, and it finds the pages by itself."""

from __future__ import annotations

import pytest
from django.test import Client
from made_journal_db import made_search
from pages import addresses, timed

from onward.journal.models import Application, Event, Place

pytestmark = pytest.mark.django_db


def test_a_made_search_is_whole_and_the_same_each_time() -> None:
    one, other = made_search(120), made_search(120)
    stands = [
        list(search.applications.order_by("number").values_list("place", "last_on")) for search in (one, other)
    ]
    assert stands[0] == stands[1]
    assert {place for place, _ in stands[0]} == set(Place)
    assert 5 <= Event.objects.filter(application__search=one).count() / 120 <= 7


def test_every_page_is_found_and_timed() -> None:
    search = made_search(30)
    found = list(addresses(search))
    application = Application.objects.filter(search=search).order_by("number")[15]
    assert {"/", "/board", "/list", f"/applications/{application.pk}"} <= set(found)
    browser = Client(HTTP_HOST="127.0.0.1")
    browser.get("/enter", {"key": "open sesame"})
    figures = timed(browser, "/board", search, runs=3)
    assert isinstance(figures, dict)
    assert 0 < figures["queries"] <= 12
    assert timed(browser, "/no-such-page", search, runs=3) == 404
