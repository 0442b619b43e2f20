"""What goes wrong is told in one shape, wherever it goes wrong."""

import pytest
from asking_program import ROOT, program
from django.db import OperationalError
from django.test import Client
from django.utils import translation
from made_journal import DAY, a_search, an_application

from onward.api.tokens import new_token
from onward.journal.experiments import CannotTossError, begin
from onward.journal.models import Search

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("GET", "nothing", 404),
        ("GET", "applications/no-uuid", 404),
        ("GET", "applications/%0A", 404),
        ("GET", "applications/%E2%98%83%0Ax/events", 404),
        ("GET", "applications/00000000-0000-4000-8000-000000000000", 404),
        ("GET", "claims/no-such-claim", 404),
        ("PUT", "applications", 405),
        ("TRACE", "applications", 405),
        ("GET", "applications?limit=0", 422),
        ("GET", "applications?limit=many", 422),
        ("GET", "applications?sort=colour", 422),
        ("POST", "applications", 400),
        ("POST", "undo", 404),
    ],
)
def test_every_problem_has_one_shape(method: str, address: str, status: int) -> None:
    token = new_token(a_search(), "test", scope="write")[1]
    answer = Client(HTTP_HOST="127.0.0.1").generic(
        method,
        f"{ROOT}/{address}",
        "{",
        content_type="application/json",
        headers={"Authorization": f"Bearer {token}"},
    )
    told = answer.json()
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    assert told["status"] == status
    assert {"type", "title", "detail"} <= set(told)
    assert answer.has_header("Allow") == (status == 405)


def test_what_breaks_says_nothing_of_the_inside(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object, **kwargs: object) -> None:
        raise RuntimeError("a secret of the inside")

    monkeypatch.setattr("onward.api.rooms.search._told", broken)
    status, told = program(a_search())("GET", "searches")
    assert status == 500
    assert "secret" not in str(told)


def test_beside_the_house_there_is_nothing() -> None:
    for address in ("/api/", "/api/v2/applications", "/api/v2/%0A"):
        answer = Client(HTTP_HOST="127.0.0.1").post(address)
        assert answer.status_code == 404
        assert answer["Content-Type"] == "application/problem+json"


def test_another_host_name_is_refused() -> None:
    token = new_token(Search.objects.get(pk=a_search().pk), "test")[1]
    answer = Client(HTTP_HOST="evil.example").get(f"{ROOT}/tags", headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code == 400


@pytest.mark.parametrize(
    ("said", "status", "todo"),
    [
        ("database or disk is full", 507, "free some space"),
        ("attempt to write a readonly database", 503, "permissions"),
        ("database is locked", 503, "wait a moment"),
        ("database disk image is malformed", 500, "onward restore"),
    ],
)
def test_where_the_disk_is_in_the_way_it_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, said: str, status: int, todo: str
) -> None:
    def refused(*arguments: object, **named: object) -> None:
        raise OperationalError(said)

    ask = program(a_search())
    monkeypatch.setattr("onward.api.rooms.applications.add_application", refused)
    answered, told = ask("POST", "applications", {"employer": "Acme"})
    assert answered == status
    assert todo in told["detail"]
    assert "Nothing was written." in told["detail"]


@pytest.mark.parametrize(
    ("asked", "language"),
    [("de-AT,de;q=0.9,en;q=0.5", "de"), ("fr, en", "en"), ("*", "en"), ("x" * 9000, "en")],
)
def test_it_speaks_the_language_that_is_asked_for(asked: str, language: str) -> None:
    answer = Client(HTTP_HOST="127.0.0.1").get(f"{ROOT}/tags", headers={"Accept-Language": asked})
    assert (answer.status_code, answer["Content-Language"]) == (401, language)


def test_words_of_the_journal_are_in_the_language_too() -> None:
    search = a_search()
    ask, application = program(search), an_application(search)
    experiment = begin(search, "Resume", ("short", "long"), on=DAY)[0]
    address, given = f"experiments/{experiment.pk}/tosses", {"application": str(application.pk)}
    status, told = ask("POST", address, given, **{"Accept-Language": "de"})
    assert (status, told["reason"]) == (409, "too late")
    with translation.override("de"):
        assert told["detail"] == CannotTossError("too late").words
    assert ask("POST", address, given)[1]["detail"] == CannotTossError("too late").words
