"""How a command stops where nothing can be done: one line on standard error, and an exit code of its own."""

from __future__ import annotations

import sys
from typing import NoReturn

import typer

UNREADABLE = 2
"""Exit code where nothing could be done with what was given."""
NOT_DONE = 1
"""Exit code where nothing was wrong, and nothing was done because nobody said yes."""


def stop(line: str) -> NoReturn:
    """Say what, where and what to do, and stop."""
    sys.stderr.write(f"onward: {line}\n")
    raise typer.Exit(UNREADABLE)
