"""Sheets with a row for each event instead of each application: "1 March, Acme, applied", "9 March, Acme, rejected"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onward.language import gettext as _
from onward.language import ngettext as _n
from onward.reading import Note
from onward.sources.employers import bare_employer
from onward.sources.json_logs import Log
from onward.sources.plain import plain
from onward.sources.plan import Plan
from onward.sources.row_events import Field
from onward.sources.row_numbers import counted_applications, spans
from onward.sources.statuses import meaning

_MOST = 0.8
_HALF = 0.5
_FEWEST = 2


@dataclass(frozen=True)
class Fold:
    """Attributes:
    plan: its table with one row for each application.
    logs: for each row the events of its application; empty where nothing was folded.
    skipped: the rows that were folded into others.
    doubts: what was done, in words.
    """

    plan: Plan
    logs: tuple[Log, ...] = ()
    skipped: tuple[Note, ...] = ()
    doubts: tuple[Note, ...] = ()


def folded(plan: Plan) -> Fold:
    """Join the rows of one application, if nearly every employer has a row that says "applied" and rows that go on."""
    status, applied = plan.field("status"), plan.field("applied_on")
    groups = _groups(plan)
    if status is None or applied is None:
        return Fold(plan)
    if not _are_events(plan, groups, status, applied):
        return Fold(plan, doubts=_perhaps(plan, groups, status, applied))
    of_first = {group[0]: group for group in (_in_order(plan, group, applied) for group in groups)}
    rows, numbers = plan.table.rows, plan.table.numbers
    kept = [first for first in sorted(of_first) if not meaning(rows[first][status.place]).kinds]
    logs = tuple(tuple((rows[i][status.place], rows[i][applied.place]) for i in of_first[first]) for first in kept)
    skipped = tuple(
        Note(numbers[i], _("a later step of the application in row {row}").format(row=numbers[first]))
        for first in kept
        for i in of_first[first][1:]
    )
    unsent = sorted(i for first, group in of_first.items() if first not in kept for i in group)
    skipped += tuple(Note(numbers[i], _("no row says when this application was sent")) for i in unsent)
    table = replace(plan.table, rows=tuple(rows[i] for i in kept), numbers=tuple(numbers[i] for i in kept))
    why = _("each row seems to be one event; those of one employer and role were joined: {made}")
    told = why.format(made=counted_applications(len(kept)))
    return Fold(replace(plan, table=table), logs, skipped, (Note(None, told),))


def _groups(plan: Plan) -> list[list[int]]:
    """The places of rows of one employer and role."""
    employer, role = plan.field("employer"), plan.field("role")
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, row in enumerate(plan.table.rows):
        name = bare_employer(row[employer.place]) if employer else ""
        groups[name or f"row {place}", plain(row[role.place]) if role else ""].append(place)
    return list(groups.values())


def _in_order(plan: Plan, group: Sequence[int], applied: Field) -> list[int]:
    """The rows of a group by their days; those without one stay where they are."""
    days = {i: applied.reader.day(plan.table.rows[i][applied.place]) for i in group}
    if any(day is None for day in days.values()):
        return list(group)
    return sorted(group, key=lambda i: str(days[i]))


def _are_events(plan: Plan, groups: Sequence[Sequence[int]], status: Field, applied: Field) -> bool:
    several = [group for group in groups if len(group) > 1]
    if len(several) < _FEWEST or sum(map(len, several)) < _HALF * len(plan.table.rows):
        return False
    fits = sum(_goes_on(plan, _in_order(plan, group, applied), status) for group in several)
    return fits >= _MOST * len(several)


def _perhaps(plan: Plan, groups: Sequence[Sequence[int]], status: Field, applied: Field) -> tuple[Note, ...]:
    """The rows that may go on with an earlier one, where not enough of them do to be sure."""
    if plan.field("role") is None:
        return ()
    ordered = [_in_order(plan, group, applied) for group in groups if len(group) > 1]
    later = sorted(i for group in ordered if _goes_on(plan, group, status) for i in group[1:])
    if not later:
        return ()
    text = _n(
        "{rows} may be a later step of an earlier row of the same employer and role; all are kept",
        "{rows} may be later steps of an earlier row of the same employer and role; all are kept",
        len(later),
    )
    return (Note(None, text.format(rows=spans([plan.table.numbers[i] for i in later]))),)


def _goes_on(plan: Plan, group: Sequence[int], status: Field) -> bool:
    """Whether the first row of a group says that it was sent, and all others what came of it."""
    said = [meaning(plan.table.rows[i][status.place]) for i in group]
    first, others = said[0], said[1:]
    return first.known and first.sent and not first.kinds and all(other.kinds for other in others)
