"""Backups from the page: one now, or one of those that are there."""

from __future__ import annotations

import contextlib
import secrets
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from onward.journal.backup import back_up
from onward.journal.backup_file import BackupError
from onward.web.backups_here import path_of
from onward.web.saying import then


@require_POST
def back_up_now(request: HttpRequest) -> HttpResponseBase:
    """A backup of this moment, for another disk; it is not kept here."""
    folder, now = Path(settings.DATA), timezone.localtime()
    made = folder / "backups" / f".onward-backup-{secrets.token_hex(8)}.zip"
    try:
        back_up(folder, made, now=now)
    except BackupError as error:
        return then(request, "/settings#backups", _("No backup could be made: {why}").format(why=error))
    opened = made.open("rb")
    with contextlib.suppress(OSError):  # where an open file can't be deleted, the next sweep takes it
        made.unlink()
    return FileResponse(
        opened,
        as_attachment=True,
        filename=f"onward-backup-{now:%Y-%m-%d-%H%M}.zip",
        content_type="application/zip",
    )


@require_GET
def give(request: HttpRequest, name: str) -> HttpResponseBase:
    """One that is there."""
    path = path_of(Path(settings.DATA), name)
    if path is None:
        raise Http404(name)
    return FileResponse(path.open("rb"), as_attachment=True, filename=name, content_type="application/zip")
