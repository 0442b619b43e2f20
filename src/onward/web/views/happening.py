"""Recording what happened, correcting it, taking it back, and going on after an ending."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from onward.journal.called_off import called_off_lines
from onward.journal.models import Event
from onward.journal.names import KINDS
from onward.journal.recording import correct, record, reopen, send, take_back, wrote_after_all
from onward.web.finding import own_application, own_event, today
from onward.web.forms.days import said_of
from onward.web.forms.happening import DayForm, EventForm
from onward.web.forms.meanwhile import Edit, in_turn
from onward.web.forms.posted import posted
from onward.web.saying import then


def record_event(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A fact with any day."""
    application = own_application(request, pk)
    form = EventForm(posted(request), initial={"on": today(), "kind": request.GET.get("kind", "")})
    if request.method == "POST" and form.is_valid():
        fact = form.fact()
        words = _("Recorded: {what}.").format(what=KINDS[fact.kind])
        page = f"/applications/{pk}/closed" if fact.kind == "rejected" else f"/applications/{pk}"
        with said_of(form, "on"):
            batch = record(application, fact)
            return then(request, page, " ".join([words, *called_off_lines(batch)]), batch)
    around = {"title": _("What happened?"), "action": f"/applications/{pk}/record", "submit": _("Record")}
    return _form(request, form, application, around)


@require_POST
def sent_today(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A saved one was sent."""
    batch = send(own_application(request, pk), today())
    words = _("Recorded: {what}.").format(what=KINDS["applied"]) if batch else _("It was sent already.")
    return then(request, f"/applications/{pk}", words, batch)


@in_turn
def correct_event(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say a fact anew."""
    event = _last(own_event(request, pk))
    page = f"/applications/{event.application_id}"
    edit = Edit(request, EventForm, _said(event))
    form = edit.form
    assert isinstance(form, EventForm)
    if edit.ready and (not event.void or request.POST.get("again") == "yes"):
        fact = form.fact()
        with said_of(form, "on"):
            batch = correct(event, kind=fact.kind, on=fact.on, time=fact.time, note=fact.note)
            return then(request, page, _("Corrected.") if batch else _("Nothing was different."), batch)
    around = {
        "title": _("Correct this step"),
        "action": f"/events/{pk}/correct",
        "submit": _("Correct"),
        "away": "" if event.void else f"/events/{pk}/back",
        "away_words": _("It did not happen: take it back"),
        "gone": _("This step was taken back meanwhile. Correct it, and it stands again.") if event.void else "",
    }
    return _form(request, form, event.application, around, edit.status)


@require_POST
def take_event_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """It did not happen."""
    event = _last(own_event(request, pk))
    page = f"/applications/{event.application_id}"
    if event.void:
        return then(request, page, _("That was taken back already."))
    words = _("Taken back: {what}.").format(what=KINDS.get(event.kind, event.kind))
    return then(request, page, words, take_back(event))


@require_POST
def they_wrote(request: HttpRequest, pk: UUID) -> HttpResponse:
    """They wrote after all."""
    application = own_application(request, pk)
    form = DayForm(request.POST)
    if not form.is_valid():
        return then(request, f"/applications/{pk}", " ".join(str(wrong) for wrong in form.errors["on"]))
    batch = wrote_after_all(application, form.cleaned_data["on"])
    return then(request, f"/applications/{pk}", _("Good. It goes on from here."), batch)


@require_POST
def open_again(request: HttpRequest, pk: UUID) -> HttpResponse:
    """It was not over."""
    application = own_application(request, pk)
    batch = reopen(application)
    return then(request, f"/applications/{pk}", _("Open again.") if batch else _("It is open."), batch)


def _last(event: Event) -> Event:
    """The last revision of the same fact: an old page may name an earlier one."""
    rows = Event.objects.filter(fact=event.fact).select_related("application__search")
    return rows.order_by("-revision")[0]


def _said(event: Event) -> dict[str, object]:
    return {
        "kind": event.kind,
        "on": event.on,
        "unknown": event.on is None,
        "time": event.time,
        "note": event.note,
    }


def _form(
    request: HttpRequest, form: EventForm, application: object, around: dict[str, str], status: int = 200
) -> HttpResponse:
    whole = {"here": "list", "form": form, "application": application} | around
    return render(request, "web/small_form.html", whole, status=status)
