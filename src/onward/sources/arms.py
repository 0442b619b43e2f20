"""Applications with the arms that they were in: the levels of their attributes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onward.events import Application
from onward.language import gettext as _
from onward.reading import Note
from onward.sources.account import Draft
from onward.sources.attributes import happens_afterwards, joined_note, leaks, levels
from onward.sources.plan import Plan


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


def with_arms(plan: Plan, drafts: Sequence[Draft]) -> Arms:
    """Give each application its level of every attribute."""
    notes: list[Note] = []
    unused: list[str] = []
    arms: list[dict[str, str]] = [{} for draft in drafts]
    answered = [draft.answered for draft in drafts]
    talked = [draft.talked for draft in drafts]
    for column in plan.attributes:
        found = levels(column)
        if found is None:
            unused += [column.header] if column.header not in plan.mapping.values() else []
            continue
        cells = [draft.cells[column.place] for draft in drafts]
        if happens_afterwards(column.header):
            why = _('column "{column}" is about what you did after the sending, so it is not compared')
            notes.append(Note(None, why.format(column=column.header)))
            continue
        if leaks(cells, answered, talked):
            why = _('column "{column}" knows what came of the application, so it is not compared')
            notes.append(Note(None, why.format(column=column.header)))
            continue
        notes += joined_note(column, found)
        for place, cell in enumerate(cells):
            level = found.of.get(cell, found.blank)
            if level:
                arms[place][column.header] = level
    made = tuple(replace(draft.application, attributes=arms[i]) for i, draft in enumerate(drafts))
    return Arms(made, tuple(notes), tuple(unused))
