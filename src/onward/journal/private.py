"""The database is its owner's alone, also in a folder that others may read."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from onward.journal.backup_file import DATABASE

_BESIDE = ("", "-wal", "-shm", "-journal")
_OTHERS = 0o077


def keep_private(folder: Path) -> None:
    """Make the database readable by its owner only, before anything is in it; SQLite gives what lies beside the same.

    Raises:
        OSError: if it can't be made.
    """
    os.close(os.open(folder / DATABASE, os.O_RDWR | os.O_CREAT, 0o600))
    for suffix in _BESIDE:
        path = folder / f"{DATABASE}{suffix}"
        with contextlib.suppress(OSError):  # another one's file, or a disk that knows no owners
            if path.stat().st_mode & _OTHERS:
                path.chmod(0o600)
