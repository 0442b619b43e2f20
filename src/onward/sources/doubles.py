"""Applications that stand in two sheets of one workbook."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from onward.events import Application, Kind
from onward.language import gettext as _
from onward.reading import Note
from onward.sources.account import Draft


def without_doubles(sheets: Sequence[tuple[str, Sequence[Draft]]]) -> tuple[list[tuple[Draft, ...]], list[Note]]:
    """Leave out what an earlier sheet has already, so that a filtered copy counts nobody twice.

    Args:
        sheets: the name of each and what it holds.
    """
    seen: dict[tuple[str, str, date | None], str] = {}
    kept, notes = [], []
    for name, drafts in sheets:
        keys = [_identity(draft.application) for draft in drafts]
        doubled = [key in seen and bool(key[0]) for key in keys]
        for draft, key, double in zip(drafts, keys, doubled, strict=True):
            if double:
                row = draft.application.row
                why = (
                    _("row {row} of sheet {sheet!r} is in sheet {earlier!r} already")
                    if name
                    else _("the same application is in an earlier table already")
                )
                notes.append(Note(row, why.format(row=row, sheet=name, earlier=seen[key])))
        seen |= {key: name for key in keys if key not in seen}
        kept.append(tuple(d for d, double in zip(drafts, doubled, strict=True) if not double))
    return kept, notes


def _identity(application: Application) -> tuple[str, str, date | None]:
    first = next((event.on for event in application.events if event.kind is Kind.APPLIED), None)
    return application.employer.casefold(), application.role.casefold(), first
