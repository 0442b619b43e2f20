"""Lines of a calendar file (RFC 5545): days, times and texts as they are written, and long lines folded."""

from __future__ import annotations

from datetime import date, datetime

_WIDTH = 75
_SIGNS = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def escaped(text: str) -> str:
    """A text in which no sign means anything."""
    return text.translate(_SIGNS)


def day(on: date) -> str:
    """A day: 20260330."""
    return f"{on.year:04}{on.month:02}{on.day:02}"


def clock(moment: datetime) -> str:
    """A time as its own zone has it: 20260330T140000."""
    return f"{day(moment)}T{moment.hour:02}{moment.minute:02}{moment.second:02}"


def in_utc(moment: datetime) -> str:
    """A time that is in UTC already."""
    return f"{clock(moment)}Z"


def folded(line: str) -> str:
    """A line in parts of at most 75 octets, each further one behind a blank; no letter is cut."""
    if len(line) <= _WIDTH and line.isascii():
        return line
    parts: list[str] = []
    part, size = "", 0
    for letter in line:
        octets = len(letter.encode("utf-8", "replace"))
        if size + octets > _WIDTH:
            parts.append(part)
            part, size = "", 1  # the blank
        part, size = part + letter, size + octets
    return "\r\n ".join([*parts, part])
