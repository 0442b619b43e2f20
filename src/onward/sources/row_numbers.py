"""Numbers of rows as a person reads them."""

from __future__ import annotations

from collections.abc import Sequence

from onward.language import gettext as _
from onward.language import ngettext as _n
from onward.language import number

_MOST_RUNS = 100


def spans(numbers: Sequence[int]) -> str:
    """ "row 4", "rows 3-9, 12"; the numbers rise. Of very many runs only the first are named."""
    runs: list[list[int]] = []
    for each in numbers:
        if runs and each == runs[-1][-1] + 1:
            runs[-1].append(each)
        else:
            runs.append([each])
    texts = [str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs[:_MOST_RUNS]]
    if len(runs) > _MOST_RUNS:
        text = _("rows {rows} and others, {count} in all")
        return text.format(rows=", ".join(texts), count=number(len(numbers)))
    return _n("row {rows}", "rows {rows}", len(numbers)).format(rows=", ".join(texts))


def counted_rows(count: int) -> str:
    """ "1 row", "3 rows"."""
    return _n("{count} row", "{count} rows", count).format(count=number(count))


def counted_applications(count: int) -> str:
    """ "1 application", "3 applications"."""
    return _n("{count} application", "{count} applications", count).format(count=number(count))
