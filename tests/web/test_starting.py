"""Starting safely: what can't be opened gets one line and stays as it is; two starts at once are one app."""

import errno
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from onward.journal.backup_file import BackupError
from onward.web import daily, opening, serving
from onward.web.held import HeldError, held

OLDER = """
from pathlib import Path
from onward.web import opening
import sys
opening.prepare(Path(sys.argv[1]))
import django
django.setup()
from django.core.management import call_command
call_command("migrate", "journal", "0003_experiments", verbosity=0)
"""


def command(
    *words: str | Path, language: str = "C.UTF-8", before: Sequence[str] = ()
) -> subprocess.CompletedProcess[str]:
    run = [*before, sys.executable, "-m", "onward.cli", *map(str, words)]
    return subprocess.run(run, env=clean(language), capture_output=True, text=True, check=False, timeout=120)


def clean(language: str = "C.UTF-8") -> dict[str, str]:
    """An environment without what these tests run in."""
    ours = {"ONWARD_DATA", "ONWARD_KEY", "ONWARD_START_SECRET", "DJANGO_SETTINGS_MODULE"}
    return {name: value for name, value in os.environ.items() if name not in ours} | {"LC_ALL": language}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    assert command("search", "new", "Mine", "--data", folder).returncode == 0
    return folder


@pytest.fixture
def data(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "data"))


def sums(folder: Path) -> dict[str, str]:
    return {
        path.name: sha256(path.read_bytes()).hexdigest()
        for path in folder.glob("onward.sqlite3*")
        if path.is_file()
    }


def one_line(done: subprocess.CompletedProcess[str]) -> str:
    assert done.returncode == 2, done
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1, done.stderr
    assert "Traceback" not in done.stderr
    return done.stderr


def test_a_damaged_database_is_left_as_it_is(data: Path) -> None:
    (data / "onward.sqlite3").write_bytes(b"no database " * 1000)
    before = sums(data)
    assert "onward restore" in one_line(command("serve", "--data", data, "--no-browser"))
    assert "beschädigt" in one_line(command("search", "list", "--data", data, language="de_DE.UTF-8"))
    assert sums(data) == before


def test_a_restore_that_was_cut_short_is_not_taken_for_an_empty_folder(data: Path) -> None:
    command("backup", data / "out.zip", "--data", data)
    aside = data / "before-restore-2026-03-31-120000"
    aside.mkdir()
    (data / ".restoring-x").mkdir()
    (data / "onward.sqlite3").rename(aside / "onward.sqlite3")
    said = one_line(command("search", "list", "--data", data))
    assert "onward restore" in said
    assert str(aside) in said
    assert not (data / "onward.sqlite3").exists()
    assert command("restore", data / "out.zip", "--data", data, "--yes").returncode == 0
    assert not (data / ".restoring-x").exists()
    assert "Mine" in command("search", "list", "--data", data).stdout


def test_a_newer_database_is_left_as_it_is(data: Path) -> None:
    with closing(sqlite3.connect(data / "onward.sqlite3")) as there:
        there.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('journal', '0999_newer', '2030-01-01')"
        )
        there.commit()
    assert "newer Onward" in one_line(command("serve", "--data", data, "--no-browser"))


def test_in_a_folder_that_others_may_read_the_database_is_its_owners_alone(tmp_path: Path) -> None:
    folder = tmp_path / "open to all"
    folder.mkdir(mode=0o755)
    folder.chmod(0o755)
    assert command("search", "new", "Mine", "--data", folder).returncode == 0
    assert open_to_others(folder) == []
    (folder / "onward.sqlite3").chmod(0o644)  # as an older version left it
    with closing(sqlite3.connect(folder / "onward.sqlite3")) as there:
        there.execute("SELECT count(*) FROM journal_search").fetchone()  # makes what lies beside it
        command("search", "list", "--data", folder)
        command("backup", "--data", folder)
        assert open_to_others(folder) == []


def open_to_others(folder: Path) -> list[str]:
    """Of the database, what lies beside it, and backups: what others may read."""
    paths = [*folder.glob("onward.sqlite3*"), *folder.rglob("*.zip")]
    return [path.name for path in paths if path.stat().st_mode & 0o077]


def test_a_folder_that_may_not_be_written(data: Path) -> None:
    for path in data.iterdir():
        path.chmod(0o500 if path.is_dir() else 0o400)
    data.chmod(0o500)
    try:
        said = one_line(command("serve", "--data", data, "--no-browser", before=as_anybody()))
    finally:
        data.chmod(0o700)
    assert str(data) in said
    assert "--data" in said


