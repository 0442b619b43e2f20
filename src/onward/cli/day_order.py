"""Whether the day or the month comes first, where a file does not prove it."""

from __future__ import annotations

from typing import Annotated

import typer

from onward.language import later as _later
from onward.sources.day_order import Order

DayFirst = Annotated[
    bool | None,
    typer.Option(
        "--day-first/--month-first",
        help=_later("How days such as 02/04/2026 are written, where the file does not prove it."),
        show_default=False,
    ),
]


def order_of(day_first: bool | None) -> Order | None:
    """The order that was asked for."""
    if day_first is None:
        return None
    return "day first" if day_first else "month first"
