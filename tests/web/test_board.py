"""The board shows where everything stands, and moving a card does what it says."""

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

from onward.events import Kind
from onward.journal.board import FIRST
from onward.journal.current import current_events
from onward.journal.models import Application, Batch, Place, Search, Task
from onward.journal.moving import move, stamp
from onward.journal.undo import undo
from onward.journal.writing import Fact, write

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
PART = {"HX-Request": "true"}


@pytest.fixture
def search() -> Search:
    return a_search()


@pytest.fixture
def browser(search: Search) -> Client:
    return seated(search)


def sent(search: Search, employer: str = "Acme", days: int = 20) -> Application:
    return an_application(search, employer, on=TODAY - timedelta(days=days))


def place(application: Application) -> tuple[str, str]:
    row = Application.objects.get(pk=application.pk)
    return row.place, row.ending


def post(browser: Client, application: Application, to: str, **more: Any) -> Any:
    return browser.post(
        f"/board/move/{application.pk}", {"to": to, "seen": stamp(application), **more}, headers=PART
    )


def column(html: str, name: str) -> str:
    found = re.search(rf'<section class="board-column[^>]*id="column-{name}".*?</section>', html, re.S)
    return found.group(0) if found else ""


def test_an_empty_board_says_how_to_begin(browser: Client) -> None:
    html = browser.get("/board").content.decode()
    assert 'href="/add"' in html
    assert "board-card" not in html


def test_cards_stand_in_their_columns_with_days_and_what_is_due(browser: Client, search: Search) -> None:
    waiting, saved = sent(search, "Acme", 12), an_application(search, "Birch", on=None)
    with write(search, "task added") as pen:
        pen.add(Task(search=search, application=saved, what="Send it", due=TODAY, created_at=timezone.now()))
    html = browser.get("/board").content.decode()
    assert "Acme" in column(html, "applied")
    assert "12 days" in column(html, "applied")
    assert "due today" in column(html, "saved")
    assert f"/applications/{waiting.pk}" in html
    assert "1 under way" in html


def test_what_has_ended_is_folded_until_it_is_asked_for(browser: Client, search: Search) -> None:
    move(sent(search, "Acme"), Place.ENDED, TODAY, kind=Kind.CLOSED)
    html = browser.get("/board").content.decode()
    assert "Acme" not in html
    assert '<span class="count">1</span>' in column(html, "ended")
    assert "Acme" in browser.get("/board", {"ended": "open"}).content.decode()
    assert "Acme" in browser.get("/board/column/ended", headers=PART).content.decode()


def test_endings_can_be_hidden_and_that_can_be_undone(browser: Client, search: Search) -> None:
    move(sent(search, "Acme"), Place.ENDED, TODAY, kind=Kind.CLOSED)
    browser.post("/board/endings", {"hide": ""})
    assert not column(browser.get("/board").content.decode(), "ended")
    undo(Batch.objects.order_by("-at")[0])
    assert column(browser.get("/board").content.decode(), "ended")


def test_a_choice_on_the_card_moves_it_today_and_offers_undo(browser: Client, search: Search) -> None:
    application = sent(search)
    answer = post(browser, application, "interview")
    html = answer.content.decode()
    assert place(application) == ("interview", "")
    assert [event.on for event in current_events(application)][-1] == TODAY
    assert "Acme" in column(html, "interview")
    assert "Acme" not in column(html, "applied")
    assert column(html, "offer") == ""  # only what changed is sent
    assert re.search(r'action="/undo/[0-9a-f-]{36}"', html)
    assert f"card-{application.pk}" in answer["HX-Trigger"]


def test_without_a_script_it_goes_back_to_the_board(browser: Client, search: Search) -> None:
    application = sent(search)
    answer = browser.post(f"/board/move/{application.pk}", {"to": "answered"})
    assert (answer.status_code, answer["Location"]) == (302, f"/board#card-{application.pk}")
    assert place(application) == ("answered", "")
    assert "Answered" in browser.get("/board").content.decode()


def test_talking_is_a_first_talk_unless_said_otherwise(browser: Client, search: Search) -> None:
    one, other = sent(search), sent(search, "Birch")
    html = post(browser, one, "talking").content.decode()
    post(browser, other, "talking:assessment")
    assert current_events(one)[-1].kind == "screen"
    assert current_events(other)[-1].kind == "assessment"
    assert 'value="assessment"' in html  # one more press says that it was a test


def test_the_day_can_be_said_in_the_toast(browser: Client, search: Search) -> None:
    application = sent(search)
    post(browser, application, "interview")
    batch = Batch.objects.order_by("-at")[0]
    day = TODAY - timedelta(days=3)
    browser.post(f"/board/moved/{batch.pk}", {"on": str(day)}, headers=PART)
    assert current_events(application)[-1].on == day


@pytest.mark.parametrize("day", ["yesterday", "0002-01-01", "32.1.2026"])
def test_no_day_changes_nothing_and_says_so(browser: Client, search: Search, day: str) -> None:
    application = sent(search)
    post(browser, application, "interview")
    answer = browser.post(f"/board/moved/{Batch.objects.order_by('-at')[0].pk}", {"on": day}, headers=PART)
    assert answer.status_code == 409
    assert current_events(application)[-1].on == TODAY
    assert post(browser, application, "offer", on=day).status_code == 409


