"""An interview that a no takes off the calendar, as a terminal, a program and an assistant are told of it."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from asking_program import program
from django.utils import timezone
from made_journal import a_search, an_application
from typer.testing import CliRunner

from onward.api.mcp.writing import WritingTools
from onward.cli.main import app
from onward.events import Kind
from onward.journal.models import Application
from onward.journal.recording import record
from onward.journal.writing import Fact

pytestmark = pytest.mark.django_db


def ahead() -> date:
    return timezone.localdate() + timedelta(9)


@pytest.fixture
def application() -> Application:
    made = an_application(a_search())
    record(made, Fact(Kind.INTERVIEW, on=ahead()))
    return made


def test_a_program_gets_it_in_the_answer(application: Application) -> None:
    body = {"kind": "rejected", "on": str(timezone.localdate())}
    status, told = program(application.search)("POST", f"applications/{application.pk}/events", body)
    assert (status, told["kind"], told["taken_back"]) == (201, "rejected", False)
    off = [(one["kind"], one["on"], one["taken_back"]) for one in told["taken_off"]]
    assert off == [("interview", str(ahead()), True)]


def test_what_takes_nothing_off_says_so(application: Application) -> None:
    status, told = program(application.search)(
        "POST", f"applications/{application.pk}/events", {"kind": "answered", "on": str(timezone.localdate())}
    )
    assert (status, told["taken_off"]) == (201, [])


def test_an_assistant_is_told(application: Application) -> None:
    told = WritingTools(application.search_id).log_event("#1", "rejected", confirm=True)
    assert [line.partition(",")[0] for line in told["taken_off"]] == ["Interview"]
    assert "taken off your calendar" in told["taken_off"][0]


@pytest.mark.parametrize("more", [[], ["--json"]])
def test_a_terminal_is_told(
    application: Application, more: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("onward.web.opening.use_what_is_there", lambda *_: tmp_path)
    done = CliRunner().invoke(app, ["log", "acme", "rejected", *more], catch_exceptions=False)
    assert done.exit_code == 0, done.stderr
    if more:
        assert json.loads(done.stdout)["taken_off"] == [{"kind": "interview", "on": str(ahead())}]
    else:
        assert "taken off your calendar" in " ".join(done.stdout.split())
    assert application.events.filter(void=True).count() == 1
