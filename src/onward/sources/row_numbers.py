"""Numbers of rows as a person reads them."""

from __future__ import annotations

from collections.abc import Sequence


def spans(numbers: Sequence[int]) -> str:
    """ "row 4", "rows 3-9, 12"; the numbers rise."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    texts = [str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs]
    return f"{'row' if len(numbers) == 1 else 'rows'} {', '.join(texts)}"


def counted(times: int, thing: str = "row") -> str:
    """ "1 row", "3 rows"."""
    return f"{times} {thing}" if times == 1 else f"{times:,} {thing}s"
