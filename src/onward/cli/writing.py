"""Files that the command writes: never over something that it did not make, and never half."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from onward.language import gettext as _


class NotOursError(Exception):
    """There is a file that Onward did not make; the message says what to do."""


def write(path: Path, text: str | bytes, sign: str) -> None:
    """Write a file whole or not at all.

    Args:
        path: where; a file that is there already must carry the sign.
        text: all of it.
        sign: words near its beginning by which a file of this kind is known.

    Raises:
        NotOursError: where something else would be lost.
        OSError: where it can't be written.
    """
    if path.exists() and not _ours(path, sign):
        line = _("{path}: there is a file that Onward did not make; choose another name")
        raise NotOursError(line.format(path=path))
    with tempfile.NamedTemporaryFile("wb", dir=path.parent, prefix=f".{path.name}.", delete=False) as whole:
        try:
            whole.write(text.encode("utf-8", "replace") if isinstance(text, str) else text)
            whole.flush()
            os.fsync(whole.fileno())
        except BaseException:
            Path(whole.name).unlink()
            raise
    mode = path.stat().st_mode if path.exists() else 0o666 & ~_umask()
    Path(whole.name).chmod(mode & 0o777)
    Path(whole.name).replace(path)


def _ours(path: Path, sign: str) -> bool:
    with path.open("rb") as there:
        start = there.read(2000)
    return not start or sign.encode() in start


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
