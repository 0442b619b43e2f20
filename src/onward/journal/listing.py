"""Finding applications: the one place that knows how a list of them is filtered, searched and sorted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, F, Func, IntegerField, OrderBy, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Lower
from django.db.models.lookups import Contains

from onward.journal.folding import Folded, folded
from onward.journal.models import Application, Note, Place, Search, Tagging, Task

WAITING = (Place.APPLIED, Place.ANSWERED, Place.TALKING, Place.INTERVIEW)
"""Where the next word is the employer's."""


@dataclass(frozen=True)
class Filter:
    """Which applications; what is empty leaves nothing out.

    Attributes:
        words: each must occur in the employer, role, location, a note or a tag.
        places, endings: any of these.
        source, tag: exactly this.
        applied_from, applied_to: the first day of applying, both ends included.
        column, level: an attribute and its level.
        waiting_over: nothing happened for more than so many days, and the next word is the employer's.
        due: something is to be done by today.
        away: those that were put away, and no others.
    """

    words: str = ""
    places: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    source: str = ""
    tag: str = ""
    applied_from: date | None = None
    applied_to: date | None = None
    column: str = ""
    level: str = ""
    waiting_over: int | None = None
    due: bool = False
    away: bool = False


def listed(search: Search, wanted: Filter, *, today: date, sort: str = "") -> QuerySet[Application]:
    """The applications of a search that a filter leaves, sorted.

    Args:
        search: whose.
        wanted: which.
        today: what days are counted to.
        sort: a name of `SORTS`, with "-" before it to turn it round; what has no value comes last either way.
    """
    rows = Application.objects.filter(search=search, removed=wanted.away).filter(_plain(wanted, today))
    for word in wanted.words.split():
        rows = rows.filter(_in_any(search, word))
    if wanted.tag:
        rows = rows.filter(pk__in=_tagged(search, Q(name=wanted.tag)))
    if wanted.due:
        due = Task.objects.filter(
            search=search, removed=False, done_on=None, due__lte=today, application__isnull=False
        )
        rows = rows.filter(pk__in=due.values("application_id"))
    if wanted.column and wanted.level:
        rows = rows.alias(level_of=LevelOf(F("attributes"), Value(wanted.column))).filter(level_of=wanted.level)
    return rows.order_by(*_order(sort))


def _plain(wanted: Filter, today: date) -> Q:
    """What the application's own fields answer."""
    found = Q()
    if wanted.places:
        found &= Q(place__in=wanted.places)
    if wanted.endings:
        found &= Q(ending__in=wanted.endings)
    if wanted.source:
        found &= Q(source=wanted.source)
    if wanted.applied_from:
        found &= Q(applied_on__gte=wanted.applied_from)
    if wanted.applied_to:
        found &= Q(applied_on__lte=wanted.applied_to)
    if wanted.waiting_over is not None:
        found &= Q(place__in=WAITING, last_on__lt=today - timedelta(days=wanted.waiting_over))
    return found


def _in_any(search: Search, word: str) -> Q:
    notes = Note.objects.filter(_has("text", word), application__search=search, removed=False)
    own = _has("employer", word) | _has("role", word) | _has("location", word)
    return own | Q(pk__in=notes.values("application_id")) | Q(pk__in=_tagged(search, _has("name", word)))


def _tagged(search: Search, named: Q) -> QuerySet[Tagging, Any]:
    return Tagging.objects.filter(named, application__search=search, removed=False).values("application_id")


def _has(field: str, word: str) -> Q:
    return Q(Contains(Folded(F(field)), Value(folded(word))))


class LevelOf(Func):
    """An attribute's level as text, whatever its column is called."""

    function = "JSONB_EXTRACT_PATH_TEXT"
    output_field = TextField()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """SQLite takes a path."""
        attributes, column = self.source_expressions
        path = Value(f'$."{getattr(column, "value", "")}"')
        return Func(attributes, path, function="JSON_EXTRACT").as_sql(compiler, connection, **context)


def _place_order(field: str) -> Case:
    steps = [When(**{field: place}, then=Value(step)) for step, place in enumerate(Place)]
    return Case(*steps, default=Value(0), output_field=IntegerField())


SORTS: Mapping[str, Any] = {
    "employer": Lower("employer"),
    "role": Lower("role"),
    "place": _place_order("place"),
    "applied": F("applied_on"),
    "last": F("last_on"),
    "source": Lower("source"),
    "number": F("number"),
}
"""What a list can be sorted by."""
USUAL = "-last"
"""How it is sorted where nobody said: the latest activity first."""


def _order(sort: str) -> list[OrderBy]:
    name = sort.removeprefix("-")
    if name not in SORTS:
        sort, name = USUAL, USUAL.removeprefix("-")
    by = OrderBy(SORTS[name], descending=sort.startswith("-"), nulls_last=True)
    return [by, F("number").desc()]
