"""Applications with the arms that they were in: the levels of their attributes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from onward.events import Application
from onward.language import gettext as _
from onward.reading import Note
from onward.sources.account import Draft
from onward.sources.assignment import ARMS_BY_NAME
from onward.sources.attributes import MOST_LEVELS, Levels, happens_afterwards, joined_note, leaks, levels
from onward.sources.columns import Column
from onward.sources.details import details
from onward.sources.plan import Plan
from onward.sources.statuses import is_blank


@dataclass(frozen=True)
class Arms:
    """Attributes:
    applications: as they were drafted, with their attributes.
    notes: what was joined, and what can't be compared.
    unused: headers of columns that hold no arms after all: one level only, or nearly all different.
    """

    applications: tuple[Application, ...]
    notes: tuple[Note, ...]
    unused: tuple[str, ...]
    aside: tuple[Application, ...] = ()


def with_arms(
    plan: Plan, drafts: Sequence[Draft], aside: Sequence[Draft] = (), *, with_details: bool = False
) -> Arms:
    """Give each application its level of every attribute.

    Args:
        plan: which column holds what.
        drafts: those that count; they alone decide which columns may be compared.
        aside: those that no statistics count.
        with_details: also what else the rows say.
    """
    found = _columns(plan, drafts)
    own = _own_fields(plan, found) if with_details else {}
    tell = details(plan)
    made = []
    for draft in (*drafts, *aside):
        arms = {column.header: _level(column, of, draft) for column, of in found.arms}
        said = tell.of(draft) if with_details else {}
        for column, name in own.items():
            level = arms.pop(column.header, "") or draft.cells[column.place]
            said |= {name: level} if not is_blank(level) else {}
        attributes = {header: level for header, level in arms.items() if level}
        made.append(replace(draft.application, attributes=attributes, details=said))
    counted, others = tuple(made[: len(drafts)]), tuple(made[len(drafts) :])
    return Arms(counted, tuple(found.notes), tuple(found.unused), others)


@dataclass(frozen=True)
class _Columns:
    """Attributes:
    arms: columns that may be compared, with their levels.
    refused: those that must not be.
    """

    arms: list[tuple[Column, Levels]] = field(default_factory=list)
    refused: list[Column] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)


def _columns(plan: Plan, drafts: Sequence[Draft]) -> _Columns:
    """Which columns may be compared."""
    made = _Columns()
    answered = [draft.answered for draft in drafts]
    talked = [draft.talked for draft in drafts]
    for column in plan.attributes:
        found = levels(column)
        why = _why_not(column, [draft.cells[column.place] for draft in drafts], answered, talked)
        if why:
            made.refused.append(column)
        if found is None:
            made.unused.extend([column.header] if column.header not in plan.mapping.values() else [])
            continue
        if why:
            made.notes.append(Note(None, why.format(column=column.header)))
            continue
        made.notes.extend(joined_note(column, found))
        made.arms.append((column, found))
    return made


def _why_not(column: Column, cells: Sequence[str], answered: Sequence[bool], talked: Sequence[bool]) -> str | None:
    """Why a column can't be compared, with {column} for its name; None where it can."""
    if happens_afterwards(column.header):
        return _('column "{column}" is about what you did after the sending, so it is not compared')
    if leaks(cells, answered, talked):
        return _('column "{column}" knows what came of the application, so it is not compared')
    return None


def _level(column: Column, found: Levels, draft: Draft) -> str:
    return found.of.get(draft.cells[column.place], found.blank)


def _own_fields(plan: Plan, found: _Columns) -> dict[Column, str]:
    """Columns that an application has a field for, and which; a version for nearly every application is no version."""
    names = {f.place: f.name for f in plan.fields if f.name in ARMS_BY_NAME}
    own = [c for c in plan.attributes if c.place in names and c not in found.refused]
    return {c: names[c.place] for c in own if names[c.place] == "source" or len(c.filled) <= MOST_LEVELS}
