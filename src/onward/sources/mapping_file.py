"""A mapping of fields to columns, and what else was told of a file, kept as a small JSON file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast, get_args

from onward.language import gettext as _
from onward.sources.day_order import Order
from onward.sources.unreadable import UnreadableError

SIGN = "onward_mapping"


@dataclass(frozen=True)
class SavedMapping:
    """Attributes:
    columns: field → column header.
    header_row: the number of the row of names, where the person told it.
    order: of days and months, where the person told it.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    header_row: int | None = None
    order: Order | None = None


def as_text(mapping: SavedMapping) -> str:
    """A mapping as it is saved."""
    told = {"header_row": mapping.header_row, "order": mapping.order}
    said = {name: value for name, value in told.items() if value is not None}
    return json.dumps({SIGN: 1, **said, "columns": dict(mapping.columns)}, ensure_ascii=False, indent=2) + "\n"


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
        return SavedMapping(columns, None if header_row is None else int(header_row), _order(raw.get("order")))
    except OSError as error:
        what = _("the mapping could not be read ({why})").format(why=error.strerror)
        raise UnreadableError(what, str(path), todo) from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise UnreadableError(_("this is not a saved mapping"), str(path), todo) from None


def _order(told: object) -> Order | None:
    if told is not None and told not in get_args(Order):
        raise ValueError(told)
    return cast(Order | None, told)
