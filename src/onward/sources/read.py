"""Any file → applications, and an account of every row. The way through; each step is a module of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from onward.events import Application
from onward.language import gettext as _
from onward.reading import Note, Reading
from onward.sources import json_lists, known_formats
from onward.sources.account import Aside, Draft, of_aside
from onward.sources.arms import with_arms
from onward.sources.bulk import untangle
from onward.sources.corrections import check_columns
from onward.sources.day_order import Order
from onward.sources.doubles import without_doubles
from onward.sources.draft import drafts
from onward.sources.grid import Grid
from onward.sources.grids import grids
from onward.sources.header import Table, check_header_row, table
from onward.sources.json_logs import Log
from onward.sources.nothing import nothing_found
from onward.sources.own_table import restored
from onward.sources.plan import Plan, plan
from onward.sources.row_numbers import counted_rows
from onward.sources.row_per_event import Fold, folded
from onward.sources.status_logs import status_logs
from onward.sources.surface import Surface, no_day, no_row_of_names
from onward.sources.unreadable import MisjudgedError, UnreadableError


def read(
    path: str | Path,
    *,
    today: date,
    corrections: Mapping[str, str] | None = None,
    header_row: int | None = None,
    order: Order | None = None,
    with_details: bool = False,
    surface: Surface = Surface.COMMAND,
) -> Reading:
    """Read a search from a file.

    Args:
        path: CSV, TSV, XLSX, XLS, ODS, JSON or markdown.
        today: the real day; what lies after it has not happened.
        corrections: field → column header, where the person knows better ("" for no column).
        header_row: the number of the row of names, where the person knows better.
        order: of days and months where nothing in the file proves it.
        with_details: also keep what a search has a place for that is kept: what else each row says, and rows that
            were only saved or sent on an unknown day; a look at a long file needs no memory for it.
        surface: where the person reads what is said of the file.

    Returns:
        Applications, and for each row of the file where it went.

    Raises:
        UnreadableError: where nothing can be read.
    """
    asked = _Asked(str(path), today, corrections or {}, header_row, order, with_details, surface)
    parts, others = _parts(grids(Path(path)), asked)
    check_columns(asked.corrections, [part.table for part in parts], asked.where)
    return _together([_read_part(part, asked) for part in parts], others, asked)


@dataclass(frozen=True)
class _Asked:
    """What `read` was asked."""

    where: str
    today: date
    corrections: Mapping[str, str]
    header_row: int | None
    order: Order | None
    with_details: bool
    surface: Surface


@dataclass(frozen=True)
class _Part:
    """One table of a file, with the logs of its rows where they have any."""

    table: Table
    logs: tuple[Log, ...]


@dataclass(frozen=True)
class _Read:
    """One table, read."""

    plan: Plan
    program: str | None
    drafts: tuple[Draft, ...]
    aside: tuple[Aside, ...]
    skipped: tuple[Note, ...]
    doubts: tuple[Note, ...]
    known_until: date | None

    def kept(self) -> _Read:
        """The same for a search that is kept: what was put aside is not left out."""
        rows = {one.draft.application.row for one in self.aside}
        skipped = tuple(note for note in self.skipped if note.row not in rows)
        own = [note for one in self.aside for note in one.doubts]
        if self.plan.field("applied_on") is None and any(one.sent for one in self.aside):
            own.insert(0, Note(None, no_day(self.plan.surface)))
        return replace(self, skipped=skipped, doubts=(*self.doubts, *own, *of_aside(self.aside)))

    def counted(self) -> _Read:
        """The same for a look at the file: what was put aside is left out."""
        return replace(self, aside=())


def _parts(found: list[Grid] | str, asked: _Asked) -> tuple[list[_Part], list[str]]:
    """The tables that hold applications, and the names of those that don't."""
    header_row, where = asked.header_row, asked.where
    if isinstance(found, str):
        if header_row is not None:
            todo = no_row_of_names(asked.surface)
            raise MisjudgedError(_("a JSON list has no row of names"), where, todo)
        records = json_lists.records(found, where)
        return [_Part(table(records.grid, records.grid.numbers[0]), records.logs)], []
    if header_row is not None:
        check_header_row(header_row, found, where, asked.surface)
    tables = [table(grid, header_row if header_row in grid.numbers else None) for grid in found]
    return _with_applications([_Part(each, ()) for each in tables], where)


def _with_applications(parts: list[_Part], where: str) -> tuple[list[_Part], list[str]]:
    full = [part for part in parts if part.table.rows]
    if not full:
        what = _("there is only a header, or nothing at all")
        raise UnreadableError(what, where, _("add your applications below it"))
    if len(full) == 1:
        return full, []
    fits = _of_applications(full)
    chosen = fits or [max(full, key=lambda part: len(part.table.rows))]
    return chosen, [_named(part.table) for part in parts if part not in chosen]


def _named(other: Table) -> str:
    rows = counted_rows(len(other.rows))
    if not other.grid.name:
        return _("a table of {rows}").format(rows=rows)
    return _("sheet {sheet!r} of {rows}").format(sheet=other.grid.name, rows=rows)


