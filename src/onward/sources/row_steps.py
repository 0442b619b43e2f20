"""The steps of one application: on which days, and which of those can't be right."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from onward.events import Event, Kind
from onward.language import gettext as _
from onward.sources.dates import EARLIEST

LONGEST_DAYS = 1500
"""No step comes later after its application."""
_ORDER = {kind: number for number, kind in enumerate(Kind)}
_TALKS = frozenset({Kind.SCREEN, Kind.ASSESSMENT, Kind.INTERVIEW, Kind.OFFER, Kind.ACCEPTED, Kind.DECLINED})
_PLANNED = frozenset({Kind.SCREEN, Kind.ASSESSMENT, Kind.INTERVIEW})
"""What is agreed upon beforehand; all else is known once it has happened."""


class Steps:
    """What came of one application so far.

    Args:
        applied: the day of the application.
        today: what lies after it has not happened.
    """

    def __init__(self, applied: date | None, today: date = date.max) -> None:
        self.doubts: list[str] = []
        self._applied = applied
        self._today = today
        self._days: dict[Kind, list[Event]] = {}
        self._open: dict[Kind, str] = {}  # happened on an unknown day: where it was read

    def add(self, kind: Kind, day: date | None, origin: str) -> None:
        """Add a step that is known by its day; one that is still to come is in doubt and left out, unless planned."""
        wrong = self._why_wrong(day) if day is not None else None
        if day is not None and day > self._today and kind not in _PLANNED and not wrong:
            text = _("{day} in {origin} has not come yet; the step was left out")
            self.doubts.append(text.format(day=day, origin=origin))
        else:
            self._add(kind, day, origin, wrong)

    def add_told(self, kind: Kind, day: date | None, origin: str) -> None:
        """Add a step that a status tells; where its day is still to come, that is in doubt and left out."""
        wrong = self._why_wrong(day) if day is not None else None
        if day is not None and day > self._today and kind not in _PLANNED:
            wrong = wrong or _("still to come")
        self._add(kind, day, origin, wrong)

    def give_day(self, kind: Kind, day: date, origin: str) -> None:
        """Give a step that is known the day of the last update, which is never still to come."""
        to_come = _("still to come") if day > self._today else None
        self._add(kind, day, origin, self._why_wrong(day) or to_come)

    def _add(self, kind: Kind, day: date | None, origin: str, wrong: str | None) -> None:
        """Add a step; a day that can't be right is in doubt and left out, the step stays."""
        if wrong:
            text = _("{day} in {origin} is {wrong}; the day was left out")
            self.doubts.append(text.format(day=day, origin=origin, wrong=wrong))
        if day is None or wrong:
            self._open.setdefault(kind, origin)
        elif all(event.on != day for event in self._days.get(kind, [])):
            self._days.setdefault(kind, []).append(Event(kind, day, origin=origin))

    def _why_wrong(self, day: date) -> str | None:
        if day < EARLIEST:
            return _("before any search")
        if self._applied is not None and day < self._applied:
            return _("before the application ({day})").format(day=self._applied)
        if self._applied is not None and (day - self._applied).days > LONGEST_DAYS:
            return _("years after the application ({day})").format(day=self._applied)
        return None

    def has_room_for(self, kind: Kind, day: date) -> bool:
        """Whether a counted day says something new: an answer of which nothing is dated, a no after all else."""
        if kind is Kind.ANSWERED:
            return not self._days
        return kind in self._open and all(day >= event.on for event in self._dated() if event.on)

    def last_without_day(self) -> Kind | None:
        """The furthest step that has no day."""
        return max((kind for kind in self._open if kind not in self._days), key=_ORDER.__getitem__, default=None)

    def events(self) -> tuple[Event, ...]:
        """All steps, dated ones in their order, then the others."""
        self._only_answer()
        undated = [Event(kind, None, origin=where) for kind, where in self._open.items() if kind not in self._days]
        dated = sorted(self._dated(), key=lambda event: event.on or date.max)
        return tuple(event for event in (*dated, *undated) if event.kind is not Kind.APPLIED)

    def _dated(self) -> list[Event]:
        return [event for events in self._days.values() for event in events]

    def _only_answer(self) -> None:
        """The one answer that came was the no, if nothing else but a no is known."""
        answer = self._days.get(Kind.ANSWERED)
        known = set(self._days) | set(self._open)
        if answer and Kind.REJECTED in self._open and Kind.REJECTED not in self._days and not known & _TALKS:
            first = min(answer, key=lambda event: event.on or date.max)
            self._days[Kind.REJECTED] = [replace(first, kind=Kind.REJECTED)]
            del self._days[Kind.ANSWERED]
