"""Who may come in: nobody without the address of this start, nor under another name than this machine's."""

import logging.config
import time

import pytest
from django.test import Client
from django.urls import get_resolver
from made_journal import a_search
from seated import seated

from onward.web import tickets
from onward.web.settings import LOGGING
from onward.web.urls import urlpatterns

pytestmark = pytest.mark.django_db
SEAT = "onward_seat_80"


def addresses() -> list[str]:
    made = []
    for route in urlpatterns:
        text = str(route.pattern)
        for part, value in (
            ("<uuid:pk>", "00000000-0000-4000-8000-000000000000"),
            ("<int:number>", "1"),
            ("<str:name>", "x"),
        ):
            text = text.replace(part, value)
        made.append("/" + text)
    # The API and the calendar ask for tokens of their own, and have tests of their own.
    return [address for address in made if not address.startswith(("/api/", "/calendar/"))]


@pytest.mark.parametrize("address", addresses())
def test_no_page_opens_without_the_cookie(address: str) -> None:
    for answer in (Client(HTTP_HOST="127.0.0.1").get(address), Client(HTTP_HOST="127.0.0.1").post(address)):
        assert answer.status_code == 403


def test_a_wrong_key_opens_nothing() -> None:
    client = Client(HTTP_HOST="127.0.0.1")
    assert client.get("/enter", {"key": "open"}).status_code == 403
    assert SEAT not in client.cookies


def test_the_key_of_this_start_opens() -> None:
    client = seated()
    cookie = client.cookies[SEAT]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Strict")
    assert client.get("/welcome").status_code == 200


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_the_door_leads_nowhere_else(elsewhere: str) -> None:
    answer = Client(HTTP_HOST="127.0.0.1").get("/enter", {"key": "open sesame", "next": elsewhere})
    assert answer["Location"] == "/"


def test_another_host_name_is_refused() -> None:
    assert Client(HTTP_HOST="evil.example").get("/welcome").status_code == 400
    assert Client(HTTP_HOST="evil.example").get("/enter", {"key": "open sesame"}).status_code == 400


def test_another_host_name_can_not_fill_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    logging.config.dictConfig(LOGGING)  # its handlers write where the terminal is now
    for address in ("/welcome", "/enter", "/healthz", "/api/v1/searches", "/calendar/x.ics"):
        assert Client(HTTP_HOST="evil.example").get(address).status_code == 400
    assert capfd.readouterr().err == ""
    client = Client(HTTP_HOST="127.0.0.1", enforce_csrf_checks=True)
    client.get("/enter", {"key": "open sesame"})
    client.post("/welcome/start", {"name": "x"})
    assert "Forbidden" in capfd.readouterr().err, "what else is refused is still said"


def test_a_form_without_its_token_changes_nothing() -> None:
    client = Client(HTTP_HOST="127.0.0.1", enforce_csrf_checks=True)
    client.get("/enter", {"key": "open sesame"})
    assert client.post("/welcome/start", {"name": "x"}).status_code == 403


def test_nothing_inline_may_run() -> None:
    policy = seated().get("/welcome")["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy


def test_health_is_answered_to_anyone() -> None:
    assert Client(HTTP_HOST="127.0.0.1").get("/healthz").json()["status"] == "ok"


def test_health_is_answered_under_no_other_name() -> None:
    assert Client(HTTP_HOST="evil.example").get("/healthz").status_code == 400


def test_the_door_itself_has_every_header() -> None:
    for answer in (Client(HTTP_HOST="127.0.0.1").get("/"), Client(HTTP_HOST="127.0.0.1").get("/enter")):
        assert answer.status_code == 403
        assert "default-src 'none'" in answer["Content-Security-Policy"]
        assert answer["X-Frame-Options"] == "DENY"
        assert answer["Cache-Control"] == "no-store, private"


def test_static_files_are_for_no_other_page() -> None:
    answer = Client(HTTP_HOST="127.0.0.1").get("/static/web/app.css")
    assert answer.status_code == 200
    assert "Access-Control-Allow-Origin" not in answer
    answer.close()


def test_a_seat_lasts_thirty_days_and_knows_its_port() -> None:
    client = Client(HTTP_HOST="127.0.0.1:8464")
    client.get("/enter", {"key": "open sesame"})
    assert client.cookies["onward_seat_8464"]["max-age"] == 30 * 24 * 3600
    assert client.get("/welcome").status_code == 200
    assert SEAT not in client.cookies


def test_a_seat_of_another_port_is_none_here() -> None:
    client = seated()
    assert client.get("/welcome", headers={"host": "127.0.0.1:8464"}).status_code == 403


def test_other_browsers_can_be_signed_out() -> None:
    mine, other = seated(a_search()), seated()
    mine.post("/settings/others")
    assert mine.get("/settings").status_code == 200
    assert other.get("/settings").status_code == 403
    other.get("/enter", {"key": "open sesame"})
    assert other.get("/settings").status_code == 200


def test_a_ticket_opens_once() -> None:
    given = tickets.ticket("open sesame")
    first, second = Client(HTTP_HOST="127.0.0.1"), Client(HTTP_HOST="127.0.0.1")
    assert first.get("/enter", {"ticket": given, "next": "/welcome"})["Location"] == "/welcome"
    assert second.get("/enter", {"ticket": given}).status_code == 403
    assert first.get("/enter", {"ticket": given}).status_code == 302, "who sits there already is let through"


def test_no_other_ticket_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    made = tickets.ticket("open sesame")
    for given in ("", ".", "..", "1.2.3", made[:-1], f"9{made}", tickets.ticket("another start"), "\x00.é.ü"):
        assert Client(HTTP_HOST="127.0.0.1").get("/enter", {"ticket": given}).status_code == 403, given
    later = time.time() + tickets.SECONDS + 1
    monkeypatch.setattr(time, "time", lambda: later)
    assert not tickets.take_ticket("open sesame", made)


def test_no_secret_no_ticket() -> None:
    assert not tickets.take_ticket("", tickets.ticket(""))


def test_choosing_a_search_that_is_none_changes_nothing() -> None:
    client = seated(a_search("Mine"))
    for wanted in ("", "x", "00000000-0000-4000-8000-000000000000", "\x00"):
        assert client.post("/search", {"search": wanted}).status_code == 302
    assert "Mine" in client.get("/settings").content.decode()


def test_the_list_of_addresses_is_the_resolvers() -> None:
    assert len(get_resolver().url_patterns) == len(urlpatterns)
