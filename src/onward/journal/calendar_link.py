"""The secret address under which a calendar program reads a search; one a search, made when the person wants it.

The secrets lie in a file of the data folder beside its key: undoing a later change of the search must not bring one
back that was taken away, and a copy of the search must not carry one along.
"""

from __future__ import annotations

import hmac
import json
import os
import secrets
from pathlib import Path
from uuid import UUID

from django.conf import settings

from onward.journal.models import Search

_NOBODYS = secrets.token_urlsafe(32)


def link_of(search: Search) -> str:
    """The secret of a search's feed; empty where there is none."""
    return _kept().get(str(search.pk), "")


def new_link(search: Search) -> str:
    """Make the secret, or another one: the old one opens nothing any more."""
    made = secrets.token_urlsafe(32)
    _keep(_kept() | {str(search.pk): made})
    return made


def stop_link(search: Search) -> None:
    """Take the secret away."""
    _keep({pk: token for pk, token in _kept().items() if pk != str(search.pk)})


def search_of(given: str) -> Search | None:
    """The search whose secret this is; it takes the same time whether there is one or not."""
    token, found = given.encode("utf-8", "replace"), ""
    for pk, known in (_kept() or {"": _NOBODYS}).items():
        if hmac.compare_digest(known.encode(), token):
            found = pk
    return Search.objects.filter(pk=UUID(found), removed=False).first() if found else None


def _kept() -> dict[str, str]:
    try:
        return {str(UUID(pk)): str(token) for pk, token in json.loads(_file().read_text()).items() if token}
    except (OSError, ValueError, AttributeError):
        return {}


def _keep(links: dict[str, str]) -> None:
    made = _file().with_name(f".{_file().name}.{os.getpid()}")
    with os.fdopen(os.open(made, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as out:
        json.dump(links, out)
    made.replace(_file())


def _file() -> Path:
    return Path(settings.DATA) / "calendars.json"
