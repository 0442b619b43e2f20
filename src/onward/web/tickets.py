"""Tickets for the door: each opens it once, soon after it was made.

A browser is started with its address on the command line, where every program of the machine can read it. So that
address carries a ticket, and not the start's secret.
"""

from __future__ import annotations

import hmac
import secrets
import time
from hashlib import sha256
from threading import Lock

SECONDS = 300
_used: dict[str, float] = {}
_lock = Lock()


def ticket(secret: str) -> str:
    """A new ticket of the start with that secret."""
    told = f"{int(time.time())}.{secrets.token_urlsafe(12)}"
    return f"{told}.{_sign(secret, told)}"


def take_ticket(secret: str, given: str) -> bool:
    """Whether it opens; it does not the next time. One process serves, so that it remembers is enough."""
    told, _stop, sign = given.rpartition(".")
    made = told.partition(".")[0]
    if not secret or not hmac.compare_digest(sign.encode(), _sign(secret, told).encode()):
        return False
    now = time.time()
    if not made.isdigit() or not -SECONDS < now - int(made) < SECONDS:
        return False
    with _lock:
        for old in [one for one, at in _used.items() if now - at > 2 * SECONDS]:
            del _used[old]
        if told in _used:
            return False
        _used[told] = now
    return True


def _sign(secret: str, told: str) -> str:
    return hmac.new(secret.encode(), f"ticket {told}".encode(), sha256).hexdigest()
