"""Every address of the app; each group of pages lists its own in `routes`."""

from __future__ import annotations

from django.urls import URLPattern

from onward.api import door as api
from onward.web.routes import (
    adding,
    applications,
    board,
    experiments,
    first_minute,
    going_out,
    history,
    importing,
    learned,
    settings,
)

handler404 = "onward.web.views.errors.not_found"
handler500 = "onward.web.views.errors.server_error"

urlpatterns: list[URLPattern] = [
    *first_minute.routes,
    *board.routes,
    *api.routes,
    *experiments.routes,
    *importing.routes,
    *adding.routes,
    *applications.routes,
    *history.routes,
    *going_out.routes,
    *settings.routes,
    *learned.routes,
]
