"""One application and all that stands around it."""

from __future__ import annotations

from django.urls import URLPattern, path

from onward.web.views import application, around, documents, erasing, facts, happening, rejection

_ONE = "applications/<uuid:pk>"

routes: list[URLPattern] = [
    path(_ONE, application.application_page),
    path(f"{_ONE}/edit", facts.edit),
    path(f"{_ONE}/silence", application.silence),
    path(f"{_ONE}/history", application.history_page),
    path(f"{_ONE}/away", application.away),
    path(f"{_ONE}/bring-back", application.back),
    path(f"{_ONE}/erase", erasing.erase),
    path(f"{_ONE}/record", happening.record_event),
    path(f"{_ONE}/sent", happening.sent_today),
    path(f"{_ONE}/they-wrote", happening.they_wrote),
    path(f"{_ONE}/reopen", happening.open_again),
    path(f"{_ONE}/rejected", rejection.rejected),
    path(f"{_ONE}/closed", rejection.closed),
    path(f"{_ONE}/lesson", rejection.lesson),
    path(f"{_ONE}/ask-later", rejection.ask_later),
    path(f"{_ONE}/task", around.add_task),
    path(f"{_ONE}/note", around.add_note),
    path(f"{_ONE}/tags", around.set_tags),
    path(f"{_ONE}/contact", around.add_contact),
    path(f"{_ONE}/document", documents.add),
    path("events/<uuid:pk>/correct", happening.correct_event),
    path("events/<uuid:pk>/back", happening.take_event_back),
    path("tasks/<uuid:pk>", around.edit_task),
    path("tasks/<uuid:pk>/done", around.do_task),
    path("tasks/<uuid:pk>/reopen", around.reopen_task),
    path("tasks/<uuid:pk>/away", around.remove_task),
    path("notes/<uuid:pk>", around.edit_note),
    path("notes/<uuid:pk>/away", around.remove_note),
    path("contacts/<uuid:pk>", around.edit_contact),
    path("contacts/<uuid:pk>/away", around.remove_contact),
    path("documents/<uuid:pk>", documents.download),
    path("documents/<uuid:pk>/away", documents.remove),
]
