"""What is wrong with a call is said in words that help, and by nobody else's."""

import asyncio
from typing import Any
from uuid import UUID

import pytest
from asking_program import program
from made_journal import a_search, an_application
from mcp.server.mcpserver.exceptions import ToolError, UnexpectedToolError

from onward.api.mcp.server import server

NOBODY = UUID(int=0)


def refused(tool: str, **arguments: Any) -> str:
    with pytest.raises(ToolError) as error:
        asyncio.run(server(NOBODY).call_tool(tool, arguments))
    assert not isinstance(error.value, UnexpectedToolError)
    said = str(error.value)
    assert "pydantic" not in said
    assert "Input should" not in said
    assert "\n" not in said
    return said


@pytest.mark.parametrize(
    ("tool", "arguments", "why"),
    [
        ("log_event", {"which": "#1"}, "what: is missing"),
        ("log_event", {"which": "#1", "what": "flew"}, "what: 'flew' is none of these: 'applied'"),
        ("log_event", {"which": "#1", "what": "offer", "on": "soon"}, "on: 'soon' is not a day; write it as 2026"),
        ("log_event", {"which": "#1", "what": "offer", "on": "0001-01-01"}, "on: is not between 1970"),
        (
            "log_event",
            {"which": "#1", "what": "offer", "confirm": "perhaps"},
            "confirm: 'perhaps' is neither true",
        ),
        ("log_event", {"which": "#1", "what": "offer", "note": "a\x00"}, "note: holds a character"),
        (
            "log_event",
            {"which": "#1", "what": "offer", "date": "2026-03-02"},
            "'date' is not known here. It takes:",
        ),
        ("log_event", {"which": None, "what": "offer"}, "which: None is not a text"),
        ("find_applications", {"limit": 0}, "limit: 0 is too small; at least 1"),
        ("find_applications", {"limit": 10**9}, "is too large; at most 50"),
        ("find_applications", {"limit": "many"}, "limit: 'many' is not a whole number"),
        ("find_applications", {"place": "x" * 500}, "is none of these"),
        ("add_application", {"employer": "x" * 301}, "employer: is longer than 300 characters"),
        ("undo", {"step": "that"}, "step: 'that' is not an id"),
    ],
)
def test_an_assistant_is_told_in_words(tool: str, arguments: dict[str, Any], why: str) -> None:
    said = refused(tool, **arguments)
    assert why in said
    assert said.endswith("Nothing was done.")
    assert len(said) < 500


@pytest.mark.django_db(transaction=True)
def test_what_a_tool_says_itself_is_said_as_it_stands() -> None:
    assert refused("find_applications") == "The search is gone: it was erased or put away in the app."


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("body", "where", "why"),
    [
        ({"kind": "flew"}, "body.kind", "is none of these: 'applied'"),
        ({}, "body.kind", "is missing"),
        ({"kind": "offer", "on": "soon"}, "body.on", "is not a day; write it as 2026-03-02"),
        ({"kind": "interview", "time": "noon"}, "body.time", "is not a time; write it as 14:30"),
        ({"kind": "offer", "day": "2026-03-02"}, "body.day", "is not known here"),
    ],
)
def test_a_program_is_told_in_words(body: dict[str, str], where: str, why: str) -> None:
    application = an_application(a_search())
    status, told = program(application.search)("POST", f"applications/{application.pk}/events", body)
    assert status == 422
    assert told["errors"][0]["where"] == where
    assert why in told["errors"][0]["why"]
