"""docs/api.md works as it is written: every line of it is run here, against the app without its server."""

import json
import re
import shlex
from pathlib import Path
from string import Template
from typing import Any

import pytest
from asking_program import program
from django.test import Client
from made_journal import a_search, an_application
from typer.testing import CliRunner

from onward.cli.main import app
from onward.journal.current import current_events
from onward.journal.models import Experiment, Toss

pytestmark = pytest.mark.django_db
PAGE = (Path(__file__).parents[2] / "docs" / "api.md").read_text("utf-8")
LINES = re.sub(r"\\\n\s*", "", "\n".join(re.findall(r"^    (.*)$", PAGE, re.MULTILINE))).splitlines()


@pytest.fixture(autouse=True)
def _folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("onward.web.opening.use_what_is_there", lambda *_: tmp_path)
    monkeypatch.chdir(tmp_path)


def onward(words: str) -> str:
    done = CliRunner().invoke(app, shlex.split(words, comments=True)[1:], catch_exceptions=False)
    assert done.exit_code == 0, (words, done.output)
    return done.stdout.strip()


def curl(words: list[str]) -> tuple[int, Any]:
    """What curl would be answered."""
    headers, body, method, address = {}, "", "", ""
    given = iter(words)
    for word in given:
        if word == "-H":
            name, _, value = next(given).partition(": ")
            headers[name] = value
        elif word == "-d":
            body, method = next(given), method or "POST"
        elif word == "-X":
            method = next(given)
        else:
            address = word
    where = address.removeprefix("http://127.0.0.1:8463")
    assert where.startswith("/api/v1/"), address
    kind = headers.pop("Content-Type", "")
    answer = Client(HTTP_HOST="127.0.0.1").generic(
        method or "GET", where, body, content_type=kind, headers=headers
    )
    return answer.status_code, json.loads(answer.content)


def test_every_line_works_as_it_stands() -> None:
    search = a_search()
    application, saved = an_application(search), an_application(search, "Quay", on=None)
    ids, known, answers = {"ID": str(application.pk), "SAVED": str(saved.pk)}, {}, list[int]()
    for line in LINES:
        name, equals, value = line.partition("=")
        if equals and name.isupper():
            words = shlex.split(value, comments=True)
            inner = re.fullmatch(r"\$\((.*)\)", value.partition("  ")[0].strip())
            known[name] = onward(inner[1]) if inner else words[0]
            if words == ["..."]:
                known[name] = ids.get(name) or str(Experiment.objects.get().pk)
        elif line.startswith("curl"):
            status, told = curl(shlex.split(Template(line).substitute(known))[1:])
            assert status in {200, 201}, told
            answers.append(status)
            if told.get("kind") == "rejected":
                assert [event.kind for event in current_events(application)] == ["applied", "rejected"]
        elif line.startswith("{"):
            (server,) = json.loads(line)["mcpServers"].values()
            onward(" ".join([server["command"], *server["args"], "--help"]))
        else:
            assert line.startswith("onward"), line
            for command in line.split("; "):
                onward(command)
    assert answers == [200, 201, 201, 201, 200, 201, 200]
    assert sorted(toss.application.employer for toss in Toss.objects.all()) == ["Harbor", "Quay"]
    assert not Experiment.objects.filter(ended=None).exists()
    assert [event.kind for event in current_events(application)] == ["applied"]


def test_every_command_that_it_names_has_help() -> None:
    (listed,) = re.findall(r"^`onward add`, (.*?):", PAGE, re.MULTILINE)
    names = ["add", *re.findall(r"`(\w+)`", listed)]
    assert len(names) > 10
    for name in names:
        assert "--help" in onward(f"onward {name} --help")


def test_the_first_address_names_the_others() -> None:
    ask = program(a_search(), "read")
    for root in ("/api/v1/", "/api/v1"):
        status, told = ask("GET", root)
        assert status == 200
        assert told["description"] == "/api/v1/openapi.json"
        assert "applications" in told["addresses"]
    for address in [*told["addresses"].values(), told["description"]]:
        assert ask("GET", address)[0] in {200, 422}, address
    assert ask("GET", "/api/v1/None")[0] == 404
