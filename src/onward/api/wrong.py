"""What is wrong with something that was given, in words: pydantic's own speak to programmers and name its pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from onward.language import gettext as _

_MOST = 60


def why(error: Mapping[str, Any]) -> str:
    """Why one thing is wrong, from what pydantic tells of it: "'soon' is not a day; write it as 2026-03-02"."""
    kind, given = str(error["type"]), _shown(error)
    context: Mapping[str, Any] = error.get("ctx") or {}
    if kind.startswith("date"):
        return given + _("is not a day; write it as 2026-03-02")
    if kind.startswith("time"):
        return given + _("is not a time; write it as 14:30")
    if kind == "value_error":
        return str(context.get("error") or error["msg"]).removeprefix("Value error, ")
    text = _words().get(kind)
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


def _words() -> Mapping[str, str]:
    """pydantic's name for what is wrong → our words."""
    whole, either = _("{given}is not a whole number"), _("{given}is neither true nor false")
    none_of, no_id = _("{given}is none of these: {expected}"), _("{given}is not an id")
    return {
        "missing": _("is missing"),
        "extra_forbidden": _("is not known here"),
        **dict.fromkeys(("literal_error", "enum"), none_of),
        **dict.fromkeys(("bool_type", "bool_parsing"), either),
        **dict.fromkeys(("int_type", "int_parsing", "int_from_float"), whole),
        "string_type": _("{given}is not a text"),
        "string_too_long": _("is longer than {max_length} characters"),
        "string_too_short": _("is empty"),
        "greater_than_equal": _("{given}is too small; at least {ge}"),
        "less_than_equal": _("{given}is too large; at most {le}"),
        **dict.fromkeys(("uuid_parsing", "uuid_type"), no_id),
        "list_type": _("is not a list"),
        "too_short": _("has too few; at least {min_length}"),
        "too_long": _("has too many; at most {max_length}"),
        "dict_type": _("is not an object"),
        "json_invalid": _("is not JSON"),
    }
