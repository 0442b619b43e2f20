"""Days as people give them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onward.journal.day_order import BeforeSendingError

_FIRST = date(1980, 1, 1)
_AHEAD = timedelta(days=2 * 366)
_WRITTEN = ["%Y-%m-%d", "%d.%m.%Y", "%d %B %Y", "%d %b %Y"]


class DayField(forms.DateField):
    """A day within a working life; empty is allowed, and what empty means is the form's to say."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("required", False)
        super().__init__(
            widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            input_formats=_WRITTEN,
            error_messages={"invalid": gettext_lazy("That is no day. Write it as 2026-03-31.")},
            **options,
        )

    def clean(self, value: Any) -> date | None:
        """The day."""
        day: date | None = super().clean(value)
        if day is not None and not _FIRST <= day <= timezone.localdate() + _AHEAD:
            raise forms.ValidationError(_("That day is too far away. Is the year right?"))
        return day


@contextmanager
def said_of(form: forms.Form, field: str) -> Iterator[None]:
    """Say of a form's day that it can't be so, where the journal refuses it; then the block ends, and no line more."""
    try:
        yield
    except BeforeSendingError as error:
        form.add_error(field, str(error))


def not_to_come(day: date | None) -> None:
    """Refuse a day that is still to come.

    Raises:
        ValidationError: if it is.
    """
    if day is not None and day > timezone.localdate():
        raise forms.ValidationError(_("That day is still to come. Record it when it has happened."))
