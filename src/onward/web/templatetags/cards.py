"""What cards and rows of applications need in templates."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import template
from django.utils.functional import Promise as StrPromise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from onward.journal import moving
from onward.journal.models import Application
from onward.journal.names import ENDINGS, KINDS, PLACES
from onward.language import number as in_figures

register = template.Library()


@register.filter
def since(day: date | None, today: date) -> str:
    """How long ago a day was, or how far ahead it lies."""
    if day is None:
        return ""
    days = (today - day).days
    if days == 0:
        return _("today")
    if days < 0:
        return ngettext("in {count} day", "in {count} days", -days).format(count=-days)
    return ngettext("{count} day", "{count} days", days).format(count=days)


@register.filter
def due_word(day: date | None, today: date) -> str:
    """When something is to be done, where that is near."""
    if day is None:
        return ""
    if day < today:
        return _("overdue")
    return _("due today") if day == today else _("due soon")


@register.filter
def stamp(application: Application) -> str:
    """What a form sends back, so that a change made elsewhere is noticed."""
    return moving.stamp(application)


@register.filter
def standing_word(application: Application) -> StrPromise | str:
    """Its column, or how it ended."""
    names = ENDINGS if application.ending else PLACES
    return names.get(application.ending or application.place, application.place)


@register.filter
def kind_word(kind: str) -> StrPromise | str:
    """What happened."""
    return KINDS.get(kind, kind)


@register.filter
def at(found: Mapping[Any, Any], key: Any) -> Any:
    """What stands under a key; None where nothing does."""
    return found.get(key)


@register.filter
def number(value: int) -> str:
    """A count with the signs of the language."""
    return in_figures(value)
