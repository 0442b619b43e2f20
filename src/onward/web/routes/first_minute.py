"""The first minute, today, and undo."""

from __future__ import annotations

from django.urls import URLPattern, path

from onward.web.views import today, undoing, welcome

routes: list[URLPattern] = [
    path("", today.today_page),
    path("welcome", welcome.welcome),
    path("welcome/start", welcome.start),
    path("welcome/sample", welcome.look_round),
    path("search", welcome.choose),
    path("undo/<uuid:pk>", undoing.undo_batch),
]
