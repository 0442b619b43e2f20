"""One change to many applications: as a whole or not at all, and one undo for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import Any

from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast
from django.utils import timezone

from onward.events import Kind
from onward.journal.adding import tag_names
from onward.journal.current import current_events_of
from onward.journal.day_order import refusal
from onward.journal.derive import ENDING_OF
from onward.journal.models import Application, Batch, Place, Search, Tagging
from onward.journal.moving import AHEAD
from onward.journal.writing import Fact, Pen, write

_AT_ONCE = 500


class Doing(StrEnum):
    """What can be done to many."""

    RECORD = "record"
    TAG = "tag"
    UNTAG = "untag"
    SOURCE = "source"
    ATTRIBUTE = "attribute"
    PUT_AWAY = "put-away"


@dataclass(frozen=True)
class Edit:
    """One change to many.

    Attributes:
        doing: what.
        kind, on: of the event that is recorded.
        value: the tag, the source, or the attribute's level; an empty source or level takes away what is there.
        column: of the attribute.
    """

    doing: Doing
    kind: Kind | None = None
    on: date | None = None
    value: str = ""
    column: str = ""

    def problem(self) -> str:
        """What is missing or can't be: "kind", "day", "to come", "value", "column"; empty where nothing is."""
        if self.doing is Doing.RECORD:
            if self.kind is None:
                return "kind"
            if self.on is None:
                return "day"
            return "to come" if self.on > timezone.localdate() and self.kind not in AHEAD else ""
        if self.doing in {Doing.TAG, Doing.UNTAG} and not tag_names([self.value]):
            return "value"
        return "column" if self.doing is Doing.ATTRIBUTE and not self.column.strip() else ""


class CannotEditError(Exception):
    """Nothing was written.

    Attributes:
        reason: "changed since" (they are others now than were agreed to), "sent later" (all of them after that day),
            or "nothing to do".
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def agreement(chosen: QuerySet[Application]) -> str:
    """What a person agrees to who sees these applications: others, or ones that stand elsewhere, give another."""
    ids = chosen.order_by().annotate(id_text=Cast("pk", CharField()))  # text is quicker to read by the thousand
    told = sorted(map(" ".join, ids.values_list("id_text", "place", "ending")))
    return sha256("\n".join(told).encode()).hexdigest()[:32]


def open_to(chosen: QuerySet[Application], edit: Edit) -> QuerySet[Application]:
    """Those of them that the edit may change: what has ended does not end again, nothing comes before it was sent."""
    early = [one.pk for one in sent_later(chosen, edit)]
    return _not_ended(chosen, edit).exclude(pk__in=early) if early else _not_ended(chosen, edit)


def sent_later(chosen: QuerySet[Application], edit: Edit) -> list[Application]:
    """Those of them to which a step of that day can't belong, because they were sent after it."""
    if edit.doing is not Doing.RECORD or edit.kind in {None, Kind.CONTACTED} or edit.on is None:
        return []
    later = Q(applied_on__gt=edit.on)
    if edit.kind is Kind.APPLIED:
        later |= Q(applied_on=None, last_on__isnull=False)
    rows = list(_not_ended(chosen, edit).filter(later))
    facts = current_events_of([one.pk for one in rows])
    step = Fact(edit.kind or Kind.APPLIED, edit.on)
    return [one for one in rows if refusal(facts.get(one.pk, []), step)]


def _not_ended(chosen: QuerySet[Application], edit: Edit) -> QuerySet[Application]:
    return chosen.exclude(place=Place.ENDED) if edit.kind in ENDING_OF else chosen


def _concerned(applications: Sequence[Application], edit: Edit) -> list[Application]:
    """Those of them that the edit changes: the others have it already."""
    if edit.doing is Doing.SOURCE:
        return [one for one in applications if one.source != edit.value.strip()]
    if edit.doing is Doing.ATTRIBUTE:
        return [one for one in applications if one.attributes.get(edit.column.strip(), "") != edit.value.strip()]
    if edit.doing in {Doing.TAG, Doing.UNTAG}:
        having = {tagging.application_id for tagging in _taggings(applications, edit.value)}
        return [one for one in applications if (one.pk in having) == (edit.doing is Doing.UNTAG)]
    return list(applications)


def edit_many(
    search: Search, chosen: QuerySet[Application], edit: Edit, *, agreed: str | None = None
) -> tuple[int, Batch]:
    """Do it to all that are chosen.

    Args:
        search: whose.
        chosen: which; asked for again under the lock.
        edit: what.
        agreed: the agreement of what the person saw; None where nobody looked.

    Returns:
        How many were changed, and the batch that undoes it.

    Raises:
        CannotEditError: and then nothing is written.
    """
    with write(search, "edited many", **_about(edit)) as pen:
        chosen = chosen.filter(search=search, removed=False)
        if agreed is not None and agreement(chosen) != agreed:
            raise CannotEditError("changed since")
        some = _concerned(list(open_to(chosen, edit)), edit)
        if not some:
            raise CannotEditError("sent later" if sent_later(chosen, edit) else "nothing to do")
        pen.batch.about["n"] = len(some)
        pen.batch.save(update_fields=["about"])
        _do(pen, some, edit)
    return len(some), pen.batch


def _do(pen: Pen, some: Sequence[Application], edit: Edit) -> None:
    value, column = edit.value.strip(), edit.column.strip()
    if edit.doing is Doing.RECORD and edit.kind is not None:
        fact = Fact(edit.kind, edit.on)
        pen.record_all((one, fact) for one in some)
    elif edit.doing is Doing.TAG:
        (name,) = tag_names([value])
        pen.add(*(Tagging(application=one, name=name) for one in some))
    elif edit.doing is Doing.UNTAG:
        pen.change_each((tagging, {"removed": True}) for tagging in _taggings(some, value))
    elif edit.doing is Doing.SOURCE:
        pen.change_each((one, {"source": value[:200]}) for one in some)
    elif edit.doing is Doing.ATTRIBUTE:
        pen.change_each((one, {"attributes": _with_level(one, column[:200], value[:200])}) for one in some)
    else:
        pen.change_each((one, {"removed": True}) for one in some)


def _with_level(one: Application, column: str, level: str) -> dict[str, str]:
    rest = {name: value for name, value in one.attributes.items() if name != column}
    return rest | ({column: level} if level else {})


def _taggings(applications: Sequence[Application], name: str) -> list[Tagging]:
    found: list[Tagging] = []
    (clean,) = tag_names([name]) or [""]
    for start in range(0, len(applications), _AT_ONCE):
        some = [one.pk for one in applications[start : start + _AT_ONCE]]
        found += Tagging.objects.filter(application__in=some, removed=False, name__iexact=clean)
    return found


def _about(edit: Edit) -> dict[str, Any]:
    """What the history's words need."""
    return {
        "doing": str(edit.doing),
        "kind": str(edit.kind) if edit.kind else None,
        "on": edit.on.isoformat() if edit.on else None,
        "value": edit.value,
        "column": edit.column,
    }
