"""Data for machines, read with patience: stray commas, control characters, comments and entities around it."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

_OPENING = re.compile(r"\A[\s/*]*+(?:<!--|<!\[CDATA\[)[\s/*]*+")
_CLOSING = ("-->", "]]>")
_STRING_OR_COMMA = re.compile(r'"(?:[^"\\]|\\.?)*+(?:"|\Z)|,\s*+(?=[}\]])', re.S)
_BAD_ESCAPE = re.compile(r'\\(?:(["\\/bfnrt]|u[0-9a-fA-F]{4})|(.?))', re.S)
_UNREADABLE = object()


def read_json(text: str) -> tuple[Any, bool]:
    """(what it says, True); (None, False) where no patience helps."""
    for attempt in _attempts(text):
        value = _loaded(attempt)
        if value is not _UNREADABLE:
            return value, True
    return None, False


def _attempts(text: str) -> Iterator[str]:
    yield text
    bare = _unwrapped(text)
    mended = _mended(bare)
    yield mended
    if "&quot;" in bare or "&#34;" in bare:
        yield _mended(html.unescape(bare))


def _unwrapped(text: str) -> str:
    """Without the comment or CDATA around it, and without a semicolon at its end."""
    bare = _OPENING.sub("", text.strip("\ufeff \n\r\t")).rstrip("/* \n\r\t")
    return next((bare.removesuffix(end) for end in _CLOSING if bare.endswith(end)), bare).rstrip("/*; \n\r\t")


def _mended(text: str) -> str:
    without = _STRING_OR_COMMA.sub(lambda match: "" if match[0][0] == "," else match[0], text)
    return _BAD_ESCAPE.sub(lambda match: match[0] if match[1] else match[2] or "", without)


def _loaded(text: str) -> Any:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return _UNREADABLE


def job_postings(value: Any) -> Iterator[Mapping[str, Any]]:
    """Every JobPosting in what was read, in its order, with what it only names by "@id" put in its place."""
    named: dict[str, Mapping[str, Any]] = {}
    postings: list[Mapping[str, Any]] = []
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting += reversed(one)
        elif isinstance(one, dict):
            if _is_posting(one.get("@type")):
                postings.append(one)
            if isinstance(one.get("@id"), str) and len(one) > 1:
                named.setdefault(one["@id"], one)
            waiting += reversed([inner for inner in one.values() if isinstance(inner, (dict, list))])
    for posting in postings:
        yield {key: _in_place(inner, named) for key, inner in posting.items()}


def _is_posting(kind: Any) -> bool:
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(one, str) and re.split(r"[/:#]", one)[-1] == "JobPosting" for one in kinds)


def _in_place(value: Any, named: Mapping[str, Mapping[str, Any]]) -> Any:
    if isinstance(value, list):
        return [_named(one, named) for one in value]
    return _named(value, named)


def _named(value: Any, named: Mapping[str, Mapping[str, Any]]) -> Any:
    only_named = isinstance(value, dict) and set(value) <= {"@id", "@type"}
    name = value.get("@id") if only_named else None
    return named.get(name, value) if isinstance(name, str) else value
