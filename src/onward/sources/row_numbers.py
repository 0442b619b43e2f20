"""Numbers of rows as a person reads them."""

from __future__ import annotations

from collections.abc import Sequence

_MOST_RUNS = 100


def spans(numbers: Sequence[int]) -> str:
    """ "row 4", "rows 3-9, 12"; the numbers rise. Of very many runs only the first are named."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    texts = [str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs[:_MOST_RUNS]]
    more = f" and others, {len(numbers):,} in all" if len(runs) > _MOST_RUNS else ""
    return f"{'row' if len(numbers) == 1 else 'rows'} {', '.join(texts)}{more}"


def counted(times: int, thing: str = "row") -> str:
    """ "1 row", "3 rows"."""
    return f"{times} {thing}" if times == 1 else f"{times:,} {thing}s"
