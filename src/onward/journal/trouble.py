"""What a disk or a database refuses, told apart: page, API and command line say it each in their way."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Literal

from django.conf import settings
from django.db import DatabaseError

from onward.journal.room import no_room

Trouble = Literal["full", "readonly", "busy", "damaged"]
STATUS = {"full": 507, "readonly": 503, "busy": 503, "damaged": 500}
"""Of HTTP."""
_IO_ERROR = "disk i/o error"
_SAYS: tuple[tuple[str, Trouble], ...] = (
    ("full", "full"),
    ("readonly", "readonly"),
    ("unable to open", "readonly"),
    ("locked", "busy"),
    ("malformed", "damaged"),
    ("not a database", "damaged"),
    (_IO_ERROR, "damaged"),
)
_ERRNO: dict[int | None, Trouble] = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EROFS: "readonly",
    errno.EACCES: "readonly",
    errno.EPERM: "readonly",
}


def trouble_of(error: BaseException) -> Trouble | None:
    """What is in the way; None where it is neither disk nor database."""
    if isinstance(error, DatabaseError):
        text = str(error).casefold()
        if _IO_ERROR in text and no_room(Path(settings.DATA)):
            return "full"
        return next((trouble for words, trouble in _SAYS if words in text), None)
    if isinstance(error, OSError):
        return _ERRNO.get(error.errno)
    return None
