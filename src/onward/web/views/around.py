"""Tasks, notes, tags and contacts of an application."""

from __future__ import annotations

from typing import Any, TypeVar
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from onward.journal import editing, tasks
from onward.journal.adding import tag_names
from onward.journal.models import Application, Batch, Contact, Kept, Note, Task
from onward.web.finding import own, own_application, own_search, today
from onward.web.forms.around import ContactForm, NoteForm, TaskForm
from onward.web.forms.meanwhile import SEEN, Edit, in_turn
from onward.web.forms.posted import posted
from onward.web.gone import stands, words_if_gone
from onward.web.list_edit import LONGEST_TAG
from onward.web.own_tags import brought_together, own_tags_of
from onward.web.saying import then

_Row = TypeVar("_Row", bound=Kept)


def add_task(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Something to do for it."""
    application = own_application(request, pk)
    form = TaskForm(posted(request), initial={"due": request.GET.get("due", "")})
    if request.method == "POST" and form.is_valid():
        found = form.cleaned_data
        task, batch = tasks.add_task(
            application.search, found["what"], application=application, due=found["due"], kind=found["kind"]
        )
        return then(request, _page(application), _("On your list: {what}.").format(what=task.what), batch)
    return _form(request, form, application, _("Something to do"), f"{_page(application)}/task")


@in_turn
def edit_task(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say it anew."""
    task = _own(request, Task, pk)
    edit = Edit(request, TaskForm, {"what": task.what, "due": task.due, "kind": task.kind})
    if edit.ready and stands(request, task):
        found = edit.form.cleaned_data
        batch = (
            tasks.change_task(task, what=found["what"], due=found["due"], kind=found["kind"])
            if edit.changed
            else None
        )
        return _changed(request, task.application, batch)
    return _edit_form(request, edit, task, _("Something to do"), f"/tasks/{pk}")


@require_POST
def do_task(request: HttpRequest, pk: UUID) -> HttpResponse:
    """It is done."""
    task = _own(request, Task, pk)
    return then(request, _page(task.application), _("Done."), tasks.do_task(task, on=today()))


@require_POST
def reopen_task(request: HttpRequest, pk: UUID) -> HttpResponse:
    """It is not done after all."""
    task = _own(request, Task, pk)
    return then(request, _page(task.application), _("On your list again."), tasks.reopen_task(task))


@require_POST
def remove_task(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put it away."""
    task = _own(request, Task, pk)
    return then(request, _page(task.application), _("Put away."), tasks.remove_task(task))


def add_note(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Free words."""
    application = own_application(request, pk)
    form = NoteForm(posted(request))
    if request.method == "POST" and form.is_valid():
        return then(
            request, _page(application), _("Noted."), editing.add_note(application, form.cleaned_data["text"])
        )
    return _form(request, form, application, _("A note"), f"{_page(application)}/note")


@in_turn
def edit_note(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Other words."""
    note = _own(request, Note, pk)
    edit = Edit(request, NoteForm, {"text": note.text})
    if edit.ready and stands(request, note):
        batch = editing.edit_note(note, edit.changed["text"]) if edit.changed else None
        return _changed(request, note.application, batch)
    return _edit_form(request, edit, note, _("A note"), f"/notes/{pk}")


@require_POST
def remove_note(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put it away."""
    note = _own(request, Note, pk)
    return then(request, _page(note.application), _("Put away."), editing.remove_note(note))


@require_POST
@in_turn
def set_tags(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Exactly these tags."""
    application = own_application(request, pk)
    sent = request.POST.get("tags", "").split(",")
    wanted = tag_names(sent)
    if SEEN in request.POST:
        seen = tag_names(request.POST[SEEN].split(","))
        wanted = brought_together(wanted, seen, own_tags_of(application))
    batch = editing.set_tags(application, wanted)
    words = _("Tags changed.") if batch else _("Nothing was different.")
    if any(len(name.strip()) > LONGEST_TAG for name in sent):
        words += " " + _("A tag has up to {most} letters; what was longer is cut.").format(most=LONGEST_TAG)
    return then(request, _page(application), words, batch)


def add_contact(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Somebody to write to."""
    application = own_application(request, pk)
    form = ContactForm(posted(request))
    if request.method == "POST" and form.is_valid():
        contact, batch = editing.add_contact(application, form.cleaned_data)
        return then(request, _page(application), _("{name} is kept.").format(name=contact.name), batch)
    return _form(request, form, application, _("Somebody to write to"), f"{_page(application)}/contact")


@in_turn
def edit_contact(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Other facts of the same person."""
    contact = _own(request, Contact, pk)
    edit = Edit(request, ContactForm, {name: getattr(contact, name) for name in ContactForm.base_fields})
    if edit.ready and stands(request, contact):
        batch = editing.edit_contact(contact, edit.changed) if edit.changed else None
        return _changed(request, contact.application, batch)
    return _edit_form(request, edit, contact, _("Somebody to write to"), f"/contacts/{pk}")


@require_POST
def remove_contact(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put it away."""
    contact = _own(request, Contact, pk)
    return then(request, _page(contact.application), _("Put away."), editing.remove_contact(contact))


def _own(request: HttpRequest, table: type[_Row], pk: UUID) -> _Row:
    row = own(request, table, pk)
    assert isinstance(row, table)
    return row


def _page(application: Application | None) -> str:
    return f"/applications/{application.pk}" if application else "/"


def _changed(request: HttpRequest, application: Application | None, batch: Batch | None) -> HttpResponse:
    return then(request, _page(application), _("Changed.") if batch else _("Nothing was different."), batch)


def _edit_form(
    request: HttpRequest, edit: Edit, row: Task | Note | Contact, title: str, address: str
) -> HttpResponse:
    gone = words_if_gone(request, row) if not edit.form.meanwhile else ""
    status = 409 if gone else edit.status
    more: dict[str, Any] = {"away": "" if row.removed else f"{address}/away", "gone": gone, "status": status}
    return _form(request, edit.form, row.application, title, address, **more)


def _form(
    request: HttpRequest,
    form: forms.Form,
    application: Application | None,
    title: str,
    action: str,
    *,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    own_search(request)
    around = {"here": "list", "form": form, "application": application, "title": title, "action": action}
    return render(request, "web/small_form.html", {**around, **more}, status=status)
