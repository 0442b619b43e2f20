"""Opening a file: what it is by its first bytes, and no more of it than is safe to hold."""

from __future__ import annotations

import codecs
import stat
from pathlib import Path

from onward.language import gettext as _
from onward.language import later as _later
from onward.sources.unreadable import UnreadableError, give_a_table

MOST_BYTES = 64 * 1024 * 1024
"""A search of 100,000 applications is below 30 MB."""

_KINDS = (
    (b"%PDF", _later("a PDF")),
    (b"\x89PNG", _later("a picture")),
    (b"\xff\xd8\xff", _later("a picture")),
    (b"GIF8", _later("a picture")),
    (b"RIFF", _later("a picture or a sound")),
    (b"\x1f\x8b", _later("a compressed archive")),
    (b"7z\xbc\xaf", _later("a compressed archive")),
    (b"Rar!", _later("a compressed archive")),
    (b"SQLite format 3", _later("a database")),
    (b"\x7fELF", _later("a program")),
)
_ONLY_BOMS = {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE}


def content(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        UnreadableError: if it is missing, not a plain file, not permitted, empty, too large, or surely no table.
    """
    where = str(path)
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            todo = _("give the file in it that holds your applications")
            raise UnreadableError(_("this is a folder"), where, todo)
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableError(_("this is not a plain file"), where, _("save it as a file first"))
        if status.st_size > MOST_BYTES:
            size, most = status.st_size // 1024**2, MOST_BYTES // 1024**2
            what = _("the file has {size} MB, more than the {most} MB of any search").format(size=size, most=most)
            raise UnreadableError(what, where, _("export only the sheet of your applications"))
        raw = path.read_bytes()
    except FileNotFoundError:
        todo = _("check the name, or drag the file into the terminal")
        raise UnreadableError(_("there is no such file"), where, todo) from None
    except PermissionError:
        todo = _("copy it to a place that is yours")
        raise UnreadableError(_("no permission to read it"), where, todo) from None
    except OSError as error:
        what = _("could not be opened ({why})").format(why=error.strerror)
        raise UnreadableError(what, where, _("check the path")) from None
    except ValueError:
        raise UnreadableError(_("this is no path"), where, _("check the name")) from None
    if not raw.removeprefix(codecs.BOM_UTF8).strip() or raw in _ONLY_BOMS:
        raise UnreadableError(_("the file is empty"), where, give_a_table())
    for magic, name in _KINDS:
        if raw.startswith(magic):
            what = _("this is {thing}, not a table").format(thing=_(name))
            raise UnreadableError(what, where, give_a_table())
    return raw


def is_spreadsheet(raw: bytes) -> bool:
    """Whether these are the bytes of XLSX, ODS (both ZIP) or an old XLS, whatever the file is called."""
    return raw.startswith((b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
