"""The dated events inside one JSON record: a log of statuses, a list of interviews."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from onward.sources.column_names import field_by_name
from onward.sources.dates import written
from onward.sources.plain import plain
from onward.sources.statuses import meaning
from onward.sources.vocabulary import TOPIC_KINDS

Log = tuple[tuple[str, str], ...]
"""(status, day) of each event, as they were written; "" for no day."""

_DEPTH = 2
_NO_EVENTS = (
    "task",
    "todo",
    "to do",
    "reminder",
    "note",
    "comment",
    "contact",
    "document",
    "follow up",
    "attachment",
)
_WHEN_WRITTEN = ("created", "updated", "modified")


def log_of(record: Mapping[str, Any]) -> Log:
    """The longest list of entries that carry a status and a day, and all lists about one kind of step."""
    logs: list[Log] = []
    steps: list[tuple[str, str]] = []
    for name, items in _lists(record):
        topic = field_by_name(name)
        if topic in TOPIC_KINDS:
            steps += _steps(items, topic)
        elif not any(word in plain(name) for word in _NO_EVENTS):
            logs.append(_entries(items))
    return (*max(logs, key=len, default=()), *steps)


def _lists(record: Mapping[str, Any], depth: int = 0) -> Iterator[tuple[str, list[Mapping[str, Any]]]]:
    """The lists of objects in a record, by name."""
    for name, value in record.items():
        if isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
            yield name, value
        elif isinstance(value, dict) and depth < _DEPTH:
            yield from _lists(value, depth + 1)


def _steps(items: Sequence[Mapping[str, Any]], topic: str) -> Iterator[tuple[str, str]]:
    """The entries of a list such as "interviews": each is such a step, unless its words say which one."""
    for item in items:
        if any(item.values()):
            said = [f"{text} {topic}" for text in _words(item) if meaning(f"{text} {topic}").kinds]
            yield (said[0] if said else topic), _day(item) or ""


def _entries(items: Sequence[Mapping[str, Any]]) -> Log:
    found = []
    for item in items:
        day = _day(item)
        words = [text for text in _words(item) if meaning(text).known or not meaning(text).sent]
        if day and words:
            found.append((words[-1], day))
    return tuple(found)


def _words(item: Mapping[str, Any]) -> list[str]:
    return [value for value in item.values() if isinstance(value, str) and written(value) is None]


def _day(item: Mapping[str, Any]) -> str | None:
    """The day of an entry; that on which it was written down only where there is no other."""
    days = {name: str(v) for name, v in item.items() if isinstance(v, str | int) and written(str(v)) is not None}
    own = [day for name, day in days.items() if not any(word in plain(name) for word in _WHEN_WRITTEN)]
    return next(iter([*own, *days.values()]), None)
