"""A row of a sheet whose day was corrected there since an earlier import: the same application, on another day.

It is known by its employer and role, when the sheet has no row of the old day any more. Two applications at one
company stay two: nothing is joined where more than one could be meant, where the sheet is another one, where
something came of the application before the new day, or where the days are as far apart as two applications are.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar
from uuid import UUID

from onward import events
from onward.events import Kind
from onward.journal.current import current_events_of
from onward.journal.models import Application, Event, Origin, Search, SourceKey
from onward.journal.taking_in_known import applied_on, name_of
from onward.language import full_day
from onward.language import gettext as _
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
) -> list[Redated]:
    """Those among the new ones that are none.

    Args:
        search: where they would go.
        reading: the file.
        new: its applications that are not known, each with its key.
        known: applications that the file may mean, by their keys.
        keys: all keys of the file.
    """
    here = {known[key].pk for key in keys & known.keys()}
    gone = {row.pk: row for row in known.values() if row.applied_on and not row.removed and row.pk not in here}
    rows = _single((name_of(row.employer, row.role), row) for row in gone.values())
    told = _single((name_of(read.employer, read.role), (read, key)) for read, key in new)
    pairs = {rows[name].pk: (rows[name], *told[name]) for name in rows.keys() & told.keys()}
    pairs = {
        pk: (row, read, key) for pk, (row, read, key) in pairs.items() if _near(row.applied_on, applied_on(read))
    }
    pairs = {pk: pairs[pk] for pk in _of_this_sheet(search, reading, pairs.keys(), keys)}
    facts = current_events_of(pairs)
    found = (_redated(row, read, key, facts.get(pk, ())) for pk, (row, read, key) in pairs.items())
    return sorted(filter(None, found), key=lambda one: one.read.row)


def _redated(row: Application, read: events.Application, key: str, facts: Sequence[Event]) -> Redated | None:
    day = applied_on(read)
    assert day is not None
    sent = [fact for fact in facts if fact.kind == Kind.APPLIED]
    if len(sent) != 1 or any(fact.on is not None and fact.on < day for fact in facts if fact not in sent):
        return None
    told = next(event for event in read.events if event.kind is Kind.APPLIED and event.on == day)
    return Redated(row, read, key, sent[0], told)


def _single(named: Iterable[tuple[str, _T]]) -> dict[str, _T]:
    """What is alone in having its name."""
    all_of_them = list(named)
    times = Counter(name for name, _one in all_of_them)
    return {name: one for name, one in all_of_them if times[name] == 1}


def _near(old: date | None, new: date | None) -> bool:
    """Whether one day may be the other one mistyped: near it, in another year, or day and month exchanged."""
    if old is None or new is None:
        return False
    exchanged = (old.year, old.month, old.day) == (new.year, new.day, new.month)
    return abs(old - new) <= _NEAR or (old.month, old.day) == (new.month, new.day) or exchanged


def _of_this_sheet(search: Search, reading: Reading, wanted: Iterable[UUID], keys: Set[str]) -> list[UUID]:
    """Those that came from a sheet of which this file is a later state: half of its rows or more are in it."""
    pks = list(wanted)
    if not pks:
        return []
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
    return list({pk for pk, run, _name in came if run in later})


def _later_state(
    rows: Sequence[tuple[UUID, str]], redated_ones: Sequence[UUID], keys: Set[str], *, same_name: bool
) -> bool:
    there = sum(key in keys for _pk, key in rows)
    meant = sum(key not in keys and pk in redated_ones for pk, key in rows)
    return 2 * (there + meant) >= len(rows) and (same_name or there > 0)
