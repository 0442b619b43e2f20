"""Commands as a person would type them: where the data are not in the usual place, they name the folder."""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path
from subprocess import list2cmdline

from platformdirs import user_data_path

_COMMAND = re.compile(
    r"\bonward (?:(?:search|token) (?:list|new|use|remove)|experiment (?:list|begin|toss|end)"
    r"|serve|today|log|add|undo|claims|claim|why|import|export|backup|restore|mcp)\b"
)


def usual_folder() -> Path:
    """Where data lie unless somebody says otherwise: the system's own place for them."""
    return user_data_path("onward", appauthor=False)


def to_type(sentence: str, folder: Path | None = None) -> str:
    """A sentence whose commands work in the data folder, wherever that is.

    Args:
        sentence: in which commands occur as `onward restore FILE`; the others stay as they are.
        folder: the data folder; None: the one in use.
    """
    if folder is None:
        from django.conf import settings  # noqa: PLC0415 - what opens a folder has no settings yet

        folder = Path(settings.DATA)
    if folder == usual_folder():
        return sentence
    path = list2cmdline([str(folder)]) if os.name == "nt" else shlex.quote(str(folder))
    return _COMMAND.sub(lambda found: f"{found[0]} --data {path}", sentence)