def test_ended_asks_how(browser: Client, search: Search) -> None:
    application = sent(search)
    answer = post(browser, application, "ended")
    assert answer["HX-Retarget"] == "#dialog"
    assert place(application) == ("applied", "")
    post(browser, application, "ended:closed")
    assert place(application) == ("ended", "closed")


def test_a_no_has_a_page_of_its_own(browser: Client, search: Search) -> None:
    application = sent(search)
    assert (
        post(browser, application, "ended:rejected")["HX-Redirect"] == f"/applications/{application.pk}/rejected"
    )
    assert place(application) == ("applied", "")


def test_back_tells_first_what_it_takes_back(browser: Client, search: Search) -> None:
    application = sent(search)
    move(application, Place.INTERVIEW, TODAY)
    html = post(browser, application, "applied").content.decode()
    assert "Interview" in html
    assert place(application) == ("interview", "")
    told = re.findall(r'name="told" value="([^"]+)"', html)
    post(browser, application, "applied", sure="yes", told=told)
    assert place(application) == ("applied", "")


def test_without_a_script_the_question_is_a_page(browser: Client, search: Search) -> None:
    application = sent(search)
    html = browser.post(f"/board/move/{application.pk}", {"to": "ended"}).content.decode()
    assert "<main" in html
    assert 'value="ended:withdrawn"' in html


def test_a_card_that_was_changed_elsewhere_stays_and_the_board_is_fresh(browser: Client, search: Search) -> None:
    application = sent(search)
    seen = stamp(application)
    move(Application.objects.get(pk=application.pk), Place.INTERVIEW, TODAY)
    answer = browser.post(f"/board/move/{application.pk}", {"to": "answered", "seen": seen}, headers=PART)
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "changed elsewhere" in html
    assert "Acme" in column(html, "interview")
    assert place(application) == ("interview", "")


def test_what_else_happened_meanwhile_is_not_taken_back(browser: Client, search: Search) -> None:
    application = sent(search)
    move(application, Place.INTERVIEW, TODAY)
    html = post(browser, application, "applied").content.decode()
    told = re.findall(r'name="told" value="([^"]+)"', html)
    seen = stamp(application)
    with write(search, "recorded") as pen:
        pen.record(application, Fact(Kind.INTERVIEW, TODAY))
    answer = browser.post(
        f"/board/move/{application.pk}", {"to": "applied", "seen": seen, "sure": "yes", "told": told}, headers=PART
    )
    assert answer.status_code == 409
    assert place(application) == ("interview", "")


@pytest.mark.parametrize("to", ["", "nowhere", "talking:offer", "ended:nothing", "offer:interview", "applied"])
def test_nonsense_moves_nothing(browser: Client, search: Search, to: str) -> None:
    application = sent(search)
    assert post(browser, application, to).status_code == 409
    assert place(application) == ("applied", "")


def test_a_moved_card_is_shown_wherever_it_would_stand(browser: Client, search: Search) -> None:
    with write(search, "added") as pen:
        rows = [Application(search=search, employer=f"E{i}", created_at=timezone.now()) for i in range(FIRST + 5)]
        pen.add_applications(rows)
        pen.record_all((row, Fact(Kind.APPLIED, TODAY)) for row in rows)
    old = sent(search, "Oldest", 300)
    move(old, Place.INTERVIEW, TODAY)
    html = post(browser, old, "applied").content.decode()
    told = re.findall(r'name="told" value="([^"]+)"', html)
    assert "Oldest" in column(post(browser, old, "applied", sure="y", told=told).content.decode(), "applied")


def test_more_cards_are_shown_when_asked_for(browser: Client, search: Search) -> None:
    with write(search, "added") as pen:
        pen.add_applications(
            [Application(search=search, employer=f"E{i}", created_at=timezone.now()) for i in range(FIRST + 5)]
        )
    html = browser.get("/board").content.decode()
    assert html.count('class="board-card"') == FIRST
    assert f"{FIRST + 5}" in column(html, "saved")
    more = browser.get("/board/column/saved", {"shown-saved": str(2 * FIRST)}, headers=PART).content.decode()
    assert more.count('class="board-card"') == FIRST + 5
    assert browser.get("/board", {"shown-saved": "-1", "shown-applied": "x" * 50}).status_code == 200


def test_few_queries(
    browser: Client, search: Search, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for step, to in enumerate([*Place][1:6]):
        move(sent(search, f"E{step}"), to, TODAY) if to is not Place.APPLIED else sent(search)
    move(sent(search, "Done"), Place.ENDED, TODAY, kind=Kind.CLOSED)
    for address in ("/board", "/board?ended=open"):
        with django_assert_max_num_queries(12):
            browser.get(address)
    for address in ("/board/column/applied", "/board/column/ended"):
        with django_assert_max_num_queries(12):
            browser.get(address, headers=PART)


def test_another_searchs_cards_are_out_of_reach(browser: Client) -> None:
    other = sent(a_search("Another"))
    batch = move(other, Place.INTERVIEW, TODAY)
    assert browser.post(f"/board/move/{other.pk}", {"to": "offer"}).status_code == 404
    assert browser.post(f"/board/moved/{batch.pk}", {"on": str(TODAY)}).status_code == 404
    assert "Acme" not in browser.get("/board?ended=open").content.decode()
    assert place(other) == ("interview", "")
