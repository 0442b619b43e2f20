"""Where a table begins: the row of names, below titles and above the applications."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass

from onward.language import gettext as _
from onward.sources import dates
from onward.sources.column_names import field_by_name
from onward.sources.columns import letter
from onward.sources.grid import Grid
from onward.sources.statuses import is_no, is_yes
from onward.sources.surface import Surface, which_row_of_names
from onward.sources.unreadable import MisjudgedError

_LOOK_AT = 25
_COMPARE = 2000


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

    @property
    def rows_of_data(self) -> int:
        """How many rows the grid has besides the header."""
        return len(self.grid.rows) - self.has_header


def table(grid: Grid, header_row: int | None = None) -> Table:
    """Find the header of a grid; what stands above it is no application.

    Args:
        grid: the cells.
        header_row: the number of the row of names, where the person knows it and the grid has such a row.
    """
    at = grid.numbers.index(header_row) if header_row is not None else _header_at(grid.rows)
    has_header = at is not None
    names = grid.rows[at] if at is not None else ()
    start = at + 1 if at is not None else 0
    width = max((len(row) for row in grid.rows[start:]), default=0)
    width = max(width, len(names))
    rows = tuple(row + ("",) * (width - len(row)) for row in grid.rows[start:])
    return Table(
        grid, _different(names, width), rows, grid.numbers[start:], has_header, grid.numbers[: start - has_header]
    )


def check_header_row(header_row: int, grids: Sequence[Grid], where: str, surface: Surface) -> None:
    """Refuse a row of names that no sheet has.

    Raises:
        MisjudgedError: with the rows that there are.
    """
    if not any(header_row in grid.numbers for grid in grids):
        first = min(grid.numbers[0] for grid in grids if grid.numbers)
        last = max(grid.numbers[-1] for grid in grids if grid.numbers)
        what = _("row {row} is empty") if first <= header_row <= last else _("there is no row {row}")
        todo = which_row_of_names(surface).format(first=first, last=last)
        raise MisjudgedError(what.format(row=header_row), where, todo)


def _header_at(rows: Sequence[Sequence[str]]) -> int | None:
    """The first row with most names of columns; a first row of plain words where none is known."""
    again = _written_again(rows)
    scores = [_names(row, again) for row in rows[:_LOOK_AT]]
    above = _before_the_data(rows[:_LOOK_AT])
    for some, enough in ((scores[:above], 2), (scores, 3)):  # a title with a day may stand above the names
        if max(some, default=0) >= enough:
            return some.index(max(some))
    first = next((i for i, row in enumerate(rows[:_LOOK_AT]) if sum(bool(cell) for cell in row) >= 2), None)
    if first is None:
        return 0 if rows and max(scores) else None
    values = any(_is_data(cell) or (place, cell) in again for place, cell in enumerate(rows[first]))
    return None if values else first


def _before_the_data(rows: Sequence[Sequence[str]]) -> int:
    """How many rows stand above the first that holds a day among other things, as applications do."""
    for place, row in enumerate(rows):
        if sum(bool(cell) for cell in row) > 2 and any(dates.written(cell) is not None for cell in row):
            return place
    return len(rows)


def _written_again(rows: Sequence[Sequence[str]]) -> Set[tuple[int, str]]:
    """(column, cell) of what stands more than once in a column: values, and no name of it.

    A row of names that is repeated as a whole, as above each month, counts once.
    """
    different = {tuple(row) for row in rows[:_COMPARE]}
    times = Counter((place, cell) for row in different for place, cell in enumerate(row) if cell)
    return {cell for cell, often in times.items() if often > 1}


def _names(row: Sequence[str], again: Set[tuple[int, str]]) -> int:
    """How many different fields the cells of a row name."""
    names = [
        field_by_name(cell)
        for place, cell in enumerate(row)
        if cell and len(cell) <= 60 and not _is_data(cell) and not is_yes(cell) and not is_no(cell)
        if (place, cell) not in again
    ]
    return len(set(names) - {None})


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
