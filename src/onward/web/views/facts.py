"""What is known of an application, in a form."""

from __future__ import annotations

from collections.abc import Container, Mapping
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from onward.journal.editing import edit_application
from onward.journal.models import Application, Batch, Search
from onward.journal.own_choices import own_attributes, own_documents, own_sources
from onward.journal.own_columns import repeating
from onward.web.finding import own_application
from onward.web.forms.adding import KnownForm, attributes_sent, only_told
from onward.web.forms.meanwhile import OWN, Edit, in_turn
from onward.web.saying import then

TEXTS = ("employer", "role", "address", "location", "salary", "source", "about")


@in_turn
def edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Its facts, in a form."""
    application = own_application(request, pk)
    own = attributes_sent(request.POST)
    edit = Edit(request, KnownForm, _known(application), own_now=application.attributes, own_sent=own)
    if edit.ready:
        batch = _save(application, edit)
        return then(request, f"/applications/{pk}", _("Changed.") if batch else _("Nothing was different."), batch)
    attributes = only_told({**application.attributes, **edit.own})
    around = {"here": "list", "application": application, "form": edit.form}
    offered = choices(application.search, attributes, edit.form.meanwhile, hidden=repeating(application))
    return render(request, "web/application_edit.html", around | offered, status=edit.status)


def _save(application: Application, edit: Edit) -> Batch | None:
    """What this person changed, and nothing else."""
    fields = {name: value for name, value in edit.changed.items() if name in TEXTS}
    if edit.own:
        fields["attributes"] = only_told({**application.attributes, **edit.own})
    versions = {part: edit.changed[part] for part in ("resume", "letter") if part in edit.changed}
    return edit_application(application, fields, **versions)


def choices(
    search: Search,
    attributes: Mapping[str, str],
    meanwhile: Mapping[str, str] | None = None,
    *,
    hidden: Container[str] = (),
) -> dict[str, object]:
    """What the form offers: own sources, versions, and own columns with their levels.

    Args:
        search: whose.
        attributes: the columns of the application.
        meanwhile: what somebody else wrote in them.
        hidden: columns that a field of the form says already.
    """
    theirs = meanwhile or {}
    documents = own_documents(search)
    known = own_attributes(search)
    names = [name for name in dict.fromkeys((*attributes, *known)) if name not in hidden]
    return {
        "sources": own_sources(search),
        "resumes": sorted({row.name for row in documents if row.kind == "resume"}),
        "letters": sorted({row.name for row in documents if row.kind == "letter"}),
        "attributes": [
            (name, attributes.get(name, ""), known.get(name, []), theirs.get(OWN + name, "")) for name in names
        ],
    }


def _known(application: Application) -> dict[str, str]:
    found = {name: str(getattr(application, name)) for name in TEXTS}
    for part in ("resume", "letter"):
        document = getattr(application, part)
        found[part] = document.name if document else ""
    return found
