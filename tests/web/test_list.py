"""The list: found, sorted and paged by its address."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from made_journal import a_search, an_application
from pytest_django import DjangoAssertNumQueries
from seated import seated

from onward.journal.models import Application, Search, Tagging, Task
from onward.journal.writing import write

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
PART = {"HX-Request": "true"}


@pytest.fixture
def search() -> Search:
    return a_search()


@pytest.fixture
def browser(search: Search) -> Client:
    return seated(search)


def employers(html: str) -> list[str]:
    return re.findall(r'<th scope="row"><a [^>]*>([^<]*)</a>', html)


def some(search: Search, *names: str) -> list[Application]:
    return [an_application(search, name, on=TODAY - timedelta(days=10 * n)) for n, name in enumerate(names)]


def test_an_empty_list_says_how_to_begin(browser: Client) -> None:
    assert 'href="/add"' in browser.get("/list").content.decode()


def test_the_latest_news_come_first(browser: Client, search: Search) -> None:
    some(search, "Acme", "Birch", "Cedar")
    html = browser.get("/list").content.decode()
    assert employers(html) == ["Acme", "Birch", "Cedar"]
    assert "3 applications" in html


def test_the_address_keeps_filter_and_sort_and_the_line_says_them(browser: Client, search: Search) -> None:
    some(search, "Acme", "Birch", "Acme Two")
    html = browser.get("/list", {"q": "acme", "sort": "-employer", "place": "applied"}).content.decode()
    assert employers(html) == ["Acme Two", "Acme"]
    assert "2 of 3 applications: with “acme”; Applied" in html
    assert 'aria-sort="descending"' in html
    assert "/list?q=acme&amp;place=applied&amp;sort=employer" in html


def test_a_script_gets_only_what_was_found_and_a_clean_address(browser: Client, search: Search) -> None:
    some(search, "Acme", "Birch")
    answer = browser.get("/list", {"q": "birch", "source": "", "from": ""}, headers=PART)
    assert answer["HX-Push-Url"] == "/list?q=birch"
    assert b"<main" not in answer.content
    assert employers(answer.content.decode()) == ["Birch"]
    back = browser.get("/list", {"q": "birch"}, headers=PART | {"HX-History-Restore-Request": "true"})
    assert b"<main" in back.content


def test_pages_of_fifty(browser: Client, search: Search) -> None:
    with write(search, "added") as pen:
        pen.add_applications(
            [Application(search=search, employer=f"E{i:03}", created_at=timezone.now()) for i in range(120)]
        )
    html = browser.get("/list", {"sort": "employer", "page": "2"}).content.decode()
    assert employers(html)[0] == "E050"
    assert len(employers(html)) == 50
    assert "Page 2 of 3" in html
    assert employers(browser.get("/list", {"sort": "employer", "page": "99"}).content.decode())[-1] == "E119"


def test_tags_and_what_is_due_stand_in_the_row(browser: Client, search: Search) -> None:
    (acme,) = some(search, "Acme")
    with write(search, "edited") as pen:
        pen.add(Tagging(application=acme, name="dream"))
        pen.add(Task(search=search, application=acme, what="Call", due=TODAY, created_at=timezone.now()))
    html = browser.get("/list", {"due": "1"}).content.decode()
    assert "dream" in html
    assert "due today" in html


@pytest.mark.parametrize(
    "query",
    [
        "q=%00&place=nowhere&ending=x&sort=drop&page=-1",
        "from=32.13.2026&to=x&waiting=many&page=1e9",
        "has=%3D&waiting=99999999999999999999&page=99999999999999",
        "has=a%22b%3Dc&tag=%27&source=%25",
    ],
)
def test_a_strange_address_is_answered(browser: Client, search: Search, query: str) -> None:
    some(search, "Acme")
    assert browser.get(f"/list?{query}").status_code == 200


def test_what_was_not_understood_is_said_and_left_out(browser: Client, search: Search) -> None:
    some(search, "Acme")
    html = browser.get("/list", {"from": "32.13.2026", "waiting": "soon"}).content.decode()
    assert "32.13.2026" in html
    assert "“soon” is not a number of days" in html
    assert employers(html) == ["Acme"]


def test_nothing_matches_is_no_dead_end(browser: Client, search: Search) -> None:
    some(search, "Acme")
    html = browser.get("/list", {"q": "zebra"}).content.decode()
    assert "0 of 1 application" in html
    assert 'href="/list"' in html


def test_few_queries(
    browser: Client, search: Search, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for row in some(search, "Acme", "Birch", "Cedar"):
        with write(search, "tagged") as pen:
            pen.add(Tagging(application=row, name="x"))
    with django_assert_max_num_queries(12):
        browser.get("/list", {"q": "a", "tag": "x", "due": "", "sort": "place"})


def test_nothing_of_another_search(browser: Client, search: Search) -> None:
    some(a_search("Another"), "Elsewhere")
    some(search, "Acme")
    assert "Elsewhere" not in browser.get("/list").content.decode()


@pytest.mark.parametrize(
    ("written", "sought"),
    [
        ("Müller", "muller"),
        ("Müller", "MÜLLER"),
        ("Muller", "müller"),
        ("Straße 7", "strasse"),
        ("Éclair", "eclair"),
        ("Studio № 5", "no 5"),
    ],
)
def test_accents_and_capitals_do_not_hide_anybody(
    browser: Client, search: Search, written: str, sought: str
) -> None:
    some(search, written, "Birch")
    assert employers(browser.get("/list", {"q": sought}).content.decode()) == [written]


def test_what_was_put_away_is_found_and_opened(browser: Client, search: Search) -> None:
    one, _other = some(search, "Acme", "Birch")
    assert "Nothing is put away" in browser.get("/list", {"away": "1"}).content.decode()
    browser.post(f"/applications/{one.pk}/away")
    html = browser.get("/list", {"away": "1"}).content.decode()
    assert employers(html) == ["Acme"]
    assert "1 application is put away" in html
    assert 'name="doing"' not in html
    assert employers(browser.get("/list").content.decode()) == ["Birch"]
    for page in ("/settings", "/history"):
        assert 'href="/list?away=1"' in browser.get(page).content.decode()


def test_the_column_says_where_each_stands(browser: Client, search: Search) -> None:
    some(search, "Acme")
    html = browser.get("/list").content.decode()
    assert "Where it stands" in html
    assert ">Place<" not in html
