"""Any file → applications, and an account of every row. The way through; each step is a module of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from onward.events import Application, Kind
from onward.reading import Note, Reading
from onward.sources import json_lists, known_formats
from onward.sources.attributes import joined_note, leaks, levels
from onward.sources.bulk import untangle
from onward.sources.draft import NOT_YET, Draft, drafts
from onward.sources.grids import grids
from onward.sources.header import Table, table
from onward.sources.plan import Plan, check_columns, plan
from onward.sources.status_cells import status_logs
from onward.sources.unreadable import UnreadableError


def read(path: str | Path, *, today: date, corrections: Mapping[str, str] | None = None) -> Reading:
    """Read a search from a file.

    Args:
        path: CSV, TSV, XLSX, XLS, ODS, JSON or markdown.
        today: the real day; what lies after it has not happened.
        corrections: field → column header, where the person knows better ("" for no column).

    Returns:
        Applications, and for each row of the file where it went.

    Raises:
        UnreadableError: where nothing can be read.
    """
    where = str(path)
    found = grids(Path(path))
    if isinstance(found, str):
        records = json_lists.records(found, where)
        parts = [_Part(table(records.grid), records.logs)]
        others: list[str] = []
    else:
        parts, others = _with_applications([_Part(table(grid), ()) for grid in found], where)
    given = corrections or {}
    check_columns(given, [part.table for part in parts], where)
    read_parts = [_read_part(part, today, given, where) for part in parts]
    return _together(read_parts, others, where, today)


@dataclass(frozen=True)
class _Part:
    """One table of a file, with the logs of its rows where they have any."""

    table: Table
    logs: tuple[json_lists.Log, ...]


@dataclass(frozen=True)
class _Read:
    """One table, read."""

    plan: Plan
    program: str | None
    drafts: tuple[Draft, ...]
    skipped: tuple[Note, ...]
    doubts: tuple[Note, ...]
    known_until: date | None


def _with_applications(parts: list[_Part], where: str) -> tuple[list[_Part], list[str]]:
    """The tables that hold applications, and the names of those that don't."""
    full = [part for part in parts if part.table.rows]
    if not full:
        raise UnreadableError("there is only a header, or nothing at all", where, "add your applications below it")
    if len(full) == 1:
        return full, []
    fits = [part for part in full if _speaks_of_applications(part.table)]
    chosen = fits or [max(full, key=lambda part: len(part.table.rows))]
    return chosen, [
        f"{part.table.grid.name!r} ({len(part.table.rows)} rows)" for part in parts if part not in chosen
    ]


def _speaks_of_applications(candidate: Table) -> bool:
    names = plan(candidate, date.max, {}).mapping
    return "applied_on" in names and bool({"employer", "role", "status"} & names.keys())


def _read_part(part: _Part, today: date, corrections: Mapping[str, str], where: str) -> _Read:
    if not part.table.rows:
        raise UnreadableError("there is only a header", where, "add your applications below it")
    program = known_formats.known_format(part.table.header)
    known_formats.refuse(program, where)
    made = plan(part.table, today, corrections)
    logs = part.logs or status_logs(made)
    result = drafts(made, logs, program, today)
    doubts = [Note(None, note) for note in part.table.grid.notes]
    if not part.table.has_header:
        doubts.append(Note(None, "the sheet has no row of names; columns were told by what is in them"))
    skipped = (*(Note(number, "above the row of names") for number in part.table.above), *result.skipped)
    doubts += [*made.notes, *result.doubts]
    return _Read(made, program, result.drafts, skipped, tuple(doubts), result.known_until)


