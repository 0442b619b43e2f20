"""The seats of browsers that came in by the door: they last for a while, in this data folder only, and can be cleared.

A seat's cookie carries the folder's word. Another word, and whoever sat there has to come in anew.
"""

from __future__ import annotations

import hmac
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from onward.web.opening import kept_secret

DAYS = 30
_SALT = "onward.door"
_A_DAY = 24 * 3600


def seat_name(request: HttpRequest) -> str:
    """The cookie's name. Cookies don't tell ports apart, and two data folders may be open side by side."""
    return f"onward_seat_{urlsplit('//' + request.get_host()).port or 80}"


def seated(request: HttpRequest) -> bool:
    """Whether the request carries a seat of this data folder that is not cleared."""
    given = request.COOKIES.get(seat_name(request), "")
    try:
        word = signing.loads(given, salt=_SALT, max_age=DAYS * _A_DAY)
    except signing.BadSignature:
        return False
    return isinstance(word, str) and hmac.compare_digest(word.encode(), _word().encode())


def give_seat(request: HttpRequest, response: HttpResponse) -> None:
    """Let the browser that gets this answer in from now on."""
    response.set_cookie(
        seat_name(request),
        signing.dumps(_word(), salt=_SALT),
        max_age=DAYS * _A_DAY,
        httponly=True,
        samesite="Strict",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def clear_seats() -> None:
    """Every browser has to come in anew."""
    _path().unlink(missing_ok=True)


def _word() -> str:
    return kept_secret(_path())


def _path() -> Path:
    return Path(settings.DATA) / "seats"
