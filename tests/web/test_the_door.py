"""Who may come in: nobody without the address of this start, nor under another name than this machine's."""

import pytest
from django.test import Client
from django.urls import get_resolver
from seated import seated

from onward.web.door import COOKIE
from onward.web.urls import urlpatterns

pytestmark = pytest.mark.django_db


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
    assert COOKIE not in client.cookies


def test_the_key_of_this_start_opens() -> None:
    client = seated()
    cookie = client.cookies[COOKIE]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Strict")
    assert client.get("/welcome").status_code == 200


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_the_door_leads_nowhere_else(elsewhere: str) -> None:
    answer = Client(HTTP_HOST="127.0.0.1").get("/enter", {"key": "open sesame", "next": elsewhere})
    assert answer["Location"] == "/"


def test_another_host_name_is_refused() -> None:
    assert Client(HTTP_HOST="evil.example").get("/welcome").status_code == 400
    assert Client(HTTP_HOST="evil.example").get("/enter", {"key": "open sesame"}).status_code == 400


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


def test_the_list_of_addresses_is_the_resolvers() -> None:
    assert len(get_resolver().url_patterns) == len(urlpatterns)
