"""What templates need beyond Django's own."""

from __future__ import annotations

from datetime import date, datetime

from django import template
from django.forms import BoundField
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from onward.journal import command_line
from onward.language import day_in_figures, full_day, month_day

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
def to_type(command: str) -> str:
    """A command that works in this data folder."""
    return command_line.to_type(command)


@register.filter
def meanwhile(field: BoundField) -> str:
    """What somebody else wrote in a field while this form was open; empty where nobody did."""
    found: dict[str, str] = getattr(field.form, "meanwhile", {})
    return found.get(field.html_name, "")


@register.filter
def days_since(day: date | None, today: date) -> int | None:
    """Whole days from a day to today; None where the day is not known."""
    return (today - day).days if day else None


@register.filter
def day(when: date | None) -> str:
    """A day as people say it: "14 May" within this year, "14 May 2024" else; empty where it is not known."""
    here = _here(when)
    if here is None:
        return ""
    return month_day(here) if here.year == timezone.localdate().year else full_day(here)


@register.filter
def whole_day(when: date | None) -> str:
    """The same with its year always."""
    here = _here(when)
    return full_day(here) if here else ""


@register.filter
def figures_day(when: date | None) -> str:
    """A day for a table, in the figures of the language."""
    here = _here(when)
    return day_in_figures(here) if here else ""


def _here(when: date | None) -> date | None:
    """The day where the person is."""
    return timezone.localdate(when) if isinstance(when, datetime) else when
