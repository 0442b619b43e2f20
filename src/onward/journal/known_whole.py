"""Whether a whole search is here already, so that bringing it back again adds nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from django.utils import timezone

from onward.journal.models import Application, Search
from onward.journal.whole import PUT_AWAY, whole

_OF_THE_FILE = ("exported_at", "settings", "name", "registrations")
_OF_ITS_FILE = ("id", "content", "sha256", "size")
"""Of a document; a file that went out without the bytes came back without them."""
_REFERENCES = ("resume", "letter", "document_0", "document_1")


def here_already(content: bytes) -> Search | None:
    """The search that says all that a file of `whole` says; None if there is none, or the file is no such file."""
    try:
        told = json.loads(content)
        size, wanted = sum(not one.get(PUT_AWAY) for one in told["applications"]), _sum(told)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    for search in Search.objects.filter(removed=False).order_by("-created_at"):
        same_size = Application.objects.filter(search=search, removed=False).count() == size
        if same_size and _sum(json.loads(json.dumps(_of(search)))) == wanted:
            return search
    return None


def _of(search: Search) -> dict[str, Any]:
    return whole(search, now=timezone.now(), with_files=False)


def _sum(told: Mapping[str, Any]) -> str:
    """The same for two that say the same: neither ids nor bytes of documents count, nor the order of what has none."""
    names = {one["id"]: _plain(_without(one, *_OF_ITS_FILE)) for one in told["documents"]}
    said = _without(told, *_OF_THE_FILE)
    said["documents"] = sorted(names.values())
    said["applications"] = [_application(one, names) for one in told["applications"]]
    said["experiments"] = [_named(one, names) for one in told["experiments"]]
    for name in ("contacts", "tasks"):
        said[name] = sorted(map(_plain, told[name]))
    return sha256(_plain(said).encode("utf-8", "surrogatepass")).hexdigest()


def _without(one: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in one.items() if name not in names}


def _application(one: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    lists = {name: sorted(map(_plain, value)) for name, value in one.items() if isinstance(value, list)}
    return _named(one, names) | lists


def _named(one: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    return {name: names.get(value, value) if name in _REFERENCES else value for name, value in one.items()}


def _plain(value: Any) -> str:
    return json.dumps(value, sort_keys=True)
