"""Every address of the app; each group of pages lists its own in `routes`."""

from __future__ import annotations

from django.urls import URLPattern

from onward.web.routes import experiments, first_minute

handler404 = "onward.web.views.errors.not_found"
handler500 = "onward.web.views.errors.server_error"

urlpatterns: list[URLPattern] = [
    *first_minute.routes,
    *experiments.routes,
]
