"""Knowing an application of a file again: by employer, role, first day, and its place among those that share them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date
from hashlib import sha256
from uuid import UUID

from onward import events
from onward.events import Kind
from onward.journal.models import Application, Event, Search, SourceKey
from onward.journal.never_was import never_was
from onward.journal.own_columns import known_as

_AT_ONCE = 10_000
"""A third of the values that a statement of SQLite may have."""
Told = tuple[str, date | None]
"""What kind, and on which day."""


def known_applications(search: Search, pairs: Sequence[tuple[events.Application, str]]) -> dict[str, Application]:
    """Applications that a file may mean, by the keys of earlier imports; those typed by hand by the same kind of key.

    Those that the person put away are known, too, and come after the others of their name; those whose adding was
    undone are not.

    Args:
        search: where they are.
        pairs: the applications of the file, each with its key; a large search is not loaded for a small file.
    """
    undone = never_was(search)
    names, wanted = {name_of(read.employer, read.role) for read, _ in pairs}, {key for _, key in pairs}
    rows = Application.objects.filter(search=search).order_by("removed", "number")
    typed = [
        (pk, _dated_name(employer, role, day))
        for pk, employer, role, day in rows.values_list("pk", "employer", "role", "applied_on").iterator(_AT_ONCE)
        if pk not in undone and name_of(employer, role) in names
    ]
    found = {key: pk for (pk, _), key in zip(typed, _keys(name for _, name in typed), strict=True)}
    keys = SourceKey.objects.filter(search=search, removed=False).values_list("key", "application_id")
    found |= {key: pk for key, pk in keys if key in wanted and pk not in undone}
    loaded: dict[UUID, Application] = {}
    for some in _parts(sorted(set(found.values()))):
        loaded |= {row.pk: row for row in Application.objects.filter(pk__in=some).defer("about")}
    return {key: loaded[pk] for key, pk in found.items()}


def keyed(applications: Sequence[events.Application]) -> list[tuple[events.Application, str]]:
    """Applications of a file, each with the key that it is known by."""
    names = (_dated_name(a.employer, a.role, applied_on(a)) for a in applications)
    return list(zip(applications, _keys(names), strict=True))


def applied_on(application: events.Application) -> date | None:
    """The first day on which it was sent, where the file tells one."""
    days = [event.on for event in application.events if event.kind is Kind.APPLIED and event.on is not None]
    return min(days, default=None)


class Waiting:
    """Applications of a search that were saved, or sent on an unknown day, and that a file may now tell the day of."""

    def __init__(self, known: Mapping[str, Application], keys: Set[str]) -> None:
        """Those of the known ones whose own key is not among the keys of the file."""
        named = {known[key].pk for key in keys & known.keys()}
        rows = {row.pk: row for row in known.values() if row.applied_on is None and row.pk not in named}
        self._rows: defaultdict[str, list[Application]] = defaultdict(list)
        for row in sorted(rows.values(), key=lambda row: (not row.removed, -row.number)):
            self._rows[name_of(row.employer, row.role)].append(row)

    def take(self, read: events.Application) -> Application | None:
        """The first that waits for this one of the file, once; without a day it is known by its key alone."""
        waiting = self._rows.get(name_of(read.employer, read.role))
        return waiting.pop() if waiting and applied_on(read) is not None else None


def ever_recorded(applications: Set[UUID]) -> dict[UUID, set[Told]]:
    """Every kind and day that was ever recorded of each application, but for what an undo took back.

    What the person corrected or took back stays so: the file's old word is no news.
    """
    found: dict[UUID, set[Told]] = defaultdict(set)
    for some in _parts(sorted(applications)):
        rows = Event.objects.filter(application__in=some).order_by("revision")
        told = list(rows.values_list("application", "fact", "kind", "on", "void", "batch__undoes"))
        last = {fact: void and undoes is not None for _, fact, _, _, void, undoes in told}
        for of, fact, kind, on, _void, _undoes in told:
            if not last[fact]:  # what was undone last, and not put back
                found[of].add((kind, on))
    return found


def missing(read: Sequence[events.Event], known: Set[Told]) -> tuple[events.Event, ...]:
    """Facts that are not there: another day of a kind is another fact, an undated one of a known kind is not."""
    kinds = {kind for kind, _ in known}
    return tuple(event for event in read if _is_new(event, known, kinds))


def _is_new(event: events.Event, known: Set[Told], kinds: Set[str]) -> bool:
    if event.on is None:
        return event.kind.value not in kinds
    return (event.kind.value, event.on) not in known


def _parts(ids: Sequence[UUID]) -> Iterator[Sequence[UUID]]:
    return (ids[start : start + _AT_ONCE] for start in range(0, len(ids), _AT_ONCE))


def _keys(names: Iterable[str]) -> Iterator[str]:
    """A key a name; of several with one name, the second gets another one."""
    times: Counter[str] = Counter()
    for name in names:
        yield sha256(f"{name}|{times[name]}".encode("utf-8", "surrogatepass")).hexdigest()
        times[name] += 1


def _dated_name(employer: str, role: str, day: date | None) -> str:
    return f"{name_of(employer, role)}|{day or ''}"


def name_of(employer: str, role: str) -> str:
    """Employer and role as they are compared: without their case and the width of their blanks."""
    return f"{known_as(employer)}|{known_as(role)}"
