"""Backups of a data folder: consistent while in use, checked after writing, and brought back whole or not at all.

The key of the installation is not in them.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from pathlib import Path

from onward.journal.backup_file import (
    DATABASE,
    FILES,
    BackupError,
    Inside,
    copy_database,
    look_inside,
    refuse_newer,
    unpack,
    write_zip,
)
from onward.journal.room import no_room
from onward.language import gettext as _

RESTORING, ASIDE = ".restoring-", "before-restore-"
"""How folders begin: of a backup that is being brought back, and of what was there before it."""
_DAYS, _WEEKS, _LAST = 7, 4, 3
_ASIDE = 3
_UNFINISHED = ".onward-backup-"
_SURELY_LEFT = timedelta(hours=6)


def back_up(folder: Path, out: Path, *, now: datetime) -> Inside:
    """Write a backup of a data folder, and check what was written.

    Args:
        folder: the data folder; the app may be using it.
        out: the zip file; there must be none yet.
        now: the time to write into it.

    Raises:
        BackupError: if it can't be written, or what was written is not what is there.
    """
    if out.exists():
        raise BackupError(_("{path}: there is a file already; choose another name").format(path=out))
    if not (folder / DATABASE).exists():
        line = _("{folder}: there is no search in this folder; choose another with --data")
        raise BackupError(line.format(folder=folder))
    return _write(folder, out, now)


def _write(folder: Path, out: Path, now: datetime) -> Inside:
    """Write it, in place of the one that may be there."""
    try:
        out.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _sweep(out.parent, now)
        with tempfile.TemporaryDirectory(dir=out.parent, prefix=_UNFINISHED) as made:
            copy = Path(made) / DATABASE
            copy_database(folder / DATABASE, copy)
            whole = Path(made) / "backup.zip"
            write_zip(folder, copy, whole, now)
            found = look_inside(whole)
            whole.chmod(0o600)
            os.utime(whole, (now.timestamp(), now.timestamp()))  # what is written meanwhile is not in it
            whole.replace(out)
            _sync(out.parent)
    except (OSError, sqlite3.Error) as error:
        line = _("{path}: the backup could not be written ({why}); nothing was left behind")
        raise BackupError(line.format(path=out, why=_why(error, out.parent))) from error
    return found


def restore(path: Path, folder: Path, *, now: datetime) -> tuple[Inside, Path | None]:
    """Bring a backup back. What is in the folder now is put aside; the last three of these stay.

    Args:
        path: the backup.
        folder: the data folder; no app may be using it.
        now: names the place where the present data are put.

    Returns:
        What was brought back, and where the present data are; None if there were none.

    Raises:
        BackupError: if the backup is damaged or a newer Onward's, or the folder can't be written; the folder is then
            as it was.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for left in folder.glob(f"{RESTORING}*"):
            shutil.rmtree(left, ignore_errors=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=RESTORING) as made:
            fresh = Path(made)
            found = unpack(path, fresh)
            refuse_newer(path, found)
            aside = _put_aside(folder, now)
            for name in (FILES, DATABASE):  # the database last: with it the restored data are in force
                if (fresh / name).exists():
                    (fresh / name).replace(folder / name)
            _sync(folder)
        thin_out(folder.glob(f"{ASIDE}*"))
    except OSError as error:
        line = _("{folder}: could not be restored ({why}); what was there is kept beside it")
        raise BackupError(line.format(folder=folder, why=_why(error, folder))) from error
    return found, aside


def back_up_today(folder: Path, *, now: datetime) -> Path | None:
    """The day's own backup in the folder's `backups`, anew where something changed since; older ones are thinned out.

    Returns:
        Where it is; None where nothing changed since the last one.
    """
    place = folder / "backups"
    out = place / f"onward-{now:%Y-%m-%d}.zip"
    daily = sorted(place.glob("onward-????-??-??.zip"))
    if not (folder / DATABASE).exists() or (daily and not _changed_since(daily[-1], folder)):
        return None
    _write(folder, out, now)
    for old in expendable(sorted({*daily, out}), now.date()):
        old.unlink()
    return out


def _changed_since(backup: Path, folder: Path) -> bool:
    """Whether anything was written after a backup was begun."""
    waiting = folder / f"{DATABASE}-wal"
    written = [folder / DATABASE, *([waiting] if waiting.exists() and waiting.stat().st_size else [])]
    return any(path.stat().st_mtime > backup.stat().st_mtime for path in written)


def thin_out(paths: Iterable[Path]) -> None:
    """Of files or folders of one kind only the newest three stay."""
    for old in sorted(paths, key=lambda path: path.stat().st_mtime)[:-_ASIDE]:
        if old.is_dir():
            shutil.rmtree(old, ignore_errors=True)
        else:
            old.unlink(missing_ok=True)


def expendable(paths: list[Path], today: date) -> list[Path]:
    """Which daily backups may go: all but the last seven days, one a week of the four weeks before, and the last three.

    Who comes back after months has those three, whatever happens that day.
    """
    kept: set[Path] = set(sorted(paths)[-_LAST:])
    weeks: set[tuple[int, int]] = set()
    for path in sorted(paths, reverse=True):
        day = date.fromisoformat(path.stem.removeprefix("onward-"))
        if day > today - timedelta(days=_DAYS):
            kept.add(path)
        elif day > today - timedelta(days=_DAYS + 7 * _WEEKS) and (week := day.isocalendar()[:2]) not in weeks:
            weeks.add(week)
            kept.add(path)
    return [path for path in paths if path not in kept]


def _sweep(folder: Path, now: datetime) -> None:
    """What a process left that was killed while it wrote a backup."""
    for left in folder.glob(f"{_UNFINISHED}*"):
        if left.stat().st_mtime < (now - _SURELY_LEFT).timestamp():
            if left.is_dir():
                shutil.rmtree(left, ignore_errors=True)
            else:
                left.unlink(missing_ok=True)


def _put_aside(folder: Path, now: datetime) -> Path | None:
    present = [
        name for name in (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", FILES) if (folder / name).exists()
    ]
    if not present:
        return None
    aside = folder / f"{ASIDE}{now:%Y-%m-%d-%H%M%S}"
    aside.mkdir(mode=0o700)
    for name in present:
        shutil.move(folder / name, aside / name)
    return aside


def _sync(folder: Path) -> None:
    """What was renamed survives power loss."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _why(error: Exception, folder: Path) -> str:
    if no_room(folder):
        return _("the disk is full")
    return getattr(error, "strerror", None) or str(error)
