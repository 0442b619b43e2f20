"""Days that are written once and hold for the rows below, as merged cells are exported."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from onward.sources.plan import Plan
from onward.sources.row_events import Field
from onward.sources.statuses import is_blank

_FEWEST_BLANKS = 0.2
_FEWEST_INSIDE = 2
_USUAL = 0.9
_AS_TOLD = 0.25


def carried_days(plan: Plan) -> Mapping[int, date]:
    """The places of rows whose day stands in a row above, with that day; empty where a sheet is not kept like that.

    Careful with totals and wishes, which have no day either: such rows must name what all rows name, stand directly
    below a day, and occur between days and not only at the end; and some of them must tell what came of them.
    """
    found = plan.field("applied_on")
    rows = plan.table.rows
    if found is None or not rows or plan.field("created_on") is not None:
        return {}
    days = [None if is_blank(row[found.place]) else found.reader.day(row[found.place]) for row in rows]
    if days[0] is None:
        return {}
    runs = _runs(days, _alike(plan, found, days))
    last = max(place for place, day in enumerate(days) if day is not None)
    inside = [run for run in runs if run[0] < last]
    if sum(map(len, inside)) < _FEWEST_INSIDE or sum(map(len, runs)) <= _FEWEST_BLANKS * len(rows):
        return {}
    if not _tell_as_much(plan, [place for run in inside for place in run], days):
        return {}
    longest = max(map(len, inside))
    return {place: day for run in runs for place in run[:longest] if (day := days[run[0] - 1]) is not None}


def _runs(days: Sequence[date | None], alike: Sequence[bool]) -> list[list[int]]:
    """The rows without a day that follow directly on one with a day, run by run."""
    runs: list[list[int]] = []
    open_run = False
    for place, day in enumerate(days):
        if day is not None:
            open_run = True
        elif open_run and alike[place]:
            if days[place - 1] is not None:
                runs.append([])
            runs[-1].append(place)
        else:
            open_run = False
    return runs


def _alike(plan: Plan, found: Field, days: Sequence[date | None]) -> list[bool]:
    """Whether each row has a blank day, names somebody, and fills the columns that nearly all dated rows fill."""
    rows = plan.table.rows
    dated = [row for row, day in zip(rows, days, strict=True) if day is not None]
    later = {f.place for f in plan.fields if f.name == "status" or f.name.endswith("_on")}
    others = [place for place in range(len(plan.table.header)) if place not in later]
    usual = [p for p in others if sum(bool(row[p]) for row in dated) >= _USUAL * len(dated)]
    name = plan.field("employer") or plan.field("role")
    return [
        is_blank(row[found.place]) and name is not None and bool(row[name.place]) and all(row[p] for p in usual)
        for row in rows
    ]


def _tell_as_much(plan: Plan, blanks: Sequence[int], days: Sequence[date | None]) -> bool:
    """Whether rows without a day say what came of them about as often as the others; wishes do not."""
    told = [f.place for f in plan.fields if f.name == "status"]
    if not told:
        return True
    says = [any(row[place] for place in told) for row in plan.table.rows]
    dated = [place for place, day in enumerate(days) if day is not None]
    share = sum(says[place] for place in dated) / len(dated)
    return sum(says[place] for place in blanks) >= _AS_TOLD * share * len(blanks)
