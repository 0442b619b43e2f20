"""A file that one process at a time holds. It lets go when it ends, however it ends."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_LOOK_AGAIN = 0.05


class HeldError(Exception):
    """Another process holds it."""


@contextmanager
def held(path: Path, *, patience: float = 0) -> Iterator[None]:
    """Hold a file.

    Args:
        path: made where it is not there; it stays.
        patience: seconds to wait for whoever holds it.

    Raises:
        HeldError: if it is still held then.
        OSError: if it can't be made.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _wait(descriptor, patience)
        yield
    finally:
        os.close(descriptor)


def _wait(descriptor: int, patience: float) -> None:
    last = time.monotonic() + patience
    while not _take(descriptor):
        if time.monotonic() >= last:
            raise HeldError
        time.sleep(_LOOK_AGAIN)


if os.name == "nt":
    import msvcrt

    def _take(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        except OSError:
            return False
        return True

else:
    import fcntl

    def _take(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
