"""Adding an application, by hand, from a posting, or through the bookmark."""

from __future__ import annotations

from django.urls import URLPattern, path

from onward.web.views import adding, bookmarklet

routes: list[URLPattern] = [
    path("add", adding.add),
    path("add/read", adding.read_pasted),
    path("add/doubles", adding.doubles_part),
    path("bookmarklet", bookmarklet.bookmarklet_page),
]
