"""What is done by itself: the day's backup, and what waited too long goes.

While the app runs it is done beside it, and when it stops; each day's first command does it, too. What went wrong is
written down where Settings reads it.
"""

from __future__ import annotations

import logging
from datetime import datetime
from pathlib import Path
from threading import Thread
from time import sleep
from zoneinfo import ZoneInfo

from onward.journal import pending
from onward.journal.backup import back_up_today
from onward.journal.backup_file import BackupError
from onward.journal.person import zone_name

_AFTER_START, _EVERY = 60, 3600
_log = logging.getLogger(__name__)


def begin(folder: Path) -> None:
    """Do it in a thread every hour, the first time a minute from now; what waited too long goes at once."""
    pending.sweep(folder)
    Thread(target=_go_on, args=(folder,), daemon=True, name="onward-backups").start()


def _go_on(folder: Path) -> None:
    sleep(_AFTER_START)
    while True:
        make(folder)
        pending.sweep(folder)
        sleep(_EVERY)


def before_the_first_write(folder: Path) -> None:
    """The day's backup before anything is written that day, and what waited too long goes."""
    if (folder / "backups" / f"onward-{_now(folder):%Y-%m-%d}.zip").exists():
        return
    make(folder)
    pending.sweep(folder)


def make(folder: Path) -> Path | None:
    """Today's backup, anew where something changed since; nothing that goes wrong reaches the caller."""
    try:
        made = back_up_today(folder, now=_now(folder))
    except Exception as error:
        _write_down(folder, error)
        return None
    if made is not None:
        _note(folder).unlink(missing_ok=True)
    return made


def trouble(folder: Path) -> str:
    """Why the last backup could not be made; empty if it could."""
    try:
        return _note(folder).read_text("utf-8")
    except OSError:
        return ""


def _write_down(folder: Path, error: Exception) -> None:
    """In the log only when it is news."""
    why = str(error) if isinstance(error, BackupError) else f"{type(error).__name__}: {error}"
    if why == trouble(folder):
        return
    _log.error("the daily backup could not be made: %s", why)
    try:
        _note(folder).parent.mkdir(mode=0o700, exist_ok=True)
        _note(folder).write_text(why, "utf-8")
    except OSError:
        _log.debug("nor could that be written down", exc_info=True)


def _note(folder: Path) -> Path:
    return folder / "backups" / "trouble.txt"


def _now(folder: Path) -> datetime:
    return datetime.now(ZoneInfo(zone_name(folder)))
