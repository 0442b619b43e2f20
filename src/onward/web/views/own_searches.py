"""The person's searches: put away, brought back, erased; and their documents' names."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from onward.journal.calendar_link import stop_link
from onward.journal.documents import rename_document
from onward.journal.erase import erase_search
from onward.journal.models import Application, Document, Search
from onward.journal.searches import bring_search_back, put_search_away
from onward.web.finding import own
from onward.web.forms.meanwhile import Edit, in_turn
from onward.web.forms.settings import NameForm
from onward.web.gone import stands, words_if_gone
from onward.web.saying import then

SEARCHES = "/settings#searches"


@require_POST
def away(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put a search out of sight."""
    search = get_object_or_404(Search, pk=pk, removed=False)
    put_search_away(search)
    return then(request, SEARCHES, _("“{name}” is put away. Bring it back from here.").format(name=search.name))


@require_POST
def back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Have it in sight again."""
    search = get_object_or_404(Search, pk=pk, removed=True)
    bring_search_back(search)
    return then(request, SEARCHES, _("“{name}” is here again.").format(name=search.name))


def erase(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say what goes; then, once that was ticked, let it go."""
    search = get_object_or_404(Search, pk=pk)
    if request.method == "POST" and request.POST.get("sure") == "yes":
        stop_link(search)
        done = erase_search(search)
        words = _("Erased. Nothing of it is left here.")
        if not done:
            words = _("Erased. The disk had no room to write over the old bytes; free some and erase once more.")
        return then(request, "/settings", words)
    count = Application.objects.filter(search=search).count()
    said = {"here": "settings", "gone": search, "count": count, "not_sure": request.method == "POST"}
    return render(request, "web/erase_search.html", said)


@in_turn
def rename(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Call a version of a resume or letter otherwise."""
    document = own(request, Document, pk)
    assert isinstance(document, Document)
    edit = Edit(request, NameForm, {"name": document.name})
    if edit.ready and stands(request, document):
        batch = rename_document(document, edit.changed["name"]) if edit.changed else None
        return then(request, "/settings#documents", _("Kept."), batch)
    said = {
        "here": "settings",
        "form": edit.form,
        "gone": words_if_gone(request, document),
        "title": _("What is it called?"),
        "action": f"/documents/{pk}/rename",
        "submit": _("Keep"),
    }
    return render(request, "web/small_form.html", said, status=409 if said["gone"] else edit.status)
