"""What is known of an application, in a form."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from onward.journal.editing import edit_application
from onward.journal.models import Application, Search
from onward.journal.own_choices import own_attributes, own_documents, own_sources
from onward.web.finding import own_application
from onward.web.forms.adding import KnownForm, attributes_of
from onward.web.forms.posted import posted
from onward.web.saying import then

TEXTS = ("employer", "role", "address", "location", "salary", "source", "about")


def edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Its facts, in a form."""
    application = own_application(request, pk)
    form = KnownForm(posted(request), initial=_known(application))
    if request.method == "POST" and form.is_valid():
        fields = {**form.texts(), "attributes": attributes_of(request.POST)}
        versions = {part: form.cleaned_data[part] for part in ("resume", "letter")}
        batch = edit_application(application, fields, **versions)
        return then(request, f"/applications/{pk}", _("Changed.") if batch else _("Nothing was different."), batch)
    attributes = attributes_of(request.POST) if request.method == "POST" else dict(application.attributes)
    return render(
        request,
        "web/application_edit.html",
        {"here": "list", "application": application, "form": form} | choices(application.search, attributes),
    )


def choices(search: Search, attributes: Mapping[str, str]) -> dict[str, object]:
    """What the form offers: own sources, versions, and own columns with their levels."""
    documents = own_documents(search)
    known = own_attributes(search)
    names = [*attributes, *(name for name in known if name not in attributes)]
    return {
        "sources": own_sources(search),
        "resumes": sorted({row.name for row in documents if row.kind == "resume"}),
        "letters": sorted({row.name for row in documents if row.kind == "letter"}),
        "attributes": [(name, attributes.get(name, ""), known.get(name, [])) for name in names],
    }


def _known(application: Application) -> dict[str, str]:
    found = {name: str(getattr(application, name)) for name in TEXTS}
    for part in ("resume", "letter"):
        document = getattr(application, part)
        found[part] = document.name if document else ""
    return found
