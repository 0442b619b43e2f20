"""Where there is no search, a command that only looks says so and makes nothing."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from onward.cli.main import app


@pytest.mark.parametrize(
    "words",
    [
        ["today"],
        ["claims"],
        ["why", "x"],
        ["export"],
        ["export", "--format", "record"],
        ["backup"],
        ["undo"],
        ["log", "Acme", "rejected"],
        ["add", "Acme"],
        ["search", "list"],
        ["search", "use", "x"],
        ["token", "list"],
        ["experiment", "list"],
        ["experiment", "toss", "Acme"],
        ["mcp"],
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("there", [True, False])
def test_nothing_is_made(words: list[str], there: bool, tmp_path: Path) -> None:
    folder = tmp_path / "no such" / "folder"
    if there:
        folder.mkdir(parents=True)
    before = list(tmp_path.rglob("*"))
    done = CliRunner().invoke(app, [*words, "--data", str(folder)], catch_exceptions=False)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert str(folder) in done.stderr
    assert "no search" in done.stderr
    assert "--data" in done.stderr
    assert list(tmp_path.rglob("*")) == before


def test_the_line_says_what_begins_one(tmp_path: Path) -> None:
    said = CliRunner().invoke(app, ["today", "--data", str(tmp_path / "a b")], catch_exceptions=False).stderr
    assert f"onward import --data '{tmp_path / 'a b'}' FILE" in said
    assert said.count("\n") == 1
