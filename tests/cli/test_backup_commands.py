"""All data in one file and back, by the command line."""

import json
import shutil
from pathlib import Path

import pytest
from django.db import connection
from made_journal import a_search, an_application
from typer.testing import CliRunner, Result

from onward.cli.main import app
from onward.web.held import held

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    an_application(a_search())
    folder = tmp_path / "data"
    folder.mkdir()
    for name in ("", "-wal", "-shm"):
        there = Path(str(connection.settings_dict["NAME"]) + name)
        if there.exists():
            shutil.copy(there, folder / f"onward.sqlite3{name}")
    return folder


def onward(*words: str | Path) -> Result:
    return CliRunner().invoke(app, list(map(str, words)), catch_exceptions=False)


def test_there_and_back(data: Path, tmp_path: Path) -> None:
    done = onward("backup", tmp_path / "out.zip", "--data", data, "--json")
    assert json.loads(done.stdout)["applications"] == 1
    (data / "onward.sqlite3").write_bytes(b"damaged")
    done = onward("restore", tmp_path / "out.zip", "--data", data, "--yes")
    assert done.exit_code == 0
    (aside,) = data.glob("before-restore-*")
    assert str(aside) in done.stdout
    assert (aside / "onward.sqlite3").read_bytes() == b"damaged"


def test_a_folder_gets_a_name_of_its_own_and_no_name_the_data_folder(data: Path, tmp_path: Path) -> None:
    onward("backup", tmp_path, "--data", data)
    assert len(list(tmp_path.glob("onward-backup-*.zip"))) == 1
    onward("backup", "--data", data)
    assert len(list((data / "backups").glob("by-hand-*.zip"))) == 1


def test_it_does_not_come_back_under_an_open_app_or_without_a_yes(data: Path, tmp_path: Path) -> None:
    onward("backup", tmp_path / "out.zip", "--data", data)
    with held(data / ".serving"):
        done = onward("restore", tmp_path / "out.zip", "--data", data, "--yes")
        assert (done.exit_code, done.stderr.count("\n")) == (2, 1)
        assert "Ctrl-C" in done.stderr
    assert onward("restore", tmp_path / "out.zip", "--data", data).exit_code == 1
    assert not list(data.glob("before-restore-*"))


@pytest.mark.parametrize("content", [None, b"", b"PK\x03\x04 no", b"words"])
def test_what_is_no_backup_changes_nothing(data: Path, tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "no.zip"
    if content is not None:
        path.write_bytes(content)
    done = onward("restore", path, "--data", data, "--yes")
    assert (done.exit_code, done.stderr.count("\n")) == (2, 1)
    assert not list(data.glob("before-restore-*"))


def test_nothing_to_back_up_is_said(tmp_path: Path) -> None:
    assert onward("backup", "--data", tmp_path / "nowhere").exit_code == 2


@pytest.mark.parametrize("out", ["stick", "stick/mine.zip", "stick/deep/"])
def test_a_folder_that_is_not_there_is_not_made(data: Path, tmp_path: Path, out: str) -> None:
    """A stick that is not in: its folder is missing, and a backup beside the data would be none."""
    done = onward("backup", tmp_path / out, "--data", data)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "no such folder" in done.stderr
    assert not (tmp_path / "stick").exists()
