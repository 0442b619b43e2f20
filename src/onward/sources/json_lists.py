"""JSON: a list of applications, flat or nested, with or without a log of dated statuses."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from onward.language import gettext as _
from onward.sources.grid import Grid
from onward.sources.json_logs import Log, log_of
from onward.sources.unreadable import UnreadableError

_MOST_DEPTH = 60
_MOST_DIGITS = 18


@dataclass(frozen=True)
class Records:
    """A list of applications as a grid, and for each row its log of (status, day), empty where there is none."""

    grid: Grid
    logs: tuple[Log, ...]


def records(text: str, where: str) -> Records:
    """The longest list of objects in a JSON text, as a grid.

    Raises:
        UnreadableError: if it is no JSON or holds no list of objects.
    """
    found = _objects(_parse(text, where))
    if not found:
        what = _("there is no list of applications in it")
        raise UnreadableError(what, where, _("give a JSON list with one object each"))
    logs = tuple(log_of(record) for record in found)
    flat = [_flat(record) for record in found]
    header = tuple(dict.fromkeys(key for record in flat for key in record))
    rows = [tuple(record.get(key, "") for key in header) for record in flat]
    # The list has no header row; numbers count its entries from 1, and the made header takes none of them.
    grid = Grid("", (header, *rows), (0, *range(1, len(rows) + 1)), _("JSON list"))
    return Records(grid, logs)


def _parse(text: str, where: str) -> Any:
    try:
        return _loads(text)
    except RecursionError:
        what = _("the JSON is nested too deeply")
        raise UnreadableError(what, where, _("give a list with one object each")) from None
    except ValueError as error:
        lines = [line for line in text.splitlines() if line.strip()]
        try:
            return [_loads(line) for line in lines]
        except (ValueError, RecursionError):
            what = _("the JSON is broken ({why})").format(why=error)
            raise UnreadableError(what, where, _("export it once more")) from None


def _loads(text: str) -> Any:
    """JSON, with numbers too long for any day kept as text; what is no number in JSON says nothing."""
    return json.loads(
        text,
        parse_int=lambda digits: int(digits) if len(digits) <= _MOST_DIGITS else digits,
        parse_constant=lambda _constant: None,
    )


def _objects(data: Any, depth: int = 0) -> list[Mapping[str, Any]]:
    if isinstance(data, list) and data and all(isinstance(item, dict) for item in data):
        return data
    if not isinstance(data, dict) or depth > _MOST_DEPTH:
        return []
    lists = [_objects(value, depth + 1) for value in data.values() if isinstance(value, list | dict)]
    best = max(lists, key=len, default=[])
    values = list(data.values())
    if len(values) > max(1, len(best)) and all(isinstance(value, dict) for value in values):
        return values  # an object of objects, keyed by id
    return best


def _flat(record: Mapping[str, Any], prefix: str = "", depth: int = 0) -> dict[str, str]:
    """Scalars by name; nested objects give "outer inner", lists of words are joined."""
    made: dict[str, str] = {}
    for key, value in record.items():
        name = f"{prefix} {key}".strip()
        if isinstance(value, dict) and depth < 3:
            made |= _flat(value, name, depth + 1)
        elif isinstance(value, list):
            words = [item for item in value if isinstance(item, str | int | float)]
            made[name] = ", ".join(str(word) for word in words[:20])
        elif isinstance(value, bool):
            made[name] = "yes" if value else "no"
        else:
            made[name] = "" if value is None or isinstance(value, dict) else _text(value)
    return made


def _text(value: object) -> str:
    text = str(value).strip()
    return text.removesuffix(".0") if isinstance(value, float) else text
