"""Settings: the person's ways, the search, and everything about the data."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from onward import __version__
from onward.api.tokens import tokens
from onward.journal import person
from onward.journal.calendar_link import link_of
from onward.journal.models import Search
from onward.journal.own_choices import own_documents
from onward.journal.own_settings import choose_several
from onward.web.backups_here import backups
from onward.web.daily import trouble
from onward.web.finding import own_search
from onward.web.forms.settings import RecordForm, SearchForm, TokenForm, WaysForm
from onward.web.saying import then

HERE = "/settings"


@require_GET
def settings_page(request: HttpRequest) -> HttpResponse:
    """All of it on one page."""
    return shown(request)


def shown(request: HttpRequest, **forms: forms.Form) -> HttpResponse:
    """The page, with the form that could not be kept as it was sent."""
    search = own_search(request)
    folder = Path(settings.DATA)
    said: dict[str, Any] = {
        "here": "settings",
        "ways": WaysForm.of(person.person()),
        "of_search": SearchForm.of(search),
        "on_record": RecordForm(initial=search.settings.get("record") or {}, prefix="record"),
        "token_form": TokenForm(prefix="token"),
        "tokens": tokens(search),
        "feed": _feed(request, search),
        "documents": own_documents(search),
        "away": list(Search.objects.filter(removed=True).order_by("-created_at")),
        "backups": backups(folder),
        "backup_trouble": trouble(folder),
        "folder": folder,
        "version": __version__,
        **forms,
    }
    return render(request, "web/settings.html", said, status=422 if forms else 200)


@require_POST
def ways(request: HttpRequest) -> HttpResponse:
    """Language, look, time."""
    form = WaysForm(request.POST)
    if not form.is_valid():
        return shown(request, ways=form)
    person.choose(**form.cleaned_data)
    return then(request, HERE, _("Kept."))


@require_POST
def search(request: HttpRequest) -> HttpResponse:
    """The search's name, its period, its board."""
    form = SearchForm(request.POST)
    if not form.is_valid():
        return shown(request, of_search=form)
    found = form.cleaned_data
    chosen = {name: found[name] or None for name in ("period", "pace_goal", "hide_endings")}
    return then(request, HERE, _("Kept."), choose_several(own_search(request), chosen, name=found["name"]))


@require_POST
def on_record(request: HttpRequest) -> HttpResponse:
    """What stands on the record for an authority."""
    form = RecordForm(request.POST, prefix="record")
    if not form.is_valid():
        return shown(request, on_record=form)
    kept = {name: value for name, value in form.cleaned_data.items() if value} or None
    return then(request, f"{HERE}#record", _("Kept."), choose_several(own_search(request), {"record": kept}))


def _feed(request: HttpRequest, search: Search) -> dict[str, str]:
    """The addresses of the calendar feed; empty where there is none."""
    token = link_of(search)
    if not token:
        return {}
    place = f"{request.get_host()}/calendar/{token}.ics"
    return {"webcal": f"webcal://{place}", "http": f"{request.scheme}://{place}"}
