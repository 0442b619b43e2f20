"""Backups: consistent while in use, checked, brought back whole, and never out of their folder."""

import json
import os
import sqlite3
import stat
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


def write_one_more(folder: Path) -> None:
    with closing(sqlite3.connect(folder / DATABASE)) as opened:
        opened.execute("INSERT INTO journal_application (removed) VALUES (0)")
        opened.commit()


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
    folder, now = made(tmp_path / "data"), datetime.now(UTC)
    first = back_up_today(folder, now=now)
    assert first is not None
    assert back_up_today(folder, now=now + timedelta(hours=3)) is None
    write_one_more(folder)
    assert back_up_today(folder, now=now) == first
    assert look_inside(first).applications == 4
    assert stat.S_IMODE(first.stat().st_mode) == 0o600


def test_none_on_a_day_on_which_nothing_changed(tmp_path: Path) -> None:
    folder, now = made(tmp_path / "data"), datetime.now(UTC)
    assert back_up_today(folder, now=now) is not None
    assert back_up_today(folder, now=now + timedelta(days=1)) is None
    write_one_more(folder)
    assert back_up_today(folder, now=now + timedelta(days=1)) is not None
    assert len(list((folder / "backups").glob("onward-*.zip"))) == 2


def test_after_months_the_last_three_stay() -> None:
    paths = [Path(f"onward-2026-01-{day:02}.zip") for day in range(1, 8)]
    assert set(paths) - set(expendable(paths, date(2026, 12, 31))) == set(paths[-3:])


def test_three_of_what_was_put_aside_stay(tmp_path: Path) -> None:
    folder = made(tmp_path / "data")
    back_up(folder, tmp_path / "b.zip", now=NOW)
    asides = []
    for hours in range(5):
        asides.append(restore(tmp_path / "b.zip", folder, now=NOW + timedelta(hours=hours))[1])
        os.utime(str(asides[-1]), (hours, hours))
    assert sorted(folder.glob("before-restore-*")) == asides[-3:]


def test_a_backup_of_a_newer_onward_is_refused_before_anything_is_touched(tmp_path: Path) -> None:
    folder = made(tmp_path / "data")
    with closing(sqlite3.connect(folder / DATABASE)) as opened:
        opened.execute("CREATE TABLE django_migrations (app TEXT, name TEXT)")
        opened.execute("INSERT INTO django_migrations VALUES ('journal', '0001_initial')")
        opened.commit()
        back_up(folder, tmp_path / "ours.zip", now=NOW)
        opened.execute("INSERT INTO django_migrations VALUES ('journal', '0999_newer')")
        opened.commit()
    back_up(folder, tmp_path / "newer.zip", now=NOW)
    other = made(tmp_path / "other", applications=1)
    before = sorted(path.name for path in other.iterdir())
    with pytest.raises(BackupError, match="newer Onward"):
        restore(tmp_path / "newer.zip", other, now=NOW)
    assert sorted(path.name for path in other.iterdir()) == before
    assert count(other) == 1
    restore(tmp_path / "ours.zip", other, now=NOW)
    assert count(other) == 3


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
