"""Opening a file: what it is by its first bytes, and no more of it than is safe to hold."""

from __future__ import annotations

import codecs
import stat
from pathlib import Path

from onward.sources.unreadable import UnreadableError

MOST_BYTES = 64 * 1024 * 1024
"""A search of 100,000 applications is below 30 MB."""

_KINDS = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture or a sound"),
    (b"\x1f\x8b", "a compressed archive"),
    (b"7z\xbc\xaf", "a compressed archive"),
    (b"Rar!", "a compressed archive"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
)
_ONLY_BOMS = {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE}
_TABLES = "give a table: CSV, Excel, ODS, JSON or markdown"


def content(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        UnreadableError: if it is missing, not a plain file, not permitted, empty, too large, or surely no table.
    """
    where = str(path)
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise UnreadableError("this is a folder", where, "give the file in it that holds your applications")
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableError("this is not a plain file", where, "save it as a file first")
        if status.st_size > MOST_BYTES:
            size, most = status.st_size // 1024**2, MOST_BYTES // 1024**2
            raise UnreadableError(
                f"the file has {size} MB, more than the {most} MB of any search",
                where,
                "export only the sheet of your applications",
            )
        raw = path.read_bytes()
    except FileNotFoundError:
        raise UnreadableError(
            "there is no such file", where, "check the name, or drag the file into the terminal"
        ) from None
    except PermissionError:
        raise UnreadableError("no permission to read it", where, "copy it to a place that is yours") from None
    except OSError as error:
        raise UnreadableError(f"could not be opened ({error.strerror})", where, "check the path") from None
    except ValueError:
        raise UnreadableError("this is no path", where, "check the name") from None
    if not raw.removeprefix(codecs.BOM_UTF8).strip() or raw in _ONLY_BOMS:
        raise UnreadableError("the file is empty", where, _TABLES)
    for magic, name in _KINDS:
        if raw.startswith(magic):
            raise UnreadableError(f"this is {name}, not a table", where, _TABLES)
    return raw


def is_spreadsheet(raw: bytes) -> bool:
    """Whether these are the bytes of XLSX, ODS (both ZIP) or an old XLS, whatever the file is called."""
    return raw.startswith((b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
