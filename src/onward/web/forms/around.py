"""Tasks, notes, contacts and documents."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onward.journal.files import MOST_BYTES
from onward.journal.models import DocumentKind, TaskKind
from onward.journal.names import TASKS
from onward.web.forms.days import DayField
from onward.web.forms.meanwhile import EditForm


class TaskForm(EditForm):
    """Something to do."""

    what = forms.CharField(max_length=500, label=gettext_lazy("What is to do?"))
    due = DayField(label=gettext_lazy("By when"))
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"), choices=[(str(kind), TASKS[kind]) for kind in TaskKind.values], required=False
    )

    def clean_kind(self) -> str:
        """Something else, where nothing was said."""
        return self.cleaned_data["kind"] or TaskKind.OTHER


class NoteForm(EditForm):
    """Free words."""

    text = forms.CharField(
        max_length=50_000, label=gettext_lazy("What to remember"), widget=forms.Textarea(attrs={"rows": 4})
    )


class ContactForm(EditForm):
    """Somebody to write to."""

    name = forms.CharField(max_length=200, label=gettext_lazy("Name"))
    part = forms.CharField(
        max_length=200,
        required=False,
        label=gettext_lazy("Part"),
        help_text=gettext_lazy("recruiter, team lead, …"),
    )
    mail = forms.CharField(
        max_length=320,
        required=False,
        label=gettext_lazy("Mail"),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    phone = forms.CharField(
        max_length=60,
        required=False,
        label=gettext_lazy("Phone"),
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
    )
    note = forms.CharField(
        max_length=5000, required=False, label=gettext_lazy("Note"), widget=forms.Textarea(attrs={"rows": 2})
    )

    def clean_mail(self) -> str:
        """A mail address."""
        mail: str = self.cleaned_data["mail"]
        if mail:
            try:
                validate_email(mail)
            except forms.ValidationError as error:
                raise forms.ValidationError(_("That is no mail address.")) from error
        return mail


class DocumentForm(forms.Form):
    """A version of a resume or letter, and its file."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What is it?"),
        choices=[
            (DocumentKind.RESUME, gettext_lazy("Resume")),
            (DocumentKind.LETTER, gettext_lazy("Letter")),
            (DocumentKind.OTHER, gettext_lazy("Something else")),
        ],
    )
    name = forms.CharField(
        max_length=200,
        required=False,
        label=gettext_lazy("What you call this version"),
        help_text=gettext_lazy("else the name of the file"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    file = forms.FileField(
        label=gettext_lazy("File"),
        max_length=255,
        error_messages={
            "empty": gettext_lazy("That file is empty."),
            "required": gettext_lazy("Choose a file."),
            "missing": gettext_lazy("Choose a file."),
            "max_length": gettext_lazy("The name of that file is too long; rename it and try again."),
        },
    )

    def clean_file(self) -> UploadedFile[bytes]:
        """A file that is not too large to keep."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            most, mega = MOST_BYTES // 1_000_000, (file.size or 0) / 1_000_000
            raise forms.ValidationError(
                _("{name} has {mega} MB; up to {most} MB are kept. Save it smaller and try again.").format(
                    name=file.name, mega=f"{mega:.1f}", most=most
                )
            )
        return file

    def clean(self) -> dict[str, Any]:
        """A name, if need be the file's."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        if found.get("file") and not found.get("name"):
            found["name"] = PurePosixPath(found["file"].name).stem[:200]
        return found
