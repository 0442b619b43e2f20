"""Who the API lets in, and into what: one token, one search."""

from datetime import timedelta

import pytest
from asking_program import ROOT, Program, program
from django.test import Client
from django.utils import timezone
from made_journal import a_search, an_application

from onward.api import door
from onward.api.attempts import MOST, WITHIN, Attempts
from onward.api.models import ApiToken
from onward.api.tokens import new_token, take_away, tokens
from onward.journal.writing import write

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nobody_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "_attempts", Attempts())


def test_the_token_is_kept_nowhere() -> None:
    row, shown = new_token(a_search(), "phone")
    assert shown.startswith(f"onward_{row.sign}_")
    secret = shown.split("_", 2)[2]
    assert len(secret) >= 20
    assert not any(secret in str(value) for value in ApiToken.objects.values().get().values())


def test_a_token_that_may_only_read_writes_nothing() -> None:
    search = a_search()
    ask, application = program(search, "read"), an_application(search)
    assert ask("GET", f"applications/{application.pk}")[0] == 200
    for method, address in (
        ("POST", "applications"),
        ("PATCH", f"applications/{application.pk}"),
        ("DELETE", f"applications/{application.pk}"),
        ("DELETE", f"applications/{application.pk}/for-good"),
        ("POST", "undo"),
    ):
        assert ask(method, address, {"employer": "x"})[0] == 403
    assert ask("GET", f"applications/{application.pk}")[1]["employer"] == "Acme"


@pytest.mark.parametrize(
    "given",
    ["", "Bearer", "Bearer onward", "Bearer onward__", "Basic x", "Bearer \xff", "Bearer onward_00000000_x"],
)
def test_without_a_token_there_is_nothing(given: str) -> None:
    client = Client(HTTP_HOST="127.0.0.1")
    for address in ("applications", "openapi.json", "nothing"):
        answer = client.get(f"{ROOT}/{address}", headers={"Authorization": given})
        assert (answer.status_code, answer["Content-Type"]) == (401, "application/problem+json")
        assert answer["WWW-Authenticate"].startswith("Bearer")


def test_a_secret_of_another_token_does_not_fit() -> None:
    search = a_search()
    (_, one), (other, _) = new_token(search, "one"), new_token(search, "other")
    mixed = f"onward_{other.sign}_{one.split('_', 2)[2]}"
    assert Program(mixed)("GET", "applications")[0] == 401


def test_a_token_ends() -> None:
    search = a_search()
    row, shown = new_token(search, "phone", days=30)
    assert Program(shown)("GET", "tags")[0] == 200
    ApiToken.objects.filter(pk=row.pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    assert Program(shown)("GET", "tags")[0] == 401
    _, lasting = new_token(search, "desk")
    assert [gone.name for gone in take_away(search, "desk")] == ["desk"]
    assert Program(lasting)("GET", "tags")[0] == 401
    assert [token.name for token in tokens(search)] == ["phone"]


def test_a_search_that_was_put_away_is_shut() -> None:
    search = a_search()
    ask = program(search)
    with write(search, "edited") as pen:
        pen.remove(search)
    assert ask("GET", "applications")[0] == 401


def test_it_is_known_when_a_token_was_last_used() -> None:
    search = a_search()
    ask = program(search)
    assert tokens(search)[0].last_used_at is None
    ask("GET", "tags")
    assert tokens(search)[0].last_used_at is not None


def test_wrong_tokens_are_soon_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr(door, "_attempts", Attempts(lambda: now[0]))
    ask, wrong = program(a_search()), Program("onward_00000000_wrong")
    assert [wrong("GET", "tags")[0] for _ in range(MOST + 1)] == [401] * MOST + [429]
    assert ask("GET", "tags")[0] == 200  # nobody can lock the others out
    now[0] = WITHIN + 1
    assert wrong("GET", "tags")[0] == 401


def test_who_is_held_up_is_told_for_how_long() -> None:
    client = Client(HTTP_HOST="127.0.0.1")
    for _ in range(MOST):
        client.get(f"{ROOT}/tags")
    answer = client.get(f"{ROOT}/tags")
    assert answer.status_code == 429
    assert 1 <= int(answer["Retry-After"]) <= WITHIN + 1


def test_a_cookie_of_the_pages_opens_nothing() -> None:
    client = Client(HTTP_HOST="127.0.0.1")
    assert client.get("/enter", {"key": "open sesame"}).status_code == 302
    assert client.get(f"{ROOT}/applications").status_code == 401
    assert client.post(f"{ROOT}/undo").status_code == 401
