"""A mapping of fields to columns, kept as a small JSON file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from onward.sources.unreadable import UnreadableError

SIGN = "onward_mapping"


def as_text(mapping: Mapping[str, str]) -> str:
    """A mapping as it is saved."""
    return json.dumps({SIGN: 1, "columns": dict(mapping)}, ensure_ascii=False, indent=2) + "\n"


def load_mapping(path: Path) -> dict[str, str]:
    """Read a mapping that was saved.

    Raises:
        UnreadableError: if the file is missing or holds no mapping.
    """
    todo = "give a file that --save-mapping wrote"
    try:
        raw = json.loads(path.read_text("utf-8"))
        columns = raw["columns"]
        return {str(field): str(column) for field, column in columns.items()}
    except OSError as error:
        raise UnreadableError(f"the mapping could not be read ({error.strerror})", str(path), todo) from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise UnreadableError("this is not a saved mapping", str(path), todo) from None
