"""What places, kinds of events and endings are called, in templates."""

from __future__ import annotations

from django import template
from django.utils.functional import Promise as StrPromise

from onward.web import naming

register = template.Library()


@register.filter
def place_name(place: str) -> StrPromise | str:
    """The column of the board."""
    return naming.PLACES.get(place, place)


@register.filter
def kind_name(kind: str) -> StrPromise | str:
    """What happened."""
    return naming.KINDS.get(kind, kind)


@register.filter
def ending_name(ending: str) -> StrPromise | str:
    """How it ended."""
    return naming.ENDINGS.get(ending, ending)
