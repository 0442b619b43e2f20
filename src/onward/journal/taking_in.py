"""Taking a reading into a search: what it would change, and then all of it or nothing.

An application is known again by its employer, role and first day (onward.journal.taking_in_known); two applications in
one company stay two. An import only moves forward: it adds facts that are not there yet and never takes one back, so
importing the same file again adds nothing. What was saved, or sent on an unknown day, is known again once the file
tells the day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext, suppress
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction
from django.utils import timezone

from onward import events
from onward.events import Kind
from onward.journal.current import current_events_of
from onward.journal.meanwhile import MeanwhileError, Seen
from onward.journal.models import Application, Batch, Document, Event, ImportRun, Search
from onward.journal.pencil import Pencil
from onward.journal.searches import begun
from onward.journal.taking_in_known import Told, Waiting, ever_recorded, keyed, known_applications, missing
from onward.journal.taking_in_order import fitting
from onward.journal.taking_in_redated import Redated, redated
from onward.journal.taking_in_rows import Versions, add_around, application, day_found, facts, source_key
from onward.journal.writing import Pen, write
from onward.language import ngettext as _n
from onward.language import number
from onward.reading import Note, Reading

_AT_ONCE = 500


@dataclass(frozen=True)
class Known:
    """An application that is in the search already, and what the file knows beyond it.

    Attributes:
        missing: facts that are not there.
        dated: facts that are there without their day.
        key: the key that it will be known by from now on; "" where it is known by it already.
        redated: its day, where the sheet has another one now.
    """

    application: Application
    read: events.Application
    missing: tuple[events.Event, ...]
    dated: tuple[events.Event, ...] = ()
    key: str = ""
    redated: Redated | None = None

    @property
    def news(self) -> tuple[events.Event, ...]:
        """All that the file tells anew."""
        return (*self.missing, *self.dated, *((self.redated.told,) if self.redated else ()))


@dataclass(frozen=True)
class Plan:
    """What taking a reading in would do.

    Attributes:
        reading: what was read.
        new: applications that are not in the search, each with the key that it will be known by.
        more: known applications with facts that are not there yet.
        same: how many known applications the file says nothing new of.
        away: how many of its applications the person put away; they stay so.
    """

    reading: Reading
    new: tuple[tuple[events.Application, str], ...]
    more: tuple[Known, ...]
    same: int
    away: int = 0

    @property
    def changes_anything(self) -> bool:
        """Whether there is anything to take in."""
        return bool(self.new or self.more)

    @property
    def saved(self) -> int:
        """How many of the new ones were not sent, and are kept as saved."""
        return sum(not read.events for read, _key in self.new)


def stays_away(count: int) -> str:
    """What is said of those that the person put away."""
    line = _n("{count} that you put away stays away.", "{count} that you put away stay away.", count)
    return line.format(count=number(count))


def begins(reading: Reading) -> Plan:
    """What taking a reading into a new search would do."""
    return Plan(reading, tuple((read, "") for read in reading.applications), (), 0)


def plan(search: Search, reading: Reading) -> Plan:
    """What taking a reading in would do; nothing is written."""
    pairs = keyed(reading.applications)
    known = known_applications(search, pairs)
    told = ever_recorded({row.pk for row in known.values()})
    waiting = Waiting(known, {key for _, key in pairs})
    new: list[tuple[events.Application, str]] = []
    more: list[Known] = []
    same = away = 0
    for read, key in pairs:
        row, new_key = known.get(key), ""
        if row is None:
            row, new_key = waiting.take(read), key
        if row is None:
            new.append((read, key))
        elif row.removed:
            away += 1
        elif found := missing(read.events, told[row.pk]):
            more.append(_news(row, read, found, told[row.pk], new_key))
        else:
            same += 1
    again, unsure = redated(search, reading, new, known, {key for _, key in pairs})
    moved = {one.key for one in again}
    new = [(read, key) for read, key in new if key not in moved]
    away += sum(one.application.removed for one in again)
    again = [one for one in again if not one.application.removed]
    with_news = [_redated_news(one, told[one.application.pk]) for one in again]
    more += filter(None, with_news)
    same += with_news.count(None)
    fits, notes = _fitting(more)
    notes += [*(one.note for one in again), *unsure]
    reading = replace(reading, doubts=(*reading.doubts, *notes)) if notes else reading
    return Plan(reading, tuple(new), tuple(fits), same + len(more) - len(fits), away)


def _fitting(more: Sequence[Known]) -> tuple[list[Known], list[Note]]:
    """Known applications with the news that can be beside what is there, and why the rest is left out."""
    there = current_events_of([one.application.pk for one in more])
    fits, notes = [], []
    for one in more:
        before = [one.redated.fact] if one.redated else []
        facts = [fact for fact in there.get(one.application.pk, ()) if fact not in before]
        kept, left = fitting(one.news, facts, one.read.row)
        notes += left
        missing_ones, dated = ([e for e in own if e in kept] for own in (one.missing, one.dated))
        if kept:
            fits.append(replace(one, missing=tuple(missing_ones), dated=tuple(dated)))
    return fits, notes


def _news(
    row: Application, read: events.Application, found: Sequence[events.Event], told: set[Told], key: str
) -> Known:
    """What is new of a known application; a fact that was there without a day now gets it."""
    open_kinds = {kind for kind, on in told if on is None} - {kind for kind, on in told if on is not None}
    dated = tuple({e.kind: e for e in reversed(found) if e.on is not None and e.kind.value in open_kinds}.values())
    return Known(row, read, tuple(event for event in found if event not in dated), dated, key)


def _redated_news(one: Redated, told: set[Told]) -> Known | None:
    """What is new of an application on another day; None where the person set the day and nothing else is new."""
    found = tuple(event for event in missing(one.read.events, told) if event is not one.told)
    if not one.by_hand:
        return Known(one.application, one.read, found, key=one.key, redated=one)
    return Known(one.application, one.read, found) if found else None


def take_in(
    search: Search, reading: Reading, *, progress: Callable[[int, int], None] | None = None
) -> tuple[Plan, Batch | None]:
    """Take a reading in, as a whole or not at all.

    Args:
        search: where to; one that is not saved yet begins with it.
        reading: what was read.
        progress: told how many of how many applications are in.

    Returns:
        What was done, and the batch that undoes it; no batch where there was nothing to do.
    """
    for last in (False, False, True):
        # Whoever writes without end waits at the last attempt; until then nobody waits for what is only reckoned.
        with transaction.atomic() if last else nullcontext():
            seen = Seen(search)
            found = plan(search, reading)
            if not found.changes_anything:
                with begun(search):
                    return found, None
            with suppress(MeanwhileError):
                return found, _take_in(search, found, seen, progress or _to_nobody)
    raise AssertionError("nobody else writes while the lock is held")


def _take_in(search: Search, found: Plan, seen: Seen, tell: Callable[[int, int], None]) -> Batch:
    """Make it all ready, and then write it in one stroke.

    Raises:
        MeanwhileError: if somebody wrote about the same applications meanwhile; nothing is written.
    """
    reading, of = found.reading, len(found.new) + len(found.more)
    name = reading.path.replace("\\", "/").rsplit("/", 1)[-1]
    run = ImportRun(
        search=search, name=name, format=reading.format, mapping=dict(reading.mapping), at=timezone.now()
    )
    pencil = Pencil(search)
    pencil.add(run)
    for done in _add_new(pencil, run, found.new):
        tell(done, of)
    pencil.make_ready()
    about: dict[str, Any] = {"name": name, "new": len(found.new), "more": len(found.more)}
    with begun(search), write(search, "imported", batch=pencil.batch.pk, **about) as pen:
        seen.check(pen, reading.applications, documents=pencil.adds(Document))
        pencil.ink(pen)
        _add_news(pen, run, found.more)
    tell(of, of)
    return pen.batch


def _add_new(pen: Pen, run: ImportRun, new: Sequence[tuple[events.Application, str]]) -> Iterator[int]:
    """Write new applications with all that is known of them; how many are in, again and again."""
    versions, today = Versions(pen), timezone.localdate()
    for start in range(0, len(new), _AT_ONCE):
        some = new[start : start + _AT_ONCE]
        rows = [application(pen, read, versions) for read, _ in some]
        pen.add_applications(rows)
        pen.add(*(source_key(run, row, read, key) for row, (read, key) in zip(rows, some, strict=True)))
        pairs = [(row, read) for row, (read, _) in zip(rows, some, strict=True)]
        add_around(pen, pairs, today)
        pen.record_all(facts(((row, read, read.events) for row, read in pairs), run.name))
        yield start + len(some)


def _add_news(pen: Pen, run: ImportRun, more: Sequence[Known]) -> None:
    """Write what is new of known applications."""
    pen.add(*(source_key(run, one.application, one.read, one.key) for one in more if one.key))
    pen.record_all(facts(((one.application, one.read, one.missing) for one in more), run.name))
    undated = _undated([one for one in more if one.dated])
    days = [(one.redated, one.read.row) for one in more if one.redated]
    corrections = [(day.fact, day_found(day.told, run.name, row)) for day, row in days]
    others = []
    for one in more:
        for event in one.dated:
            there = undated.get((one.application.pk, event.kind))
            if there is not None:
                corrections.append((there, day_found(event, run.name, one.read.row)))
            else:
                others.append((one.application, one.read, (event,)))
    pen.correct_each(corrections)
    pen.record_all(facts(others, run.name))


def _undated(more: Iterable[Known]) -> Mapping[tuple[object, Kind], Event]:
    """Facts that count now and have no day, by application and kind."""
    found = current_events_of([one.application.pk for one in more])
    return {(pk, Kind(e.kind)): e for pk, own in found.items() for e in own if e.on is None}


def _to_nobody(done: int, of: int) -> None:
    del done, of
