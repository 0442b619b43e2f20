"""Versions of resumes and letters: kept, and given back as they were."""

from __future__ import annotations

from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from onward.journal.documents import add_document, remove_document
from onward.journal.files import there
from onward.journal.models import Document
from onward.web.finding import own, own_application
from onward.web.forms.around import DocumentForm
from onward.web.forms.posted import posted
from onward.web.saying import then


def add(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Keep a file, as what went out with an application."""
    application = own_application(request, pk)
    form = DocumentForm(posted(request), request.FILES if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        found = form.cleaned_data
        before = {"resume": application.resume, "letter": application.letter}.get(found["kind"])
        document, batch = add_document(
            application.search,
            found["name"],
            found["kind"],
            file_name=found["file"].name,
            chunks=found["file"].chunks(),
            sent_with=application,
        )
        words = _("{name} is kept.").format(name=document.name)
        if before is not None:
            words += " " + _("It stands in the place of {other}, which stays in Settings.").format(
                other=before.name
            )
        return then(request, f"/applications/{pk}", words, batch)
    return render(
        request,
        "web/small_form.html",
        {
            "here": "list",
            "form": form,
            "application": application,
            "title": _("A resume or letter"),
            "action": f"/applications/{pk}/document",
            "submit": _("Keep it"),
            "multipart": True,
        },
    )


@require_GET
def download(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """The file as it came, to be saved and never shown here: it may be anything."""
    document = own(request, Document, pk)
    assert isinstance(document, Document)
    path = there(document.sha256)
    if path is None:
        raise Http404("no such file")
    return FileResponse(
        path.open("rb"),
        as_attachment=True,
        filename=document.file_name or document.name,
        content_type="application/octet-stream",
    )


@require_POST
def remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put a version away."""
    document = own(request, Document, pk)
    assert isinstance(document, Document)
    return then(request, "/", _("{name} is put away.").format(name=document.name), remove_document(document))