def _of_applications(parts: list[_Part]) -> list[_Part]:
    """The tables that speak of applications; beside one that says what came of them, contacts and events do not."""
    fits = [part for part in parts if _speaks_of_applications(part.table)]
    surely = [part for part in fits if "status" in plan(part.table, date.max, {}).mapping]
    return surely or fits


def _speaks_of_applications(candidate: Table) -> bool:
    names = plan(candidate, date.max, {}).mapping
    return "applied_on" in names and bool({"employer", "role", "status"} & names.keys())


def _read_part(part: _Part, asked: _Asked) -> _Read:
    if not part.table.rows:
        raise UnreadableError(_("there is only a header"), asked.where, _("add your applications below it"))
    known_formats.refuse(known_formats.known_format(part.table.header), asked.where)
    made = plan(restored(part.table), asked.today, asked.corrections, surface=asked.surface, order=asked.order)
    program, own = made.program, made.program == known_formats.OWN
    fold = Fold(made) if own else folded(made)
    logs = fold.logs or part.logs or status_logs(made)
    result = drafts(fold.plan, logs, program, asked.today)
    doubts = [Note(None, note) for note in part.table.grid.notes]
    if not part.table.has_header:
        doubts.append(Note(None, _("the sheet has no row of names; columns were told by what is in them")))
    above = (Note(number, _("above the row of names")) for number in part.table.above)
    skipped = (*above, *fold.skipped, *result.skipped)
    doubts += [*(made.untold if not any(logs) else ()), *made.notes, *fold.doubts, *result.doubts]
    return _Read(fold.plan, program, result.drafts, result.aside, skipped, tuple(doubts), result.known_until)


def _together(parts: list[_Read], others: Sequence[str], asked: _Asked) -> Reading:
    made = _reading([part.kept() if asked.with_details else part.counted() for part in parts], others, asked)
    if not made.applications:
        raise nothing_found([part.plan for part in parts], made)
    return made


def _reading(parts: list[_Read], others: Sequence[str], asked: _Asked) -> Reading:
    kept, doubles = without_doubles([(part.plan.table.grid.name, part.drafts) for part in parts])
    arms = [
        with_arms(part.plan, left, [one.draft for one in part.aside], with_details=asked.with_details)
        for part, left in zip(parts, kept, strict=True)
    ]
    several = len(parts) > 1
    skipped = [_of_sheet(note, part, several) for part in parts for note in part.skipped]
    doubts = [
        _of_sheet(note, part, several)
        for part, own in zip(parts, arms, strict=True)
        for note in (*part.doubts, *own.notes)
    ]
    doubts += [Note(None, _("{name} holds no applications and was not read").format(name=name)) for name in others]
    updates = {field.origin for part in parts for field in part.plan.fields if field.name == "status_on"}
    applications = [each for own in arms for each in own.applications]
    swept: list[Note] = []
    if any(part.program != known_formats.OWN for part in parts):
        applications, swept = untangle(applications, updates)
    applications += [each for own in arms for each in own.aside]
    if not several:
        applications.sort(key=lambda application: application.row)
    unused = [name for part, own in zip(parts, arms, strict=True) for name in (*part.plan.unused, *own.unused)]
    known_until = _known_until(parts, asked.today)
    return Reading(
        path=asked.where,
        format=_format(parts),
        rows=sum(part.plan.table.rows_of_data for part in parts),
        applications=tuple(_bounded(application, known_until) for application in applications),
        skipped=(*skipped, *doubles),
        doubts=(*doubts, *swept),
        mapping={field: column for part in reversed(parts) for field, column in part.plan.mapping.items()},
        known_until=known_until,
        unused=tuple(dict.fromkeys(unused)),
        columns=tuple(dict.fromkeys(c.header for part in parts for c in part.plan.columns if c.filled)),
        of_records=any(part.plan.table.grid.numbers[:1] == (0,) for part in parts),
        days_unsure=next((part.plan.days_unsure for part in parts if part.plan.days_unsure), ""),
    )


def _known_until(parts: Sequence[_Read], today: date) -> date | None:
    known = [part.known_until for part in parts if part.known_until is not None]
    return min(max(known), today) if known else None


def _of_sheet(note: Note, part: _Read, several: bool) -> Note:
    """A note that names its sheet where several were read; tables of one document have line numbers of their own."""
    name = part.plan.table.grid.name
    if not (several and name):
        return note
    return replace(note, why=_("sheet {sheet!r}: {why}").format(sheet=name, why=note.why))


def _format(parts: Sequence[_Read]) -> str:
    names = list(dict.fromkeys(part.plan.table.grid.format for part in parts))
    program = next((part.program for part in parts if part.program), None)
    return f"{_(program)} ({'; '.join(names)})" if program else "; ".join(names)


def _bounded(application: Application, known_until: date | None) -> Application:
    """An event without a day happened by the last day that the file knows of."""
    if all(event.on is not None for event in application.events):
        return application
    events = tuple(replace(e, by=known_until) if e.on is None and e.by is None else e for e in application.events)
    return replace(application, events=events)
