"""Erasing an application for good: asked twice, and then nothing of it is left."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from onward.journal.erase import documents_of_it_only, erase_application
from onward.web.finding import own_application
from onward.web.saying import then


def erase(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say what goes; then, once that was ticked, let it go."""
    application = own_application(request, pk)
    own_documents = documents_of_it_only(application)
    if request.method == "POST" and request.POST.get("sure") == "yes":
        chosen = set(request.POST.getlist("document"))
        done = erase_application(application, [row for row in own_documents if str(row.pk) in chosen])
        words = _("Erased. Nothing of it is left here.")
        if not done:
            words = _("Erased. The disk had no room to write over the old bytes; free some and erase once more.")
        return then(request, "/board", words)
    return render(
        request,
        "web/erase.html",
        {
            "here": "list",
            "application": application,
            "documents": own_documents,
            "not_sure": request.method == "POST",
        },
    )
