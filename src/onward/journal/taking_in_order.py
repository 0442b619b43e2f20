"""What a file tells anew of a known application, without what can't be beside what is there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onward.events import Event, Kind
from onward.journal.day_order import BEGINS, BeforeSendingError, Fact, first_before_sending
from onward.reading import Note


def fitting(news: Sequence[Event], there: Iterable[Fact], row: int) -> tuple[list[Event], list[Note]]:
    """The news that fit, and why others are left out: a step before its application, or a day of it after its steps.

    Args:
        news: what the file tells anew.
        there: all facts of the application, as they count now.
        row: of the file.
    """
    kept, known = list(news), list(there)
    notes: list[Note] = []
    while True:
        sent_anew = any(event.kind is Kind.APPLIED for event in kept)
        beside = [fact for fact in known if sent_anew or fact.kind in BEGINS]
        found = first_before_sending([*beside, *kept])
        if found is None:
            return kept, notes
        applied_on, early = found
        wrong = [e for e in kept if e is early] or [e for e in kept if e.kind is Kind.APPLIED and e.on is not None]
        if not wrong:
            return kept, notes
        notes.append(Note(row, str(BeforeSendingError(applied_on, early, was_there=early not in wrong))))
        kept = [event for event in kept if event not in wrong]
