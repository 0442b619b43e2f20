"""Opening a data folder: where it lies, its key, and the database brought up to date.

What can't be opened is left as it is, and one line says why and what to do.
"""

from __future__ import annotations

import errno
import os
import secrets
import sqlite3
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from onward import __version__
from onward.journal.command_line import to_type, usual_folder
from onward.journal.private import keep_private
from onward.journal.room import no_room
from onward.language import gettext as _
from onward.web.held import HeldError, held

VARIABLE = "ONWARD_DATA"
DATABASE = "onward.sqlite3"
_PATIENCE = 300
"""Seconds to wait for another start that brings the database up to date."""


class CannotOpenError(Exception):
    """The data folder can't be used; the message says what, where and what to do."""


def _to_the_terminal(line: str) -> None:
    sys.stderr.write(f"onward: {line}\n")


def data_folder(given: Path | None = None) -> Path:
    """The folder that was given, else that of the environment, else the system's own place for such data."""
    if given is not None:
        return given.expanduser().resolve()
    if named := os.environ.get(VARIABLE):
        return Path(named).expanduser().resolve()
    return usual_folder()


def use(given: Path | None = None, *, tell: Callable[[str], None] = _to_the_terminal) -> Path:
    """Make Django use a data folder, and bring its database up to date.

    Args:
        given: the folder; None: as `data_folder` finds it.
        tell: told of the backup that is made before an older database is changed.

    Raises:
        CannotOpenError: if the folder or the database can't be used.
    """
    folder = data_folder(given)
    prepare(folder)
    import django  # noqa: PLC0415 - costs a quarter of a second that `learn` must not pay

    django.setup()
    try:
        with held(folder / ".opening", patience=_PATIENCE):
            _refuse_half_restored(folder)
            keep_private(folder)
            _bring_up_to_date(folder, tell)
    except HeldError as error:
        line = _("{folder}: another start of Onward is still bringing the data up to date; try again in a while")
        raise CannotOpenError(line.format(folder=folder)) from error
    except OSError as error:
        raise CannotOpenError(_folder_unusable(folder, error)) from error
    return folder


def use_what_is_there(given: Path | None = None, *, tell: Callable[[str], None] = _to_the_terminal) -> Path:
    """The same for whoever begins nothing: where there is no database, none is made.

    Raises:
        CannotOpenError: also if there is none.
    """
    folder = data_folder(given)
    if not (folder / DATABASE).exists():
        _refuse_half_restored(folder)
        line = _("{folder}: there is no search here; begin one with: onward import FILE, or with: onward serve.")
        hint = _("Another folder: --data DIR")
        raise CannotOpenError(to_type(line.format(folder=folder), folder) + " " + hint)
    return use(given, tell=tell)


def prepare(folder: Path) -> None:
    """Make the folder and tell the settings of it."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        key = kept_secret(folder / "key")
    except OSError as error:
        raise CannotOpenError(_folder_unusable(folder, error)) from error
    os.environ[VARIABLE] = str(folder)
    os.environ["ONWARD_KEY"] = key
    os.environ["DJANGO_SETTINGS_MODULE"] = "onward.web.settings"  # a variable of another project must not reach in


def kept_secret(path: Path) -> str:
    """A secret of this installation, made on first use and readable by its owner only."""
    if not path.exists():
        made = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
        descriptor = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as out:
            out.write(secrets.token_urlsafe(48))
        try:
            os.link(made, path)  # whoever comes second keeps the first one's
        except FileExistsError:
            pass
        finally:
            made.unlink()
    return path.read_text()


def _bring_up_to_date(folder: Path, tell: Callable[[str], None]) -> None:
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import DatabaseError, connection  # noqa: PLC0415
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415

    where = folder / DATABASE
    try:
        executor = MigrationExecutor(connection)
        applied = set(executor.loader.applied_migrations)
        if applied - set(executor.loader.disk_migrations):
            line = _("{where}: written by a newer Onward; install the newest version, then start again.")
            raise CannotOpenError(_unchanged(line.format(where=where)))
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            if applied:
                _back_up_before(folder, tell)
            call_command("migrate", verbosity=0, interactive=False)
        else:
            _may_be_written()
    except (DatabaseError, sqlite3.DatabaseError) as error:
        raise CannotOpenError(_unusable(where, str(error))) from error


def _refuse_half_restored(folder: Path) -> None:
    """A restore that was killed between two moves left no database; an empty one would look as if all were lost."""
    from onward.journal.backup import ASIDE, RESTORING  # noqa: PLC0415

    if (folder / DATABASE).exists() or not any(folder.glob(f"{RESTORING}*")):
        return
    aside = max(folder.glob(f"{ASIDE}*"), default=folder)
    line = _(
        "{folder}: bringing a backup back was interrupted; do it again: onward restore FILE. "
        "What was there before is in {aside}"
    )
    raise CannotOpenError(to_type(line.format(folder=folder, aside=aside), folder))


def _back_up_before(folder: Path, tell: Callable[[str], None]) -> None:
    """A backup of the database as the older version left it."""
    from onward.journal.backup import back_up, thin_out  # noqa: PLC0415
    from onward.journal.backup_file import BackupError  # noqa: PLC0415
    from onward.journal.person import zone_name  # noqa: PLC0415

    now = datetime.now(ZoneInfo(zone_name(folder)))
    out = folder / "backups" / f"before-{__version__}-{now:%Y-%m-%d-%H%M%S}.zip"
    try:
        back_up(folder, out, now=now)
    except BackupError as error:
        line = _(
            "the data are of an older Onward, and no backup could be made before bringing them up to date: {why}."
        )
        raise CannotOpenError(_unchanged(line.format(why=error))) from error
    thin_out(out.parent.glob("before-*.zip"))
    tell(_("the data are brought up to date; as they were before: {path}").format(path=out))


def _may_be_written() -> None:
    """Take the lock for writing and let it go; who holds it just now may keep it."""
    from django.db import OperationalError, connection  # noqa: PLC0415

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout=0")
        try:
            cursor.execute("BEGIN IMMEDIATE")
            cursor.execute("ROLLBACK")
        except OperationalError as error:
            if "locked" not in str(error):
                raise
        finally:
            cursor.execute("PRAGMA busy_timeout=30000")


def _folder_unusable(folder: Path, error: OSError) -> str:
    if error.errno == errno.ENOSPC:
        return _("{folder}: the disk is full; free some space and start again").format(folder=folder)
    line = _("{folder}: the data folder can't be used ({why}); free it or choose another with --data")
    return line.format(folder=folder, why=error.strerror or str(error))


def _unchanged(line: str) -> str:
    return line + " " + _("Nothing was changed.")


def _unusable(where: Path, why: str) -> str:
    said = why.casefold()
    if "full" in said or no_room(where.parent):
        return _("{folder}: the disk is full; free some space and start again").format(folder=where.parent)
    if "not a database" in said or "malformed" in said or "disk i/o error" in said:
        line = _("{where}: the database is damaged ({why}); bring back a backup with: onward restore FILE.")
        return _unchanged(to_type(line.format(where=where, why=why), where.parent))
    if "readonly" in said or "unable to open" in said:
        line = _("{where}: can't be written ({why}); check the folder's permissions or choose another with --data")
        return line.format(where=where, why=why)
    if "locked" in said:
        line = _("{where}: another program holds the database; stop it, or wait until it is done, and start again")
        return line.format(where=where)
    return _("{where}: the database can't be used ({why})").format(where=where, why=why)
