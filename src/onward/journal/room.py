"""Whether there is room on a disk: a database that has none says only that its disk made an error."""

from __future__ import annotations

import shutil
from pathlib import Path

_LEAST = 256_000
"""A database in use needs some bytes beside it even to be read."""


def no_room(folder: Path) -> bool:
    """Whether the disk of a folder is full."""
    try:
        return shutil.disk_usage(folder).free < _LEAST
    except OSError:
        return False
