"""The bytes of documents, in the data folder under their hash: files/ab/abcdef…

A file is written beside and put in place at once, so a name never holds half of it.
"""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

from onward.journal.models import Document

MOST_BYTES = 20_000_000
_HASH = re.compile(r"[0-9a-f]{64}")


class KeptFile(NamedTuple):
    """The name of its bytes, and how many there are."""

    sha256: str
    size: int


def folder() -> Path:
    """Where files lie."""
    return Path(settings.DATA) / "files"


def is_hash(name: str) -> bool:
    """Whether bytes can lie under that name: 64 small hexadecimal digits."""
    return _HASH.fullmatch(name) is not None


def path_of(name: str) -> Path:
    """Where the bytes of that hash lie.

    Raises:
        ValueError: if it is no hash; nothing else ever names a file.
    """
    if not is_hash(name):
        raise ValueError(f"{name!r} is no hash")
    return folder() / name[:2] / name


def there(name: str) -> Path | None:
    """The file with the bytes of that hash; None where there is none."""
    if not is_hash(name):
        return None
    path = path_of(name)
    return path if path.is_file() else None


def keep(chunks: Iterable[bytes]) -> KeptFile:
    """Keep a file; the same bytes are kept once."""
    folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    made = folder() / f".new-{secrets.token_hex(8)}"
    hashed, size = sha256(), 0
    try:
        with os.fdopen(os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            for chunk in chunks:
                hashed.update(chunk)
                size += len(chunk)
                out.write(chunk)
            out.flush()
            os.fsync(out.fileno())
        place = path_of(hashed.hexdigest())
        place.parent.mkdir(mode=0o700, exist_ok=True)
        made.replace(place)
    finally:
        made.unlink(missing_ok=True)
    return KeptFile(hashed.hexdigest(), size)


def sweep() -> int:
    """Delete every file that no document of any search names, and say how many there were.

    To be called while the database's write lock is held, so that no document is added meanwhile.
    """
    named = set(Document.objects.exclude(sha256="").values_list("sha256", flat=True))
    unused = [path for path in folder().glob("??/*") if path.name not in named]
    for path in unused:
        path.unlink(missing_ok=True)
    return len(unused)