def _together(parts: Sequence[_Read], others: Sequence[str], where: str, today: date) -> Reading:
    parts, doubles = _without_doubles(parts)
    skipped = [note for part in parts for note in part.skipped] + doubles
    rows = sum(len(part.plan.table.grid.rows) - part.plan.table.has_header for part in parts)
    if not any(part.drafts for part in parts):
        raise UnreadableError(_why_nothing(parts, skipped), where, _what_to_do(parts))
    known = [part.known_until for part in parts if part.known_until is not None]
    known_until = min(max(known), today) if known else None
    doubts = [note for part in parts for note in part.doubts]
    doubts += [Note(None, f"sheet {name} holds no applications and was not read") for name in others]
    applications: list[Application] = []
    for part in parts:
        made, notes = _with_attributes(part)
        applications += made
        doubts += notes
    applications, swept = untangle(applications)
    finished = tuple(_bounded(application, known_until) for application in applications)
    mapping = {field: column for part in parts for field, column in part.plan.mapping.items()}
    return Reading(where, _format(parts), rows, finished, tuple(skipped), (*doubts, *swept), mapping, known_until)


def _without_doubles(parts: Sequence[_Read]) -> tuple[list[_Read], list[Note]]:
    """A sheet that is a filtered copy of another counts nobody twice."""
    seen: dict[tuple[str, str, date | None], str] = {}
    kept, notes = [], []
    for part in parts:
        keys = [_identity(draft.application) for draft in part.drafts]
        doubled = [key in seen and bool(key[0]) for key in keys]
        name = part.plan.table.grid.name
        for draft, key, double in zip(part.drafts, keys, doubled, strict=True):
            if double:
                why = f"row {draft.application.row} of sheet {name!r} is in sheet {seen[key]!r} already"
                notes.append(Note(draft.application.row, why))
        seen |= {key: name for key in keys if key not in seen}
        drafts_left = tuple(d for d, double in zip(part.drafts, doubled, strict=True) if not double)
        kept.append(replace(part, drafts=drafts_left))
    return kept, notes


def _identity(application: Application) -> tuple[str, str, date | None]:
    first = next((event.on for event in application.events if event.kind is Kind.APPLIED), None)
    return application.employer.casefold(), application.role.casefold(), first


def _format(parts: Sequence[_Read]) -> str:
    names = list(dict.fromkeys(part.plan.table.grid.format for part in parts))
    program = next((part.program for part in parts if part.program), None)
    return f"{program} ({'; '.join(names)})" if program else "; ".join(names)


def _why_nothing(parts: Sequence[_Read], skipped: Sequence[Note]) -> str:
    if skipped and all(note.why.endswith(NOT_YET) for note in skipped):
        return (
            f"all of its {len(skipped)} applications lie in the future; are day, month and year as they should be?"
        )
    if all(part.plan.field("applied_on") is None and not status_logs(part.plan) for part in parts):
        return "no column with the day of the application was found"
    why, times = Counter(note.why.partition(": ")[2] or note.why for note in skipped).most_common(1)[0]
    return f"none of its {len(skipped)} rows is an application that was sent (of {times}: {why})"


def _what_to_do(parts: Sequence[_Read]) -> str:
    columns = ", ".join(column.header for part in parts for column in part.plan.columns[:12])
    return f'say which column it is with --map applied_on="…"; its columns are: {columns}'


def _with_attributes(part: _Read) -> tuple[list[Application], list[Note]]:
    """Applications with the arms that they were in."""
    notes: list[Note] = []
    arms: list[dict[str, str]] = [{} for _ in part.drafts]
    answered = [draft.answered for draft in part.drafts]
    talked = [draft.talked for draft in part.drafts]
    for column in part.plan.attributes:
        found = levels(column)
        cells = [draft.cells[column.place] for draft in part.drafts]
        if found is None:
            continue
        if leaks(cells, answered, talked):
            why = f'column "{column.header}" is filled mostly once an answer or a talk has come, so it is not compared'
            notes.append(Note(None, why))
            continue
        notes += joined_note(column, found)
        for place, cell in enumerate(cells):
            level = found.of.get(cell, found.blank)
            if level:
                arms[place][column.header] = level
    made = [replace(draft.application, attributes=arms[i]) for i, draft in enumerate(part.drafts)]
    return made, notes


def _bounded(application: Application, known_until: date | None) -> Application:
    """An event without a day happened by the last day that the file knows of."""
    if all(event.on is not None for event in application.events):
        return application
    events = tuple(replace(e, by=known_until) if e.on is None and e.by is None else e for e in application.events)
    return replace(application, events=events)
