"""What was done, and the keys."""

from __future__ import annotations

from django.urls import URLPattern, path

from onward.web.views import history

routes: list[URLPattern] = [
    path("history", history.history_page),
    path("keys", history.keys),
]
