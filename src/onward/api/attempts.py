"""How often a wrong token may be tried: after a few a minute, nobody looks at it any more.

A token that fits is never held up: on one machine all programs have one address, and any of them could lock the others
out otherwise. Guessing is not what this stops, 256 bits do that; it spares the machine a program gone wrong.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from threading import Lock
from time import monotonic

MOST = 10
WITHIN = 60.0
_ADDRESSES_KEPT = 1000


class Attempts:
    """Failed tries of the last minute by address, in this process only."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock, self._lock = clock, Lock()
        self._failed: dict[str, deque[float]] = {}

    def failed(self, address: str) -> int:
        """Note a failed try.

        Returns:
            Seconds to wait before the next; 0 where there were few.
        """
        now = self._clock()
        with self._lock:
            tries = self._failed.pop(address, deque())
            while tries and tries[0] <= now - WITHIN:
                tries.popleft()
            wait = int(tries[0] + WITHIN - now) + 1 if len(tries) >= MOST else 0
            if not wait:
                tries.append(now)
            self._failed[address] = tries
            while len(self._failed) > _ADDRESSES_KEPT:
                self._failed.pop(next(iter(self._failed)))
        return wait
