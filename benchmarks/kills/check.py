"""What is there after a kill, held against what was acknowledged."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from kills.work import SIZE
from onward.journal.backup_file import BackupError, look_inside

_OF_IMPORT = """
SELECT count(DISTINCT a.id), count(e.id) FROM journal_application a LEFT JOIN journal_event e ON e.application_id = a.id
WHERE a.employer LIKE ? || '%'
"""


def wrong(folder: Path, acknowledged: Iterable[str]) -> list[str]:
    """Everything that is lost or half-done; empty if nothing is."""
    found: list[str] = []
    done = [line.split(" ", 1) for line in acknowledged]
    with closing(sqlite3.connect(folder / "onward.sqlite3", timeout=30)) as opened:
        found += [f"integrity: {row[0]}" for row in opened.execute("PRAGMA integrity_check") if row[0] != "ok"]
        found += [f"foreign key: {row}" for row in opened.execute("PRAGMA foreign_key_check")]
        for work, name in done:
            if work == "import" and opened.execute(_OF_IMPORT, (name,)).fetchone() != (SIZE, 3 * SIZE):
                found.append(f"lost: {work} {name}")
            if work == "edit" and _tagged(opened, name) != SIZE:
                found.append(f"lost: {work} {name}")
        found += _half_done(opened)
    names = {path.name for path in (folder / "out").glob("*.zip")}
    found += [f"lost: backup {name}" for work, name in done if work == "backup" and name not in names]
    return found + [f"half-done: {name}" for name in sorted(names) if not _whole(folder / "out" / name)]


def _half_done(opened: sqlite3.Connection) -> list[str]:
    imports = "SELECT rtrim(employer, '0123456789') AS prefix, count(*) FROM journal_application GROUP BY prefix"
    tags = "SELECT name, count(*) FROM journal_tagging GROUP BY name"
    return [
        f"half-done: {name} {n}" for query in (imports, tags) for name, n in opened.execute(query) if n != SIZE
    ]


def _tagged(opened: sqlite3.Connection, name: str) -> int:
    return int(opened.execute("SELECT count(*) FROM journal_tagging WHERE name = ?", (name,)).fetchone()[0])


def _whole(path: Path) -> bool:
    try:
        look_inside(path)
    except BackupError:
        return False
    return True
