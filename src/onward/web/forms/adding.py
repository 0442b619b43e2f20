"""Adding an application, and editing what is known of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onward.journal.adding import FIELDS, NewApplication
from onward.web.forms.days import DayField, not_to_come
from onward.web.forms.meanwhile import EditForm

_MOST_TEXT = 50_000
_MOST_ATTRIBUTES = 40


class KnownForm(EditForm):
    """What is known of an application, apart from what happened."""

    employer = forms.CharField(max_length=300, required=False, label=gettext_lazy("Employer"))
    role = forms.CharField(max_length=300, required=False, label=gettext_lazy("Role"))
    address = forms.CharField(
        max_length=2000,
        required=False,
        label=gettext_lazy("Address of the posting"),
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
    )
    location = forms.CharField(max_length=300, required=False, label=gettext_lazy("Place"))
    salary = forms.CharField(max_length=200, required=False, label=gettext_lazy("Salary"))
    source = forms.CharField(max_length=200, required=False, label=gettext_lazy("Where you found it"))
    resume = forms.CharField(max_length=200, required=False, label=gettext_lazy("Resume version"))
    letter = forms.CharField(max_length=200, required=False, label=gettext_lazy("Letter version"))
    about = forms.CharField(
        max_length=_MOST_TEXT,
        required=False,
        label=gettext_lazy("Text of the posting"),
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("employer", "role", "location", "salary", "source", "resume", "letter"):
            self.fields[name].widget.attrs["autocomplete"] = "off"
        for name in ("source", "resume", "letter"):
            self.fields[name].widget.attrs["list"] = f"own-{name}"

    def clean_address(self) -> str:
        """An address of the web, or words; never anything that a link would run."""
        address: str = self.cleaned_data["address"]
        scheme = address.partition(":")[0].strip().casefold()
        if "://" not in address and scheme in {"javascript", "data", "vbscript", "file", "blob"}:
            raise forms.ValidationError(_("That is no address of a posting."))
        return address

    def clean(self) -> dict[str, Any]:
        """A name of some kind is needed to know it again."""
        found = super().clean() or self.cleaned_data
        if not any(found.get(name) for name in ("employer", "role", "address")) and not self.errors:
            raise forms.ValidationError(_("Say at least who it is, what the role is, or where the posting is."))
        return found

    def texts(self) -> dict[str, str]:
        """Field of an application → text."""
        return {name: self.cleaned_data[name] for name in FIELDS}


class AddForm(KnownForm):
    """A new application."""

    TODAY, ON, UNKNOWN, SAVED = "today", "on", "unknown", "saved"
    sent = forms.ChoiceField(
        label=gettext_lazy("Have you applied?"),
        choices=[
            (TODAY, gettext_lazy("Today")),
            (ON, gettext_lazy("On another day")),
            (UNKNOWN, gettext_lazy("Yes, but I don't know when")),
            (SAVED, gettext_lazy("Not yet: only keep it")),
        ],
        widget=forms.RadioSelect,
        initial=TODAY,
    )
    applied_on = DayField(label=gettext_lazy("The day"))
    apply_by = DayField(label=gettext_lazy("Apply by"), help_text=gettext_lazy("a reminder, until it is sent"))
    tags = forms.CharField(
        max_length=500,
        required=False,
        label=gettext_lazy("Tags"),
        help_text=gettext_lazy("with commas between them"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    note = forms.CharField(
        max_length=_MOST_TEXT, required=False, label=gettext_lazy("Note"), widget=forms.Textarea(attrs={"rows": 3})
    )

    def clean(self) -> dict[str, Any]:
        """The day where one was promised."""
        found = super().clean()
        if found.get("sent") == self.ON and "applied_on" not in self.errors:
            try:
                not_to_come(found.get("applied_on"))
            except forms.ValidationError as error:
                self.add_error("applied_on", error)
            if found.get("applied_on") is None and "applied_on" not in self.errors:
                self.add_error("applied_on", _("Choose the day, or say that you don't know it."))
        return found

    def new_application(self, attributes: dict[str, str]) -> NewApplication:
        """What was filled in."""
        found = self.cleaned_data
        day: date | None = {self.TODAY: timezone.localdate(), self.ON: found["applied_on"]}.get(found["sent"])
        return NewApplication(
            **self.texts(),
            resume=found["resume"],
            letter=found["letter"],
            attributes=attributes,
            sent=found["sent"] != self.SAVED,
            applied_on=day,
            apply_by=found["apply_by"],
            tags=tuple(found["tags"].split(",")),
            note=found["note"],
        )


def attributes_of(sent: QueryDict) -> dict[str, str]:
    """Pairs of name and level, as they stand side by side in the form."""
    return only_told(attributes_sent(sent))


def attributes_sent(sent: QueryDict) -> dict[str, str]:
    """The same with those that were left empty."""
    pairs = zip(sent.getlist("attribute_name"), sent.getlist("attribute_level"), strict=False)
    clean = ((name.strip()[:100], level.strip()[:200]) for name, level in pairs)
    return {name: level for name, level in clean if name}


def only_told(attributes: Mapping[str, str]) -> dict[str, str]:
    """Those that say something, up to as many as are kept."""
    return dict([(name, level) for name, level in attributes.items() if level][:_MOST_ATTRIBUTES])
