"""What Settings asks for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onward.journal.person import system_zone, zones
from onward.outcomes import PERIOD
from onward.web.forms.meanwhile import EditForm
from onward.web.own_ways import page_languages

_NAMES = {"en": "English", "de": "Deutsch"}


class WaysForm(EditForm):
    """Language, look, time."""

    language = forms.ChoiceField(required=False, label=gettext_lazy("Language"))
    theme = forms.ChoiceField(required=False, label=gettext_lazy("Look"))
    zone = forms.ChoiceField(required=False, label=gettext_lazy("Time zone"))
    first_weekday = forms.TypedChoiceField(
        required=False, label=gettext_lazy("A week begins on"), coerce=int, empty_value=None
    )

    single_keys = forms.BooleanField(
        required=False, label=gettext_lazy("Single keys do something: n adds, / finds")
    )

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        own = system_zone() or "UTC"
        self._choose("language", [("", _("As the browser asks")), *((c, _NAMES[c]) for c in page_languages())])
        self._choose("theme", [("", _("As the system is")), ("light", _("Light")), ("dark", _("Dark"))])
        self._choose("zone", [("", _("This machine's: {zone}").format(zone=own)), *((z, z) for z in zones())])
        self._choose("first_weekday", [("", _("As the language has it")), *((n, WEEKDAYS[n]) for n in (0, 5, 6))])

    def _choose(self, name: str, choices: list[tuple[Any, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices


class SearchForm(EditForm):
    """About the search that is looked at."""

    name = forms.CharField(max_length=200, label=gettext_lazy("Its name"))
    period = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=365,
        label=gettext_lazy("Days within which an answer counts"),
        error_messages={"invalid": gettext_lazy("Write a number of days.")},
    )
    pace_goal = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=200,
        label=gettext_lazy("Applications a week that you aim at"),
        help_text=gettext_lazy("if you like a number"),
        error_messages={"invalid": gettext_lazy("Write a number.")},
    )
    hide_endings = forms.BooleanField(required=False, label=gettext_lazy("Leave what has ended off the board"))

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["period"].help_text = _("usually {days}").format(days=PERIOD["live"])


class RecordForm(EditForm):
    """What stands on the record for an authority."""

    name = forms.CharField(required=False, max_length=200, label=gettext_lazy("Your name"))
    reference = forms.CharField(
        required=False, max_length=200, label=gettext_lazy("Reference, as they gave it to you")
    )


class TokenForm(forms.Form):
    """A token for another program."""

    name = forms.CharField(max_length=100, label=gettext_lazy("What for"))
    days = forms.TypedChoiceField(
        required=False,
        label=gettext_lazy("It opens"),
        initial="90",
        coerce=int,
        empty_value=None,
        choices=[
            ("90", gettext_lazy("for 90 days")),
            ("365", gettext_lazy("for a year")),
            ("", gettext_lazy("until you take it away")),
        ],
    )
    may_write = forms.BooleanField(required=False, label=gettext_lazy("It may write, too"))


class NameForm(EditForm):
    """A name."""

    name = forms.CharField(max_length=200, label=gettext_lazy("Name"))
