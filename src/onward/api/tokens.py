"""Tokens: made and shown once, known again, taken away. The command line and Settings both do it here."""

from __future__ import annotations

import hmac
import secrets
from contextlib import suppress
from datetime import datetime, timedelta
from hashlib import sha256

from django.db import DatabaseError
from django.utils import timezone

from onward.api.models import ApiToken, Scope
from onward.journal.models import Search

_PREFIX = "onward"
_SEEN_AGAIN = timedelta(minutes=1)
_NOBODYS = sha256(b"").hexdigest()


def new_token(
    search: Search, name: str, *, scope: str = Scope.READ, days: int | None = None
) -> tuple[ApiToken, str]:
    """Make a token for one search.

    Args:
        search: the only search that it opens.
        name: what the person knows it by.
        scope: "read", or "write" for both.
        days: how long it works; None: until it is taken away.

    Returns:
        The row, and the token in full: the only time that it is there.
    """
    secret, sign, now = secrets.token_urlsafe(32), secrets.token_hex(4), timezone.now()
    row = ApiToken.objects.create(
        search=search,
        name=name.strip()[:100],
        sign=sign,
        digest=_digest(secret),
        scope=Scope(scope),
        created_at=now,
        expires_at=None if days is None else now + timedelta(days=days),
    )
    return row, f"{_PREFIX}_{sign}_{secret}"


def tokens(search: Search) -> list[ApiToken]:
    """The tokens of a search, the latest first."""
    return list(ApiToken.objects.filter(search=search).order_by("-created_at"))


def take_away(search: Search, name_or_sign: str) -> list[ApiToken]:
    """Take away the tokens of that name or sign, and say which; they open nothing from now on."""
    gone = [row for row in tokens(search) if name_or_sign in {row.name, row.sign, str(row.pk)}]
    ApiToken.objects.filter(pk__in=[row.pk for row in gone]).delete()
    return gone


def token_of(given: str) -> ApiToken | None:
    """The token that was given in full; None if it is none of ours, has expired, or its search was put away."""
    prefix, _, rest = given.partition("_")
    sign, _, secret = rest.partition("_")
    row = ApiToken.objects.select_related("search").filter(sign=sign).first() if prefix == _PREFIX else None
    # Compared in full also where there is no such row, so that the time tells nothing.
    fits = hmac.compare_digest(_digest(secret), row.digest if row else _NOBODYS)
    if row is None or not fits or row.search.removed or _over(row.expires_at):
        return None
    _note_use(row)
    return row


def _over(expires_at: datetime | None) -> bool:
    return expires_at is not None and expires_at <= timezone.now()


def _note_use(row: ApiToken) -> None:
    """Once a minute is enough to know whether a token is in use, and reading stays reading."""
    now = timezone.now()
    if row.last_used_at is None or now - row.last_used_at > _SEEN_AGAIN:
        with suppress(DatabaseError):  # where nothing can be written, reading goes on
            ApiToken.objects.filter(pk=row.pk).update(last_used_at=now)


def _digest(secret: str) -> str:
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