def as_anybody() -> list[str]:
    """What takes from root the right to write where nobody may."""
    if os.getuid() != 0:
        return []
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        pytest.skip("root writes everywhere, and setpriv is not here")
    return [setpriv, "--bounding-set=-dac_override,-dac_read_search", "--"]


def test_a_full_disk_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def full(*_: object) -> str:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(opening, "kept_secret", full)
    with pytest.raises(opening.CannotOpenError, match="the disk is full"):
        opening.prepare(tmp_path)


def test_an_older_database_is_backed_up_before_it_is_changed(tmp_path: Path) -> None:
    folder = tmp_path / "older"
    subprocess.run([sys.executable, "-c", OLDER, folder], env=clean(), check=True, timeout=60)
    done = command("search", "list", "--data", folder)
    assert done.returncode == 0
    (backup,) = (folder / "backups").glob("before-*.zip")
    assert str(backup) in done.stderr
    assert "backups" not in command("search", "list", "--data", folder).stderr


def test_two_starts_at_the_same_moment_are_one(data: Path) -> None:
    env = clean()
    run = [sys.executable, "-m", "onward.cli", "serve", "--no-browser", "--data", str(data)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    both = [subprocess.Popen(run, env=env, **pipes) for _ in range(2)]  # type: ignore[call-overload]
    try:
        first = [process.stdout.readline() for process in both]
        assert sorted(line.split(":")[0] for line in first) == ["Onward is open", "Onward runs already"]
        assert len({line.partition(": ")[2] for line in first}) == 1
        opened = next(process for process, line in zip(both, first, strict=True) if "is open" in line)
        there = serving.running(data)
        assert there is not None
        assert there.pid == opened.pid
        opened.send_signal(signal.SIGKILL)
        opened.wait()
        for _ in range(100):
            if not there.alive:
                break
            time.sleep(0.05)
        assert (data / "running.json").exists()
        assert serving.running(data) is None
        with held(data / ".serving", patience=5):
            pass
    finally:
        for process in both:
            process.kill()
            process.communicate()


def test_what_else_answers_on_the_port_is_not_taken_for_the_app(tmp_path: Path) -> None:
    class Other(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b'{"status": "ok", "start": "another"}')

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Other)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        note = {"pid": 1, "port": server.server_port, "secret": "of a start that was killed"}
        (tmp_path / "running.json").write_text(json.dumps(note))
        assert serving.running(tmp_path) is None
    finally:
        server.shutdown()
        server.server_close()


def test_a_lock_is_one_process_at_a_time(tmp_path: Path) -> None:
    with held(tmp_path / "lock"), pytest.raises(HeldError), held(tmp_path / "lock"):
        pass
    with held(tmp_path / "lock"):
        pass


def test_the_daily_backup_says_once_what_went_wrong(
    data: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise BackupError("the disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(daily, "back_up_today", broken)
        assert daily.make(data) is None
        assert daily.make(data) is None
    assert daily.trouble(data) == "the disk is full"
    assert len(caplog.records) == 1
    made = daily.make(data)
    assert made is not None
    assert made.exists()
    assert daily.trouble(data) == ""
    assert daily.make(data) is None


def test_each_days_first_command_backs_up_what_was_written_before(data: Path) -> None:
    there = data / "backups"
    assert not list(there.glob("onward-*.zip"))  # there was no search yet
    command("search", "new", "Second", "--data", data)
    (first,) = there.glob("onward-*.zip")
    first.rename(there / "onward-2020-01-01.zip")
    command("search", "list", "--data", data)
    assert len(list(there.glob("onward-*.zip"))) == 2
    today = max(there.glob("onward-*.zip"))
    made = today.stat().st_mtime_ns
    command("search", "new", "Third", "--data", data)
    assert today.stat().st_mtime_ns == made


def test_when_the_app_stops_it_backs_up_what_was_written(data: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "onward.cli", "serve", "--no-browser", "--data", str(data)],
        env=clean(),
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        assert "is open" in process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 0
    finally:
        process.kill()
        process.stdout.close()
    assert len(list((data / "backups").glob("onward-*.zip"))) == 1


def test_uploads_that_nobody_took_in_go_at_the_next_start(tmp_path: Path) -> None:
    left, fresh = tmp_path / "imports" / "left-behind-long-ago", tmp_path / "imports" / "of-a-minute-ago"
    for place in (left, fresh):
        place.mkdir(parents=True)
    os.utime(left, (0, 0))
    daily.begin(tmp_path)
    assert not left.exists()
    assert fresh.exists()
