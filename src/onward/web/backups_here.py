"""The backups in the data folder, for Settings to show and to give."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

_NAMES = re.compile(r"(onward|before|by-hand)-[\w.-]+\.zip")


@dataclass(frozen=True)
class Backup:
    """One of them.

    Attributes:
        name: of the file.
        kind: "onward": the daily one; "before": made before an older database was changed; "by-hand".
    """

    name: str
    kind: str
    made_at: datetime
    size: int


def backups(folder: Path) -> list[Backup]:
    """All of them, the latest first."""
    found = []
    for path in (folder / "backups").glob("*.zip"):
        match = _NAMES.fullmatch(path.name)
        if match:
            there = path.stat()
            found.append(Backup(path.name, match[1], datetime.fromtimestamp(there.st_mtime, UTC), there.st_size))
    return sorted(found, key=lambda backup: backup.made_at, reverse=True)


def path_of(folder: Path, name: str) -> Path | None:
    """Where the backup of that name lies; None where there is none."""
    return next((folder / "backups" / one.name for one in backups(folder) if one.name == name), None)
