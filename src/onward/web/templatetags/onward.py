"""What templates need beyond Django's own."""

from __future__ import annotations

from datetime import date, datetime

from django import template
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from onward.language import full_day, month_day

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    """A symbol of the one set, for the eyes only: words stand beside it."""
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        static("web/icons.svg"),
        name,
    )


@register.filter
def days_since(day: date | None, today: date) -> int | None:
    """Whole days from a day to today; None where the day is not known."""
    return (today - day).days if day else None


@register.filter
def day(when: date | None) -> str:
    """A day as people say it: "14 May" within this year, "14 May 2024" else; empty where it is not known."""
    if when is None:
        return ""
    if isinstance(when, datetime):
        when = timezone.localdate(when)
    return month_day(when) if when.year == timezone.localdate().year else full_day(when)
