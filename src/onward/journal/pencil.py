"""Writing ahead: rows are made ready before anybody has to wait, and then written in one short stroke.

pencil = Pencil(search)
pencil.add(note)                        # as with a Pen, but nothing is written
with write(search, "imported", batch=pencil.batch.pk) as pen:
    pencil.ink(pen)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Max, Model
from django.utils import timezone

from onward.journal.current import latest
from onward.journal.derive import standing
from onward.journal.models import Application, Batch, Change, Event, Kept, Search
from onward.journal.saving import Inserts, inserts
from onward.journal.writing import Fact, Pen, event_of


class Pencil(Pen):
    """A pen that only adds, and writes later."""

    def __init__(self, search: Search) -> None:
        super().__init__(search, Batch(search=search))
        self._rows: dict[type[Model], list[Any]] = defaultdict(list)
        self._inserts: dict[type[Model], tuple[Inserts, ...]] = {}
        self._now = timezone.now()

    def add(self, *rows: Kept) -> None:
        """New rows, all of one table."""
        if rows:
            self._rows[type(rows[0])] += rows

    def add_plain(self, *rows: Model) -> None:
        """New rows of a table that keeps no history of changes: events with their revisions, tosses."""
        if rows:
            self._rows[type(rows[0])] += rows

    def record_all(self, facts: Iterable[tuple[Application, Fact]]) -> list[Event]:
        """New facts of applications that were added here."""
        made = [event_of(application, fact, self.batch, self._now) for application, fact in facts]
        self.add_plain(*made)
        return made

    def adds(self, table: type[Model]) -> bool:
        """Whether there is a row of this table."""
        return bool(self._rows.get(table))

    def make_ready(self) -> None:
        """All that can be done before the lock is taken."""
        self._stand()
        for table in self._rows:
            self._make_ready(table)

    def ink(self, pen: Pen) -> None:
        """Write all of it: into the batch that has the pencil's id."""
        self._number_anew(pen.search)
        for some in self._inserts.values():
            for made in some:
                made.run()

    def _make_ready(self, table: type[Model]) -> None:
        rows = self._rows[table]
        if not rows:
            return
        self._inserts[table] = (inserts(rows),)
        if issubclass(table, Kept):
            name = table.__name__
            changes = [
                Change(batch=self.batch, table=name, row=row.pk, before=None, after=row.state()) for row in rows
            ]
            self._inserts[table] += (inserts(changes),)

    def _stand(self) -> None:
        """Where the new applications stand, by the facts that are added with them."""
        facts = latest(self._rows[Event])
        for row in self._rows[Application]:
            for name, value in vars(standing(facts.get(row.pk, ()))).items():
                setattr(row, name, value)

    def _number_anew(self, search: Search) -> None:
        """Other numbers for the new applications, where somebody took theirs meanwhile."""
        rows = self._rows[Application]
        if not rows or self._last_number is None:
            return
        there = Application.objects.filter(search=search).aggregate(most=Max("number"))["most"] or 0
        ahead = there + len(rows) - self._last_number
        if ahead:
            for row in rows:
                row.number += ahead
            self._last_number += ahead
            self._make_ready(Application)
