"""A row of a sheet whose day was corrected there since an earlier import: the same application, on another day.

It is known by its employer and role, when the sheet has no row of the old day any more. Two applications at one
company stay two: nothing is joined where more than one could be meant, where the sheet is another one, where
something came of the application before the new day, or where the days are as far apart as two applications are.
Where it came from this sheet, it is said that it may be the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar
from uuid import UUID

from onward import events
from onward.events import Kind
from onward.journal.current import current_events_of
from onward.journal.day_order import BEGINS
from onward.journal.models import Application, Event, Origin, Search, SourceKey
from onward.journal.taking_in_known import applied_on, name_of
from onward.language import full_day
from onward.language import gettext as _
from onward.language import ngettext as _n
from onward.reading import Note, Reading

_NEAR = timedelta(days=31)
New = Sequence[tuple[events.Application, str]]
_T = TypeVar("_T")


@dataclass(frozen=True)
class Redated:
    """An application of the search whose row has another day now.

    Attributes:
        application: of the search.
        read: its row.
        key: the key that the row is known by from now on.
        fact: the day of the application as it counts now.
        told: the same as the row tells it.
    """

    application: Application
    read: events.Application
    key: str
    fact: Event
    told: events.Event

    @property
    def by_hand(self) -> bool:
        """Whether the person set the day: then theirs stays."""
        return self.fact.origin != Origin.IMPORTED

    @property
    def note(self) -> Note:
        """What is said of it before it is done."""
        words = (
            _("You set this application to {old} yourself; the file has it on {new} now. Yours stays.")
            if self.by_hand
            else _("The day of this application was {old} when it was imported before; it is corrected to {new}.")
        )
        old, new = self.fact.on, self.told.on
        assert old is not None
        assert new is not None
        return Note(self.read.row, words.format(old=full_day(old), new=full_day(new)))


def redated(
    search: Search, reading: Reading, new: New, known: Mapping[str, Application], keys: Set[str]
) -> tuple[list[Redated], list[Note]]:
    """Those among the new ones that are none, and what to say of those of which that can't be told.

    Args:
        search: where they would go.
        reading: the file.
        new: its applications that are not known, each with its key.
        known: applications that the file may mean, by their keys.
        keys: all keys of the file.
    """
    here = {known[key].pk for key in keys & known.keys()}
    gone = {row.pk: row for row in known.values() if row.applied_on and row.pk not in here}
    rows = _named((name_of(row.employer, row.role), row) for row in gone.values())
    # What was put away can be meant only where nothing else can.
    rows = {name: [row for row in own if not row.removed] or own for name, own in rows.items()}
    told = _named((name_of(read.employer, read.role), (read, key)) for read, key in new)
    both = [(rows[name], told[name]) for name in rows.keys() & told.keys()]
    ours = _of_this_sheet(search, reading, [row.pk for own, _reads in both for row in own], keys)
    both = [pair for pair in both if any(row.pk in ours for row in pair[0])]
    facts = current_events_of(own[0].pk for own, reads in both if len(own) == len(reads) == 1)
    found: list[Redated] = []
    unsure: list[Note] = []
    for own, reads in both:
        one = _redated(own[0], *reads[0], facts.get(own[0].pk, ()))
        if one is None:
            may_be_it = [row for row in own if row.pk in ours and not row.removed]
            unsure += _unsure(may_be_it, [read for read, _key in reads]) if may_be_it else ()
        else:
            found.append(one)
    return sorted(found, key=lambda one: one.read.row), unsure


def _unsure(rows: Sequence[Application], reads: Iterable[events.Application]) -> Iterable[Note]:
    """What is said of rows that may be these applications on another day, and may be others."""
    days = sorted({row.applied_on for row in rows if row.applied_on})
    words = _n(
        "{name} of {days} is not in the file any more. This may be the same on another day, or a second one: it is "
        "added. If they are one, put one of them away.",
        "{name} of {days} are not in the file any more. This may be one of them on another day, or one more: it is "
        "added. If two of them are one, put one of them away.",
        len(days),
    )
    said = _(" and ").join(map(full_day, days))
    for read in reads:
        name = ", ".join(filter(None, [read.employer, read.role]))
        yield Note(read.row, words.format(days=said, name=name))


def _redated(row: Application, read: events.Application, key: str, facts: Sequence[Event]) -> Redated | None:
    """The row on another day; None where it may as well be another application. Without facts it always may."""
    day = applied_on(read)
    sent = [fact for fact in facts if fact.kind == Kind.APPLIED]
    if day is None or not _near(row.applied_on, day) or len(sent) != 1:
        return None
    if any(fact.on is not None and fact.on < day for fact in facts if fact.kind not in BEGINS):
        return None
    told = next(event for event in read.events if event.kind is Kind.APPLIED and event.on == day)
    return Redated(row, read, key, sent[0], told)


def _named(pairs: Iterable[tuple[str, _T]]) -> dict[str, list[_T]]:
    """All that have a name, by it."""
    found: defaultdict[str, list[_T]] = defaultdict(list)
    for name, one in pairs:
        found[name].append(one)
    return found


def _near(old: date | None, new: date) -> bool:
    """Whether one day may be the other one mistyped: near it, in another year, or day and month exchanged."""
    if old is None:
        return False
    exchanged = (old.year, old.month, old.day) == (new.year, new.day, new.month)
    return abs(old - new) <= _NEAR or (old.month, old.day) == (new.month, new.day) or exchanged


def _of_this_sheet(search: Search, reading: Reading, pks: Sequence[UUID], keys: Set[str]) -> set[UUID]:
    """Those that came from a sheet of which this file is a later state: half of its rows or more are in it."""
    if not pks:
        return set()
    source_keys = SourceKey.objects.filter(search=search, removed=False)
    came = list(source_keys.filter(application__in=pks).values_list("application", "run", "run__name"))
    of_runs = source_keys.filter(run__in={run for _pk, run, _name in came})
    by_run: defaultdict[UUID, list[tuple[UUID, str]]] = defaultdict(list)
    for run, pk, key in of_runs.values_list("run", "application", "key"):
        by_run[run].append((pk, key))
    name = reading.path.replace("\\", "/").rsplit("/", 1)[-1]
    later = {
        run for _pk, run, run_name in came if _later_state(by_run[run], pks, keys, same_name=run_name == name)
    }
    return {pk for pk, run, _name in came if run in later}


def _later_state(
    rows: Sequence[tuple[UUID, str]], redated_ones: Sequence[UUID], keys: Set[str], *, same_name: bool
) -> bool:
    there = sum(key in keys for _pk, key in rows)
    meant = sum(key not in keys and pk in redated_ones for pk, key in rows)
    return 2 * (there + meant) >= len(rows) and (same_name or there > 0)
