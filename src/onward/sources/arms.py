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
    notes: list[Note] = []
    unused: list[str] = []
    everything = [*drafts, *aside]
    arms: list[dict[str, str]] = [{} for draft in everything]
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
        for place, draft in enumerate(everything):
            level = found.of.get(draft.cells[column.place], found.blank)
            if level:
                arms[place][column.header] = level
    said = _details(plan, everything) if with_details else [{} for draft in everything]
    made = tuple(replace(d.application, attributes=arms[i], details=said[i]) for i, d in enumerate(everything))
    return Arms(made[: len(drafts)], tuple(notes), tuple(unused), made[len(drafts) :])


def _details(plan: Plan, drafts: Sequence[Draft]) -> list[dict[str, str]]:
    """What else each row says: the cells of all columns but those that name employer and role."""
    names = {c.place: c.header for c in plan.columns if not c.is_nameless}
    names |= {f.place: f.name for f in plan.fields if f.name in _KEPT_BY_NAME}
    named = {f.place for f in plan.fields if f.name in {"employer", "role"}}
    kept = [(place, name) for place, name in names.items() if place not in named]
    return [{name: text for place, name in kept if not is_blank(text := d.cells[place])} for d in drafts]


_KEPT_BY_NAME = frozenset({"url", "location", "salary", "notes", "contact"})
