"""What is wrong with something that was given, in words: pydantic's own speak to programmers and name its pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

_MOST = 60
_A_DAY = "is not a day; write it as 2026-03-02"
_A_TIME = "is not a time; write it as 14:30"
_WORDS: Mapping[str, str] = {
    "missing": "is missing",
    "extra_forbidden": "is not known here",
    "literal_error": "{given}is none of these: {expected}",
    "enum": "{given}is none of these: {expected}",
    "bool_type": "{given}is neither true nor false",
    "bool_parsing": "{given}is neither true nor false",
    "int_type": "{given}is not a whole number",
    "int_parsing": "{given}is not a whole number",
    "int_from_float": "{given}is not a whole number",
    "string_type": "{given}is not a text",
    "string_too_long": "is longer than {max_length} characters",
    "string_too_short": "is empty",
    "greater_than_equal": "{given}is too small; at least {ge}",
    "less_than_equal": "{given}is too large; at most {le}",
    "uuid_parsing": "{given}is not an id",
    "uuid_type": "{given}is not an id",
    "list_type": "is not a list",
    "dict_type": "is not an object",
    "json_invalid": "is not JSON",
}


def why(error: Mapping[str, Any]) -> str:
    """Why one thing is wrong, from what pydantic tells of it: "'soon' is not a day; write it as 2026-03-02"."""
    kind, given = str(error["type"]), _shown(error)
    context: Mapping[str, Any] = error.get("ctx") or {}
    if kind.startswith("date"):
        return f"{given}{_A_DAY}"
    if kind.startswith("time"):
        return f"{given}{_A_TIME}"
    if kind == "value_error":
        return str(context.get("error") or error["msg"]).removeprefix("Value error, ")
    text = _WORDS.get(kind)
    return text.format(given=given, **context) if text else str(error["msg"])


def where(place: Iterable[Any]) -> str:
    """("on", 2) → "on.2"."""
    return ".".join(map(str, place))


def _shown(error: Mapping[str, Any]) -> str:
    """What was given, with a space; empty where that is not told."""
    if "input" not in error:
        return ""
    text = repr(error["input"])
    return f"{text if len(text) <= _MOST else text[:_MOST] + '…'} "
