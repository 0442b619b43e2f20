"""What is done to many, as its form says it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.functional import Promise as StrPromise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onward.events import Kind
from onward.journal.bulk import Doing, Edit
from onward.journal.listing import listed
from onward.journal.models import Application, Search
from onward.journal.names import KINDS
from onward.web.finding import today
from onward.web.forms.days import DayField
from onward.web.list_asked import Asked, read_asked

LONGEST_TAG = 60
RECORDED = (
    *(Kind.CLOSED, Kind.REJECTED, Kind.WITHDRAWN, Kind.APPLIED, Kind.ANSWERED),
    *(Kind.SCREEN, Kind.ASSESSMENT, Kind.INTERVIEW, Kind.OFFER),
)
DOINGS: tuple[tuple[str, StrPromise], ...] = (
    *((f"{Doing.RECORD}:{kind}", KINDS[kind]) for kind in RECORDED),
    (Doing.TAG, gettext_lazy("Add a tag")),
    (Doing.UNTAG, gettext_lazy("Take a tag off")),
    (Doing.SOURCE, gettext_lazy("Say where they were found")),
    (Doing.ATTRIBUTE, gettext_lazy("Set an attribute")),
    (Doing.PUT_AWAY, gettext_lazy("Put away")),
)
"""What can be done to those that were chosen."""


@dataclass(frozen=True)
class Many:
    """What is wanted of whom.

    Attributes:
        doing: as the form names it.
        edit: the change.
        asked: the list that they were chosen from.
        ids: those that were chosen; None: all that the list has.
        wrong: why it can't be done yet, in words; empty where nothing is missing.
    """

    doing: str
    edit: Edit
    asked: Asked
    ids: tuple[UUID, ...] | None
    wrong: str

    def chosen(self, search: Search) -> QuerySet[Application]:
        """Whom it is about."""
        if self.ids is None:
            return listed(search, self.asked.filter, today=today(), sort=self.asked.sort)
        rows = Application.objects.filter(search=search, removed=False)
        return rows.filter(pk__in=self.ids).order_by("employer", "number")


def read_many(form: QueryDict) -> Many | None:
    """What the form wants; None where it does not say what to do."""
    name, _sign, kind = form.get("doing", "").partition(":")
    if name not in set(Doing) or (kind and kind not in RECORDED):
        return None
    on, wrong = None, ""
    try:
        on = DayField().clean(form.get("on", "")) or today()
    except forms.ValidationError as error:
        wrong = error.messages[0]
    edit = Edit(Doing(name), Kind(kind) if kind else None, on, form.get("value", ""), form.get("column", ""))
    asked = read_asked(QueryDict(form.get("filter", "")) if "filter" in form else form)
    return Many(
        doing=form.get("doing", ""),
        edit=edit,
        asked=asked,
        ids=None if form.get("all") else tuple(_ids(form.getlist("id"))),
        wrong=wrong or _problem(edit) or _not_one_tag(edit),
    )


def _ids(texts: list[str]) -> list[UUID]:
    found: list[UUID] = []
    for text in texts:
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return found


def _not_one_tag(edit: Edit) -> str:
    """The page of one application takes tags with commas between them; here it is one, and all of it is kept."""
    if edit.doing not in {Doing.TAG, Doing.UNTAG}:
        return ""
    if "," in edit.value:
        return _("One tag at a time, without a comma.")
    if len(edit.value.strip()) > LONGEST_TAG:
        return _("A tag has up to {most} letters.").format(most=LONGEST_TAG)
    return ""


def _problem(edit: Edit) -> str:
    said: dict[str, Any] = {
        "": "",
        "kind": _("Say what happened."),
        "day": _("Say the day."),
        "to come": _("That day is still to come. Record it when it has happened."),
        "value": _("Say which tag."),
        "column": _("Say which attribute."),
    }
    return str(said[edit.problem()])
