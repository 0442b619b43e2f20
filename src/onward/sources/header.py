"""Where a table begins: the row of names, below titles and above the applications."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onward.sources import dates
from onward.sources.columns import field_by_name, letter
from onward.sources.grid import Grid

_LOOK_AT = 25


@dataclass(frozen=True)
class Table:
    """A grid whose header is known.

    Attributes:
        grid: where it came from.
        header: the names; empty and doubled ones are made different.
        rows: the rows below the header, all of one width.
        numbers: their row numbers.
        has_header: False where the sheet has no row of names.
        above: the numbers of the rows above the header: titles, legends.
    """

    grid: Grid
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...]
    has_header: bool
    above: tuple[int, ...] = ()


def table(grid: Grid) -> Table:
    """Find the header of a grid; what stands above it is no application."""
    at = _header_at(grid.rows)
    has_header = at is not None
    names = grid.rows[at] if at is not None else ()
    start = at + 1 if at is not None else 0
    width = max((len(row) for row in grid.rows[start:]), default=0)
    width = max(width, len(names))
    rows = tuple(row + ("",) * (width - len(row)) for row in grid.rows[start:])
    return Table(
        grid, _different(names, width), rows, grid.numbers[start:], has_header, grid.numbers[: start - has_header]
    )


def _header_at(rows: Sequence[Sequence[str]]) -> int | None:
    """The row with most names of columns; a first row of plain words where none is known."""
    scores = [_names(row) for row in _before_the_data(rows[:_LOOK_AT])]
    best = max(scores, default=0)
    if best >= 2:
        return scores.index(best)
    first = next((i for i, row in enumerate(rows[:_LOOK_AT]) if sum(bool(cell) for cell in row) >= 2), None)
    if first is None:
        return 0 if rows and best else None
    return None if any(_is_data(cell) for cell in rows[first]) else first


def _before_the_data(rows: Sequence[Sequence[str]]) -> Sequence[Sequence[str]]:
    """The rows above the first that holds a day among other things: names of columns stand above the applications."""
    for place, row in enumerate(rows):
        if sum(bool(cell) for cell in row) > 2 and any(dates.written(cell) is not None for cell in row):
            return rows[:place]
    return rows


def _names(row: Sequence[str]) -> int:
    return sum(
        bool(cell) and len(cell) <= 60 and not _is_data(cell) and field_by_name(cell) is not None for cell in row
    )


def _is_data(cell: str) -> bool:
    return (
        dates.written(cell) is not None
        or cell.startswith(("http://", "https://"))
        or cell.replace(".", "").isdecimal()
    )


def _different(names: Sequence[str], width: int) -> tuple[str, ...]:
    """Names that can be told apart: an empty one is its column's letter, a second "Status" is "Status (2)"."""
    made: list[str] = []
    for place in range(width):
        name = " ".join(names[place].split()) if place < len(names) and names[place] else f"column {letter(place)}"
        base, times = name, 2
        while name in made:
            name, times = f"{base} ({times})", times + 1
        made.append(name)
    return tuple(made)
