"""`onward backup` and `onward restore`: all data in one file, and back."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from onward.cli.entering import AsJson
from onward.cli.serve import Data
from onward.cli.speaking import Lang
from onward.cli.stopping import NOT_DONE, stop
from onward.language import full_day
from onward.language import gettext as _
from onward.language import later as _later

# The database is copied and put in place as a file: a damaged or newer one must not stop a restore.


def backup(
    out: Annotated[
        Path | None,
        typer.Argument(metavar="OUT", help=_later("The file. [default: one with the time, in the data folder]")),
    ] = None,
    data: Data = None,
    as_json: AsJson = False,
    _lang: Lang = None,
) -> None:
    """Write all your searches and documents into one file, checked after writing. The app may be open."""
    from onward.journal.backup import back_up  # noqa: PLC0415
    from onward.journal.backup_file import BackupError  # noqa: PLC0415
    from onward.web.opening import data_folder  # noqa: PLC0415

    folder = data_folder(data)
    now = _now(folder)
    path = out or folder / "backups" / f"by-hand-{now:%Y-%m-%d-%H%M%S}.zip"
    if out is not None and not path.is_dir() and (not path.suffix or not path.parent.is_dir()):
        stop(
            _("{path}: there is no such folder; is its disk there? Or name a file that ends in .zip").format(
                path=out
            )
        )
    if path.is_dir():
        path /= f"onward-backup-{now:%Y-%m-%d-%H%M%S}.zip"
    try:
        found = back_up(folder, path, now=now)
    except BackupError as error:
        stop(str(error))
    if as_json:
        typer.echo(json.dumps({"path": str(path), "applications": found.applications, "files": found.files}))
        return
    line = _("Backed up and checked: {path}. Applications: {applications}, documents: {files}.")
    typer.echo(line.format(path=path, applications=found.applications, files=found.files))


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=_later("A backup."))],
    yes: Annotated[bool, typer.Option("--yes", "-y", help=_later("Without asking."))] = False,
    data: Data = None,
    as_json: AsJson = False,
    _lang: Lang = None,
) -> None:
    """Bring a backup back. What is in the data folder now is put aside; the last three of these stay."""
    from onward.journal.backup import restore as bring_back  # noqa: PLC0415
    from onward.journal.backup_file import BackupError, look_inside, refuse_newer  # noqa: PLC0415
    from onward.web.held import HeldError, held  # noqa: PLC0415
    from onward.web.opening import data_folder  # noqa: PLC0415

    folder = data_folder(data)
    try:
        found = look_inside(file)
        refuse_newer(file, found)
        line = _("A backup of {day}. Applications: {applications}, documents: {files}.")
        told = line.format(day=full_day(found.made_at.date()), applications=found.applications, files=found.files)
        _agree(told, folder, yes)
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with held(folder / ".serving"), held(folder / ".opening", patience=10):
            found, aside = bring_back(file, folder, now=_now(folder))
    except HeldError:
        stop(_("{folder}: Onward is open on this folder; stop it with Ctrl-C, then restore").format(folder=folder))
    except BackupError as error:
        stop(str(error))
    except OSError as error:
        stop(_("{path}: {why}; choose another place").format(path=folder, why=error.strerror or error))
    if as_json:
        typer.echo(json.dumps({"applications": found.applications, "aside": str(aside) if aside else None}))
        return
    typer.echo(_("Brought back. Applications: {applications}.").format(applications=found.applications))
    if aside:
        typer.echo(_("What was there before is in {aside}; delete it when you are content.").format(aside=aside))


def _agree(told: str, folder: Path, yes: bool) -> None:
    if yes:
        return
    typer.echo(told, err=True)
    if not sys.stdin.isatty():
        typer.echo(_("Nothing was changed; --yes brings it back without asking."), err=True)
        raise typer.Exit(NOT_DONE)
    if not typer.confirm(_("Bring it back into {folder}?").format(folder=folder), default=False, err=True):
        raise typer.Exit(NOT_DONE)


def _now(folder: Path) -> datetime:
    from onward.journal.person import zone_name  # noqa: PLC0415

    return datetime.now(ZoneInfo(zone_name(folder)))


_BACKUP = """
  onward backup

  onward backup /media/stick/
"""
_RESTORE = """
  onward restore /media/stick/onward-backup-2026-03-31-181500.zip
"""
backup.__doc__ = "\n\n".join(
    [
        _later("Write all your searches and documents into one file, checked after writing. The app may be open."),
        _later("Examples:"),
        _BACKUP,
    ]
)
restore.__doc__ = "\n\n".join(
    [
        _later("Bring a backup back. What is in the data folder now is put aside; the last three of these stay."),
        _later("Examples:"),
        _RESTORE,
    ]
)
