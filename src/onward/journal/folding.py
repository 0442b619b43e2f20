"""Text as it is looked for: small letters, without accents, "ß" as "ss"; the one way for pages, CLI and API."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.db.backends.signals import connection_created
from django.db.models import Func, TextField

from onward.sources.plain import plain, unaccented

_NAME = "ONWARD_FOLDED"
_LONG = 200


def folded(text: str) -> str:
    """ "Müller" → "muller", "STRASSE" and "Straße" → "strasse"."""
    if text.isascii():
        return text.lower()
    return _folded_name(text) if len(text) < _LONG else _folded(text)


@lru_cache(maxsize=65536)
def _folded_name(text: str) -> str:
    """Names come again with every letter that is typed; ten thousand would take longer than a page may."""
    return _folded(text)


def _folded(text: str) -> str:
    return unaccented(text.casefold()).casefold()  # "№" is a capital and a small letter only then


def in_words(text: str) -> str:
    """The same without what is no word: "Müller & Co." → "muller co"."""
    return plain(folded(text))


class Folded(Func):
    """A column of text, folded."""

    function = _NAME
    arity = 1
    output_field = TextField()


def teach(**given: Any) -> None:
    """Teach a new connection the function: SQLite itself folds the case of ASCII only, and no accents."""
    connection = given["connection"]
    if connection.vendor == "sqlite":
        connection.connection.create_function(_NAME, 1, _folded_or_none, deterministic=True)


def _folded_or_none(text: str | None) -> str | None:
    return None if text is None else folded(text)


def begin() -> None:
    """Teach every connection from now on."""
    connection_created.connect(teach, dispatch_uid=_NAME)
