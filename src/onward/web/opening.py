"""Opening a data folder: where it lies, its key, and the database brought up to date."""

from __future__ import annotations

import os
import secrets
import sqlite3
from pathlib import Path

VARIABLE = "ONWARD_DATA"


class CannotOpenError(Exception):
    """The data folder can't be used; the message says what, where and what to do."""


def data_folder(given: Path | None = None) -> Path:
    """The folder that was given, else that of the environment, else the system's own place for such data."""
    if given is not None:
        return given.expanduser().resolve()
    if named := os.environ.get(VARIABLE):
        return Path(named).expanduser().resolve()
    from platformdirs import user_data_path  # noqa: PLC0415 - only where nothing was said

    return user_data_path("onward", appauthor=False)


def use(given: Path | None = None) -> Path:
    """Make Django use a data folder, and bring its database up to date.

    Raises:
        CannotOpenError: if the folder or the database can't be used.
    """
    folder = data_folder(given)
    prepare(folder)
    import django  # noqa: PLC0415 - costs a quarter of a second that `learn` must not pay

    django.setup()
    _bring_up_to_date(folder)
    return folder


def prepare(folder: Path) -> None:
    """Make the folder and tell the settings of it."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        key = _key(folder / "key")
    except OSError as error:
        reason = error.strerror or str(error)
        raise CannotOpenError(
            f"{folder}: the data folder can't be used ({reason}); free it or choose another with --data"
        ) from error
    os.environ[VARIABLE] = str(folder)
    os.environ["ONWARD_KEY"] = key
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onward.web.settings")


def _key(path: Path) -> str:
    """The key of this installation, made on first use and readable by its owner only."""
    if not path.exists():
        made = path.with_name(f".key.{os.getpid()}")
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


def _bring_up_to_date(folder: Path) -> None:
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import DatabaseError, connection  # noqa: PLC0415
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415

    where = folder / "onward.sqlite3"
    try:
        executor = MigrationExecutor(connection)
        unknown = set(executor.loader.applied_migrations) - set(executor.loader.disk_migrations)
        if any(app in {"journal", "experiments", "api"} for app, _ in unknown):
            raise CannotOpenError(
                f"{where}: written by a newer Onward; install the newest version, then start again. Nothing was changed"
            )
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            call_command("migrate", verbosity=0, interactive=False)
    except (DatabaseError, sqlite3.DatabaseError) as error:
        raise CannotOpenError(_unusable(where, str(error))) from error


def _unusable(where: Path, why: str) -> str:
    if "not a database" in why or "malformed" in why:
        return (
            f"{where}: the database is damaged ({why}); restore a backup with: onward restore. Nothing was changed"
        )
    if "readonly" in why or "unable to open" in why:
        return f"{where}: can't be written ({why}); check the folder's permissions or choose another with --data"
    if "full" in why:
        return f"{where}: the disk is full; free some space and start again"
    return f"{where}: the database can't be used ({why})"
