"""A mapping of fields to columns, and the row of names where it was told, kept as a small JSON file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from onward.language import gettext as _
from onward.sources.unreadable import UnreadableError

SIGN = "onward_mapping"


@dataclass(frozen=True)
class SavedMapping:
    """Attributes:
    columns: field → column header.
    header_row: the number of the row of names, where the person told it.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    header_row: int | None = None


def as_text(mapping: Mapping[str, str], header_row: int | None = None) -> str:
    """A mapping as it is saved."""
    told = {} if header_row is None else {"header_row": header_row}
    return json.dumps({SIGN: 1, **told, "columns": dict(mapping)}, ensure_ascii=False, indent=2) + "\n"


def load_mapping(path: Path) -> SavedMapping:
    """Read a mapping that was saved.

    Raises:
        UnreadableError: if the file is missing or holds no mapping.
    """
    todo = _("give a file that --save-mapping wrote")
    try:
        raw = json.loads(path.read_text("utf-8"))
        columns = {str(field): str(column) for field, column in raw["columns"].items()}
        header_row = raw.get("header_row")
        return SavedMapping(columns, None if header_row is None else int(header_row))
    except OSError as error:
        what = _("the mapping could not be read ({why})").format(why=error.strerror)
        raise UnreadableError(what, str(path), todo) from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise UnreadableError(_("this is not a saved mapping"), str(path), todo) from None
