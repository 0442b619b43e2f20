"""What hangs on an application that was put away, or whose adding was undone, stands on no list anywhere."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from made_journal import a_search, an_application
from seated import seated
from typer.testing import CliRunner

from onward.api.mcp.reading import ReadingTools
from onward.api.tokens import new_token
from onward.cli.main import app
from onward.events import Kind
from onward.exports.ics import calendar
from onward.journal.adding import NewApplication, add_application
from onward.journal.calendar import entries
from onward.journal.editing import add_contact, add_note, bring_back, put_away
from onward.journal.models import Application, Search
from onward.journal.recording import record
from onward.journal.tasks import add_task
from onward.journal.undo import undo
from onward.journal.writing import Fact

pytestmark = pytest.mark.django_db
WHAT, WHO = "Send the reference", "Kim of Gone"


def put_away_one(search: Search) -> Application:
    """An application that was put away, with all that can hang on it."""
    gone = an_application(search, "Gone")
    hang_on(gone)
    record(gone, Fact(Kind.INTERVIEW, today() + timedelta(days=2)))
    put_away(gone)
    return gone


def undone_one(search: Search) -> Application:
    """An application whose adding was undone, with what was hung on it later."""
    gone, added = add_application(search, NewApplication(employer="Gone"))
    undo(added)
    hang_on(gone)
    return gone


def hang_on(gone: Application) -> None:
    add_task(gone.search, WHAT, application=gone, due=today())
    add_note(gone, WHAT)
    add_contact(gone, {"name": WHO})


def today() -> Any:
    return timezone.localdate()


def page(address: str) -> Callable[[Search], str]:
    def shown(search: Search) -> str:
        answer = seated(search).get(address)
        assert answer.status_code == 200
        return answer.content.decode()

    return shown


def closed(search: Search) -> str:
    """After the no of another one, the page names what is due next."""
    other = an_application(search, "Other")
    record(other, Fact(Kind.REJECTED, today()))
    return page(f"/applications/{other.pk}/closed")(search)


def by_program(room: str) -> Callable[[Search], str]:
    def told(search: Search) -> str:
        token = new_token(search, "test")[1]
        answer = Client(HTTP_HOST="127.0.0.1").get(f"/api/v1/{room}", headers={"Authorization": f"Bearer {token}"})
        assert answer.status_code == 200
        return answer.content.decode()

    return told


def by_command(_search: Search) -> str:
    done = CliRunner().invoke(app, ["today"], catch_exceptions=False)
    assert done.exit_code == 0
    return done.stdout


SURFACES: dict[str, Callable[[Search], str]] = {
    "today": page("/"),
    "week": page("/week"),
    "board": page("/board"),
    "list": page("/list?due=today"),
    "closed": closed,
    "calendar": lambda search: calendar(entries(search), name="", now=timezone.now()),
    "command": by_command,
    "assistant": lambda search: json.dumps(ReadingTools(search.pk).next_steps()),
    "tasks": by_program("tasks"),
    "notes": by_program("notes"),
    "contacts": by_program("contacts"),
}


@pytest.fixture(autouse=True)
def _folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    monkeypatch.setattr("onward.web.opening.use", lambda *_: tmp_path)
    monkeypatch.setattr("onward.web.opening.use_what_is_there", lambda *_: tmp_path)


@pytest.mark.parametrize("gone", [put_away_one, undone_one])
@pytest.mark.parametrize("surface", SURFACES)
def test_it_is_nowhere(surface: str, gone: Callable[[Search], Application]) -> None:
    search = a_search()
    gone(search)
    told = SURFACES[surface](search)
    assert WHAT not in told
    assert "Gone" not in told


@pytest.mark.parametrize("surface", ["today", "week", "closed", "calendar", "command", "assistant", "tasks"])
def test_brought_back_its_task_is_there_again(surface: str) -> None:
    search = a_search()
    bring_back(put_away_one(search))
    assert WHAT in SURFACES[surface](search)


def test_who_asks_for_it_by_name_is_told() -> None:
    search = a_search()
    gone = put_away_one(search)
    assert WHAT in by_program(f"tasks?application={gone.pk}")(search)
    assert WHO in by_program(f"contacts?application={gone.pk}")(search)
    assert WHAT in by_program(f"notes?application={gone.pk}")(search)
