"""Backups: consistent while in use, checked, brought back whole, and never out of their folder."""

import json
import sqlite3
import zipfile
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from onward.journal.backup import back_up, back_up_today, expendable, restore
from onward.journal.backup_file import DATABASE, LIST, BackupError, look_inside

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def made(folder: Path, applications: int = 3) -> Path:
    """A data folder with the one table that is counted, and a document."""
    folder.mkdir()
    with closing(sqlite3.connect(folder / DATABASE)) as opened:
        opened.execute("PRAGMA journal_mode=WAL")
        opened.execute("CREATE TABLE journal_application (id INTEGER PRIMARY KEY, removed INTEGER)")
        opened.executemany("INSERT INTO journal_application (removed) VALUES (?)", [(0,)] * applications)
        opened.commit()
    (folder / "files" / "ab").mkdir(parents=True)
    (folder / "files" / "ab" / "abcd").write_bytes(b"my resume")
    (folder / "key").write_text("secret")
    return folder


def count(folder: Path) -> int:
    with closing(sqlite3.connect(folder / DATABASE)) as opened:
        return int(opened.execute("SELECT count(*) FROM journal_application").fetchone()[0])


def test_there_and_back(tmp_path: Path) -> None:
    folder = made(tmp_path / "data")
    inside = back_up(folder, tmp_path / "b.zip", now=NOW)
    assert (inside.made_at, inside.applications, inside.files) == (NOW, 3, 1)
    found, aside = restore(tmp_path / "b.zip", tmp_path / "other", now=NOW)
    assert (found, aside) == (inside, None)
    assert count(tmp_path / "other") == 3
    assert (tmp_path / "other" / "files" / "ab" / "abcd").read_bytes() == b"my resume"


def test_while_somebody_writes(tmp_path: Path) -> None:
    folder = made(tmp_path / "data")
    with closing(sqlite3.connect(folder / DATABASE)) as writing:
        writing.execute("INSERT INTO journal_application (removed) VALUES (0)")
        assert back_up(folder, tmp_path / "b.zip", now=NOW).applications == 3  # what is not committed is not there
        writing.commit()
    assert back_up(folder, tmp_path / "c.zip", now=NOW).applications == 4


def test_what_was_there_is_put_aside(tmp_path: Path) -> None:
    folder = made(tmp_path / "data")
    back_up(folder, tmp_path / "b.zip", now=NOW)
    with closing(sqlite3.connect(folder / DATABASE)) as opened:
        opened.execute("INSERT INTO journal_application (removed) VALUES (0)")
        opened.commit()
    _, aside = restore(tmp_path / "b.zip", folder, now=NOW)
    assert count(folder) == 3
    assert aside is not None
    assert count(aside) == 4
    assert (folder / "key").read_text() == "secret"


def test_the_key_stays_at_home(tmp_path: Path) -> None:
    back_up(made(tmp_path / "data"), tmp_path / "b.zip", now=NOW)
    assert zipfile.ZipFile(tmp_path / "b.zip").namelist() == [DATABASE, "files/ab/abcd", LIST]


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "b.zip").write_text("mine")
    with pytest.raises(BackupError, match="choose another name"):
        back_up(made(tmp_path / "data"), tmp_path / "b.zip", now=NOW)
    assert (tmp_path / "b.zip").read_text() == "mine"


@pytest.mark.parametrize("at", [0.1, 0.5, 0.9])
def test_a_damaged_backup_changes_nothing(tmp_path: Path, at: float) -> None:
    folder = made(tmp_path / "data")
    back_up(folder, tmp_path / "b.zip", now=NOW)
    content = bytearray((tmp_path / "b.zip").read_bytes())
    place = int(at * len(content))
    content[place : place + 40] = b"x" * 40
    (tmp_path / "b.zip").write_bytes(content)
    with pytest.raises(BackupError, match="damaged"):
        restore(tmp_path / "b.zip", folder, now=NOW)
    assert count(folder) == 3
    assert not list(folder.glob("before-restore*"))


@pytest.mark.parametrize("name", ["../evil", "files/../../evil", "/etc/evil", "key", "files/"])
def test_no_way_out_of_the_folder(tmp_path: Path, name: str) -> None:
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as out:
        out.writestr(name, "x")
        out.writestr(LIST, json.dumps({"onward_backup": 1, "made_at": NOW.isoformat(), "files": {name: "x"}}))
    with pytest.raises(BackupError, match="damaged"):
        restore(tmp_path / "b.zip", tmp_path / "data", now=NOW)
    assert not (tmp_path / "evil").exists()


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x03\x04"])
def test_what_is_no_backup_is_said(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "b.zip").write_bytes(content)
    with pytest.raises(BackupError, match="no backup"):
        look_inside(tmp_path / "b.zip")


def test_a_newer_format_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as out:
        out.writestr(LIST, json.dumps({"onward_backup": 2, "made_at": NOW.isoformat(), "files": {}}))
    with pytest.raises(BackupError, match="newer"):
        look_inside(tmp_path / "b.zip")


def test_an_empty_folder_has_nothing_to_back_up(tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="no search"):
        back_up(tmp_path, tmp_path / "b.zip", now=NOW)


def test_one_a_day(tmp_path: Path) -> None:
    folder = made(tmp_path / "data")
    assert back_up_today(folder, now=NOW) is not None
    assert back_up_today(folder, now=NOW + timedelta(hours=3)) is None
    assert back_up_today(folder, now=NOW + timedelta(days=1)) is not None


def test_a_week_of_days_and_a_month_of_weeks_are_kept() -> None:
    today = date(2026, 3, 31)
    paths = [Path(f"onward-{today - timedelta(days=i)}.zip") for i in range(60)]
    kept = sorted(set(paths) - set(expendable(paths, today)))
    days = [date.fromisoformat(path.stem.removeprefix("onward-")) for path in kept]
    assert days[-7:] == [today - timedelta(days=i) for i in range(6, -1, -1)]
    assert 4 <= len(days[:-7]) <= 5
    assert min(days) > today - timedelta(days=35)


def test_what_a_killed_backup_left_goes(tmp_path: Path) -> None:
    left = tmp_path / ".onward-backup-xyz"
    left.mkdir()
    (left / "backup.zip").write_text("half")
    now = datetime.now(UTC)
    back_up(made(tmp_path / "data"), tmp_path / "b.zip", now=now)
    assert left.exists()  # it may be another one's that is at work
    back_up(tmp_path / "data", tmp_path / "c.zip", now=now + timedelta(days=1))
    assert not left.exists()
