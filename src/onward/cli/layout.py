"""How text stands in a terminal: titles, wrapped lines under them, nothing that the terminal would obey."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterable


def section(title: str, lines: Iterable[str]) -> str:
    """A title with its lines indented under it, as wide as the terminal allows."""
    body = [wrapped for line in lines for wrapped in _wrap(line)]
    return "\n".join([*textwrap.wrap(_plain(title), _width()), *body, ""])


def _wrap(line: str) -> list[str]:
    return [
        wrapped
        for part in line.split("\n")
        for wrapped in textwrap.wrap(_plain(part), _width() - 4, initial_indent="  ", subsequent_indent="    ")
    ]


def _plain(text: str) -> str:
    """No control character of a file reaches the terminal."""
    return "".join(c if c.isprintable() else " " for c in text)


def _width() -> int:
    return min(96, max(40, shutil.get_terminal_size((88, 24)).columns))
