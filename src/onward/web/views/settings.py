"""Settings: the person's ways, the search, and everything about the data."""

from __future__ import annotations

from dataclasses import asdict
from functools import partial
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
from onward.web.finding import own_search, own_searches
from onward.web.forms.meanwhile import Edit, in_turn, opened
from onward.web.forms.settings import RecordForm, SearchForm, TokenForm, WaysForm
from onward.web.held import held
from onward.web.saying import then

HERE = "/settings"
_CHOSEN = ("period", "pace_goal", "hide_endings")
_RECORD = partial(RecordForm, prefix="record")
_PATIENCE = 10
"""Seconds to wait for another window that keeps its choices just now."""


@require_GET
def settings_page(request: HttpRequest) -> HttpResponse:
    """All of it on one page."""
    return shown(request)


def shown(request: HttpRequest, status: int = 200, **forms: forms.Form) -> HttpResponse:
    """The page, with the form that could not be kept as it was sent."""
    search = own_search(request)
    folder = Path(settings.DATA)
    said: dict[str, Any] = {
        "here": "settings",
        "ways": opened(WaysForm, asdict(person.person())),
        "of_search": opened(SearchForm, _of_search(search)),
        "on_record": opened(_RECORD, _on_record(search)),
        "token_form": TokenForm(prefix="token"),
        "tokens": tokens(search),
        "feed": _feed(request, search),
        "documents": own_documents(search),
        "has_sample": any(one.sample for one in own_searches(request)),
        "away": list(Search.objects.filter(removed=True).order_by("-created_at")),
        "backups": backups(folder),
        "backup_trouble": trouble(folder),
        "folder": folder,
        "version": __version__,
        **forms,
    }
    return render(request, "web/settings.html", said, status=status)


@require_POST
def ways(request: HttpRequest) -> HttpResponse:
    """Language, look, time."""
    with held(Path(settings.DATA) / ".ways", patience=_PATIENCE):
        edit = Edit(request, WaysForm, asdict(person.person()))
        if not edit.ready:
            return shown(request, _status(edit), ways=edit.form)
        person.choose(**edit.changed)
    return then(request, HERE, _("Kept."))


@require_POST
@in_turn
def search(request: HttpRequest) -> HttpResponse:
    """The search's name, its period, its board."""
    looked_at = own_search(request)
    edit = Edit(request, SearchForm, _of_search(looked_at))
    if not edit.ready:
        return shown(request, _status(edit), of_search=edit.form)
    found = edit.form.cleaned_data
    chosen = {name: found[name] or None for name in _CHOSEN}
    return then(request, HERE, _("Kept."), choose_several(looked_at, chosen, name=found["name"]))


@require_POST
@in_turn
def on_record(request: HttpRequest) -> HttpResponse:
    """What stands on the record for an authority."""
    looked_at = own_search(request)
    edit = Edit(request, _RECORD, _on_record(looked_at))
    if not edit.ready:
        return shown(request, _status(edit), on_record=edit.form)
    kept = {name: value for name, value in edit.form.cleaned_data.items() if value} or None
    return then(request, f"{HERE}#record", _("Kept."), choose_several(looked_at, {"record": kept}))


def _of_search(search: Search) -> dict[str, Any]:
    return {"name": search.name} | {name: search.settings.get(name) for name in _CHOSEN}


def _on_record(search: Search) -> dict[str, Any]:
    kept = search.settings.get("record") or {}
    return {name: kept.get(name, "") for name in RecordForm.base_fields}


def _status(edit: Edit) -> int:
    """Of a form that could not be kept as it was sent."""
    return 409 if edit.form.meanwhile else 422


def _feed(request: HttpRequest, search: Search) -> dict[str, str]:
    """The addresses of the calendar feed; empty where there is none."""
    token = link_of(search)
    if not token:
        return {}
    place = f"{request.get_host()}/calendar/{token}.ics"
    return {"webcal": f"webcal://{place}", "http": f"{request.scheme}://{place}"}
