"""A day before the application, from a terminal, a program and an assistant."""

from datetime import date
from pathlib import Path

import pytest
from asking_program import program
from made_journal import a_search, an_application
from mcp.server.mcpserver.exceptions import ToolError
from typer.testing import CliRunner

from onward.api.mcp.writing import WritingTools
from onward.cli.main import app
from onward.journal.current import current_events

pytestmark = pytest.mark.django_db
SAYS = "You applied on 2 March 2026; a no on 1 January 2026 can't belong to it. Correct one of the two days."


def test_a_program_is_told() -> None:
    application = an_application(a_search())
    status, told = program(application.search)(
        "POST", f"applications/{application.pk}/events", {"kind": "rejected", "on": "2026-01-01"}
    )
    assert (status, told["detail"]) == (422, f"{SAYS} Nothing was written.")
    assert len(current_events(application)) == 1


def test_an_assistant_is_told_before_it_asks_the_person() -> None:
    application = an_application(a_search())
    for confirm in (False, True):
        with pytest.raises(ToolError, match="You applied on 2 March 2026"):
            WritingTools(application.search_id).log_event("#1", "rejected", date(2026, 1, 1), confirm=confirm)
    assert len(current_events(application)) == 1


def test_a_terminal_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("onward.web.opening.use_what_is_there", lambda *_: tmp_path)
    application = an_application(a_search())
    done = CliRunner().invoke(app, ["log", "acme", "rejected", "--on", "2026-01-01"], catch_exceptions=False)
    assert (done.exit_code, done.stderr) == (2, f"onward: {SAYS} Nothing was changed.\n")
    assert len(current_events(application)) == 1
