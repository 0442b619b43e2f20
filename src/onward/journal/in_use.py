"""The search in use: one for the pages, the command line and assistants alike, noted in the data folder."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings

from onward.journal.models import Search

_NOTE = "search-in-use"


def searches() -> list[Search]:
    """All searches of the person, their own before the sample, latest first."""
    return list(Search.objects.filter(removed=False).order_by("sample", "-created_at"))


def in_use(known: Sequence[Search] | None = None) -> Search | None:
    """The one that was chosen last, wherever that was; else the latest of the person's own, else the sample.

    Args:
        known: all searches, where they were asked for already.
    """
    noted, there = _noted(), searches() if known is None else known
    return next((search for search in there if str(search.pk) == noted), there[0] if there else None)


def use(search: Search) -> None:
    """Work in this one from now on."""
    path = _path()
    new = path.with_name(f".{path.name}.{os.getpid()}")
    new.write_text(str(search.pk))
    new.replace(path)


def _noted() -> str:
    try:
        return _path().read_text().strip()
    except (OSError, UnicodeDecodeError):
        return ""


def _path() -> Path:
    return Path(settings.DATA) / _NOTE
