"""What happened, and when."""

from __future__ import annotations

import datetime
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onward.events import Kind
from onward.journal.names import KINDS
from onward.journal.writing import Fact
from onward.web.forms.days import DayField, not_to_come
from onward.web.forms.meanwhile import EditForm

ORDER = (
    Kind.APPLIED,
    Kind.ANSWERED,
    Kind.SCREEN,
    Kind.ASSESSMENT,
    Kind.INTERVIEW,
    Kind.OFFER,
    Kind.ACCEPTED,
    Kind.DECLINED,
    Kind.REJECTED,
    Kind.WITHDRAWN,
    Kind.CLOSED,
    Kind.CONTACTED,
)
_MAY_COME = {Kind.SCREEN, Kind.ASSESSMENT, Kind.INTERVIEW}
"""These have their day before they have happened."""


class EventForm(EditForm):
    """One dated fact; the day may be unknown, but that has to be said."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What happened?"), choices=[(str(kind), KINDS[kind]) for kind in ORDER]
    )
    on = DayField(label=gettext_lazy("The day"))
    unknown = forms.BooleanField(required=False, label=gettext_lazy("Day unknown"))
    time = forms.TimeField(
        required=False,
        label=gettext_lazy("Time"),
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        error_messages={"invalid": gettext_lazy("That is no time. Write it as 14:30.")},
    )
    note = forms.CharField(
        required=False, max_length=5000, label=gettext_lazy("Note"), widget=forms.Textarea(attrs={"rows": 2})
    )

    def clean(self) -> dict[str, Any]:
        """A day, or that it is not known."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        if found.get("unknown"):
            found["on"] = found["time"] = None
            self.errors.pop("on", None)
        elif "on" not in self.errors:
            self._check_day(found)
        return found

    def _check_day(self, found: dict[str, Any]) -> None:
        if found.get("on") is None:
            self.add_error("on", _("Choose the day, or say that it is not known."))
        elif found.get("kind") not in _MAY_COME:
            try:
                not_to_come(found["on"])
            except forms.ValidationError as error:
                self.add_error("on", error)

    @property
    def day(self) -> date | None:
        """The day; None where it is not known."""
        on: date | None = self.cleaned_data["on"]
        return on

    @property
    def clock(self) -> datetime.time | None:
        """The time of day."""
        at: datetime.time | None = self.cleaned_data["time"]
        return at

    def fact(self) -> Fact:
        """What was filled in."""
        by = timezone.localdate() if self.day is None else None
        return Fact(
            Kind(self.cleaned_data["kind"]), self.day, time=self.clock, by=by, note=self.cleaned_data["note"]
        )


class RejectedForm(forms.Form):
    """They said no."""

    on = DayField(label=gettext_lazy("When did they say so?"))
    unknown = forms.BooleanField(required=False, label=gettext_lazy("Day unknown"))
    note = forms.CharField(
        required=False,
        max_length=5000,
        label=gettext_lazy("What they wrote, if you like to keep it"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def clean(self) -> dict[str, Any]:
        """Today where nothing else is said: two clicks are enough."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        if found.get("unknown"):
            found["on"] = None
            self.errors.pop("on", None)
        elif "on" not in self.errors:
            found["on"] = found.get("on") or timezone.localdate()
            try:
                not_to_come(found["on"])
            except forms.ValidationError as error:
                self.add_error("on", error)
        return found


class DayForm(forms.Form):
    """One day, today unless another is said."""

    on = DayField(label=gettext_lazy("The day"))

    def clean_on(self) -> date:
        """The day."""
        on: date = self.cleaned_data["on"] or timezone.localdate()
        not_to_come(on)
        return on
