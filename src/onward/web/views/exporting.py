"""What there is to take along: one button each."""

from __future__ import annotations

from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from onward.journal.going_out import KINDS, Form, file_name, going_out
from onward.journal.models import Application, Document
from onward.web.downloads import download
from onward.web.finding import own_search, today


@require_GET
def export_page(request: HttpRequest) -> HttpResponse:
    """All kinds of files, in plain words."""
    search = own_search(request)
    documents = Document.objects.filter(search=search, removed=False).exclude(sha256="")
    count = Application.objects.filter(search=search, removed=False).count()
    said = {"here": "settings", "applications": count, "documents": documents.count()}
    return render(request, "web/export.html", said)


@require_GET
def export_file(request: HttpRequest, name: str) -> HttpResponse:
    """One of them; "json" with the files of documents, "json-small" without."""
    search = own_search(request)
    form, _, small = name.partition("-")
    if form not in KINDS or small not in ({"", "small"} if form == "json" else {""}):
        raise Http404(name)
    kind = cast(Form, form)
    content = going_out(search, kind, now=timezone.localtime(), with_files=not small)
    return download(content, file_name(search, today(), form), KINDS[kind].content_type)
