"""A backup file: a zip of the database, the documents, and a list of all of them with their sums."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from importlib import resources
from pathlib import Path

from onward.language import gettext as _

DATABASE, FILES, LIST = "onward.sqlite3", "files", "onward-backup.json"
_FORMAT = 1
_LARGEST_LIST = 50_000_000
_CHUNK = 1 << 20
_DAMAGE = (zipfile.BadZipFile, zlib.error, KeyError, ValueError, TypeError, AttributeError, EOFError, RuntimeError)


class BackupError(Exception):
    """Nothing was written, or nothing was brought back; the message says what, where and what to do."""


@dataclass(frozen=True)
class Inside:
    """What a backup holds.

    Attributes:
        made_at: when.
        applications: how many, in all searches.
        files: how many documents.
        newer: whether a newer Onward brought the database up to date.
    """

    made_at: datetime
    applications: int
    files: int
    newer: bool = False


def look_inside(path: Path) -> Inside:
    """What a backup holds, after checking every sum and the database.

    Raises:
        BackupError: if it is none, or is damaged.
    """
    with tempfile.TemporaryDirectory(prefix="onward-look-") as place:
        return unpack(path, Path(place))


def copy_database(there: Path, copy: Path) -> None:
    """A consistent copy of a database that may be in use."""
    source = sqlite3.connect(f"file:{there}?mode=ro", uri=True, timeout=30)
    target = sqlite3.connect(copy)
    with closing(source), closing(target):
        source.backup(target)
        target.execute("PRAGMA journal_mode=DELETE")


def write_zip(folder: Path, copy: Path, whole: Path, now: datetime) -> None:
    """Pack the copy of the database and the folder's documents."""
    sums: dict[str, str] = {}
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED, allowZip64=True, compresslevel=1) as out:
        for path, name in [(copy, DATABASE), *_documents(folder)]:
            out.write(path, name)
            sums[name] = _sum(path)
        listed = {"onward_backup": _FORMAT, "made_at": now.isoformat(), "files": sums}
        out.writestr(LIST, json.dumps(listed, indent=1))
    with whole.open("rb") as written:
        os.fsync(written.fileno())


def _documents(folder: Path) -> Iterator[tuple[Path, str]]:
    for path in sorted((folder / FILES).rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield path, path.relative_to(folder).as_posix()


def unpack(path: Path, place: Path) -> Inside:
    """Unpack a backup into an empty place, checking all of it.

    Raises:
        BackupError: if it is none, or is damaged.
    """
    damaged = BackupError(
        _("{path}: this is no backup of Onward, or it is damaged; choose another").format(path=path)
    )
    try:
        with zipfile.ZipFile(path) as packed:
            if packed.getinfo(LIST).file_size > _LARGEST_LIST:
                raise damaged
            listed = json.loads(packed.read(LIST))
            if listed["onward_backup"] > _FORMAT:
                raise BackupError(_newer(path))
            for name, told in listed["files"].items():
                if not _is_ours(name) or _extract(packed, name, place / name) != told:
                    raise damaged
            made_at, files = datetime.fromisoformat(listed["made_at"]), len(listed["files"]) - 1
    except FileNotFoundError as error:
        raise BackupError(_("{path}: there is no such file").format(path=path)) from error
    except _DAMAGE as error:
        raise damaged from error
    applications, newer = _checked(place / DATABASE, damaged)
    return Inside(made_at, applications, files, newer)


def refuse_newer(path: Path, found: Inside) -> None:
    """Refuse a backup that this Onward could not open.

    Raises:
        BackupError: if it is one.
    """
    if found.newer:
        raise BackupError(_newer(path))


def _newer(path: Path) -> str:
    return _("{path}: made by a newer Onward; install the newest version, then restore").format(path=path)


def _is_ours(name: str) -> bool:
    """Only the database and documents, and never a way out of the folder."""
    parts = name.split("/")
    return name == DATABASE or (parts[0] == FILES and len(parts) > 1 and not {"", ".", ".."} & set(parts))


def _extract(packed: zipfile.ZipFile, name: str, out: Path) -> str:
    out.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    digest = hashlib.sha256()
    with packed.open(name) as source, os.fdopen(os.open(out, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as target:
        while chunk := source.read(_CHUNK):
            digest.update(chunk)
            target.write(chunk)
        target.flush()
        os.fsync(target.fileno())
    return digest.hexdigest()


def _checked(database: Path, damaged: BackupError) -> tuple[int, bool]:
    """How many applications there are, in a database that is whole; and whether a newer Onward brought it to date."""
    try:
        with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as opened:
            if opened.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                raise damaged
            if opened.execute("PRAGMA foreign_key_check").fetchone() is not None:
                raise damaged
            count = opened.execute("SELECT count(*) FROM journal_application WHERE NOT removed").fetchone()[0]
            return int(count), _is_newer(opened)
    except sqlite3.Error as error:
        raise damaged from error


def _is_newer(opened: sqlite3.Connection) -> bool:
    """Whether there are migrations that this Onward does not have."""
    there = "SELECT count(*) FROM sqlite_master WHERE name = 'django_migrations'"
    if not opened.execute(there).fetchone()[0]:
        return False
    ours = resources.files("onward")
    applied = opened.execute("SELECT app, name FROM django_migrations")
    return not all(ours.joinpath(str(app), "migrations", f"{name}.py").is_file() for app, name in applied)


def _sum(path: Path) -> str:
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
