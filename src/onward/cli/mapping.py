"""What a command is told of a file's columns and days: saved before, and corrected now."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from onward.cli.day_order import order_of
from onward.cli.stopping import stop
from onward.language import gettext as _
from onward.language import later as _later
from onward.sources.mapping_file import SavedMapping, load_mapping
from onward.sources.unreadable import UnreadableError

MappingFile = Annotated[
    Path | None, typer.Option("--mapping", metavar="FILE", help=_later("Use a mapping that was saved."))
]
Corrections = Annotated[
    list[str] | None,
    typer.Option(
        "--map", metavar='FIELD="COLUMN"', help=_later("Correct which column holds what; may be repeated.")
    ),
]
HeaderRow = Annotated[
    int | None,
    typer.Option(
        metavar="N", min=1, help=_later("The row that holds the names of the columns, where it was misjudged.")
    ),
]


def as_told(
    saved: Path | None, corrections: list[str] | None, header_row: int | None, day_first: bool | None
) -> SavedMapping:
    """All of it together; what is said now counts more than what was saved. Stops where it can't be read."""
    try:
        before = load_mapping(saved) if saved else SavedMapping()
    except UnreadableError as error:
        stop(str(error))
    columns = _corrected(before.columns, corrections or [])
    return SavedMapping(columns, header_row or before.header_row, order_of(day_first) or before.order)


def _corrected(saved: Mapping[str, str], given: list[str]) -> Mapping[str, str]:
    corrections = dict(saved)
    for pair in given:
        field, equals, column = pair.partition("=")
        if not equals:
            stop(_('--map: {pair!r} has no "="; write it as applied_on="Date sent"').format(pair=pair))
        corrections[field.strip()] = column.strip()
    return corrections
