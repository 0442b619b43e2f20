"""Quick add: an address, a text or the bookmark's words become a form, and the form an application."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from onward.journal.adding import add_application
from onward.journal.doubles import doubles
from onward.journal.models import Application
from onward.web.finding import own_search
from onward.web.forms.adding import AddForm, attributes_of
from onward.web.pasted import pasted
from onward.web.saying import then
from onward.web.views.facts import choices

_MOST_PASTED = 2_000_000


def add(request: HttpRequest) -> HttpResponse:
    """By hand; an application that may be there already is pointed at once, and then added all the same."""
    search = own_search(request)
    if request.method != "POST":
        return _page(request, AddForm())
    form = AddForm(request.POST)
    attributes = attributes_of(request.POST)
    if not form.is_valid():
        return _page(request, form, attributes=attributes)
    found = _doubles(request, form.cleaned_data)
    if {str(one.pk) for one in found} - set(request.POST.getlist("warned")):
        return _page(request, form, attributes=attributes, doubles=found)
    made, batch = add_application(search, form.new_application(attributes))
    page = "/add" if "another" in request.POST else f"/applications/{made.pk}"
    return then(request, page, _("Added: {name}.").format(name=made), batch)


def read_pasted(request: HttpRequest) -> HttpResponse:
    """What was pasted or brought, as a form to look over. Nothing is kept yet, and nothing is fetched."""
    own_search(request)
    if request.method != "POST":  # who undoes something there comes back without the words
        return redirect("/add")
    text = (request.POST.get("brought", "") or request.POST.get("pasted", ""))[:_MOST_PASTED].strip()
    if not text:
        return _page(request, AddForm(), wrong=_("Paste an address or the text of a posting first."))
    found = pasted(text)
    form = AddForm(initial=found.known)
    for name in found.guessed - {"about"}:
        form.fields[name].help_text = _("a guess: look it over")
    return _page(
        request,
        form,
        read=True,
        nothing=not found.known,
        doubts=found.doubts,
        doubles=_doubles(request, found.known),
    )


@require_GET
def doubles_part(request: HttpRequest) -> HttpResponse:
    """What looks like the same, while the form is filled in."""
    return render(request, "web/doubles.html", {"doubles": _doubles(request, request.GET.dict())})


def _doubles(request: HttpRequest, known: Mapping[str, Any]) -> list[Application]:
    address, employer, role = (str(known.get(name, ""))[:2000] for name in ("address", "employer", "role"))
    return doubles(own_search(request), address=address, employer=employer, role=role)


def _page(
    request: HttpRequest, form: AddForm, *, attributes: Mapping[str, str] | None = None, **more: Any
) -> HttpResponse:
    around = {"here": "add", "form": form, **choices(own_search(request), attributes or {}), **more}
    return render(request, "web/add.html", around)
