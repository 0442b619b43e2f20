"""The command line and another process write at once: nothing is lost, and nobody is shown an error."""

import json
import os
import subprocess
import sys
from pathlib import Path

COMMANDS, WRITES = 5, 120
WRITER = """
import sys
import time
from datetime import date, timedelta
from pathlib import Path
from onward.web import opening
opening.use(Path(sys.argv[1]))
from onward.events import Kind
from onward.journal.models import Application
from onward.journal.recording import record
from onward.journal.adding import NewApplication, add_application
from onward.journal.editing import edit_application
from onward.journal.writing import Fact
mine = Application.objects.get(number=1)
print("ready", flush=True)
for number in range(int(sys.argv[2])):
    record(mine, Fact(Kind.ANSWERED, on=date(2026, 3, 3) + timedelta(days=number)))
    edit_application(mine, {"salary": str(number)})
    add_application(mine.search, NewApplication(employer=f"App {number}", sent=True))
    time.sleep(0.03)
"""
READER = """
import sys
from pathlib import Path
from onward.web import opening
opening.use(Path(sys.argv[1]))
import json
from django.db import connection
from onward.journal.models import Application, Event, Search
mine = Application.objects.get(number=1)
numbers = list(Application.objects.order_by("number").values_list("number", flat=True))
kinds = list(mine.events.values_list("kind", flat=True))
with connection.cursor() as cursor:
    whole = cursor.execute("PRAGMA integrity_check").fetchone()[0]
print(json.dumps({"numbers": numbers, "kinds": kinds, "place": mine.place, "salary": mine.salary, "whole": whole,
    "revision": Search.objects.get().revision}))
"""
AROUND = {name: value for name, value in os.environ.items() if not name.startswith(("DJANGO_", "ONWARD_"))}


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, check=False, env=AROUND, timeout=120
    )


def onward(folder: Path, *arguments: str) -> None:
    done = run("-m", "onward.cli", *arguments, "--data", str(folder))
    assert (done.returncode, done.stderr) == (0, "")


def test_two_processes_lose_nothing(tmp_path: Path) -> None:
    onward(tmp_path, "search", "new", "Mine")
    onward(tmp_path, "add", "Acme", "--on", "2026-01-02")
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(tmp_path), str(WRITES)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=AROUND,
    ) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
        for number in range(COMMANDS):
            onward(tmp_path, "log", "#1", "interview", "--on", f"2026-02-{number + 1:02}")
            onward(tmp_path, "add", f"Command {number}")
        _, errors = writer.communicate(timeout=120)
        assert (writer.returncode, errors) == (0, "")
    found = json.loads(run("-c", READER, str(tmp_path)).stdout)
    assert found["numbers"] == list(range(1, 1 + WRITES + COMMANDS + 1))
    assert sorted(found["kinds"]) == sorted(["applied", *["answered"] * WRITES, *["interview"] * COMMANDS])
    assert (found["place"], found["salary"], found["whole"]) == ("interview", str(WRITES - 1), "ok")
    assert found["revision"] == 1 + 3 * WRITES + 2 * COMMANDS


def test_a_lock_is_waited_for(tmp_path: Path) -> None:
    onward(tmp_path, "search", "new", "Mine")
    holder = """
import sqlite3, sys, time
there = sqlite3.connect(sys.argv[1] + "/onward.sqlite3", isolation_level=None)
there.execute("BEGIN IMMEDIATE")
print("held", flush=True)
time.sleep(3)
there.execute("COMMIT")
"""
    with subprocess.Popen(
        [sys.executable, "-c", holder, str(tmp_path)], stdout=subprocess.PIPE, text=True, env=AROUND
    ) as held:
        assert held.stdout is not None
        assert held.stdout.readline() == "held\n"
        onward(tmp_path, "add", "Acme")
        assert held.wait(timeout=60) == 0
