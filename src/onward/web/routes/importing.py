"""Import."""

from __future__ import annotations

from django.urls import URLPattern, path

from onward.web.views import bringing_back, importing

routes: list[URLPattern] = [
    path("import", importing.import_page),
    path("import/first", importing.first_import),
    path("import/upload", importing.upload),
    path("import/<str:name>", importing.preview),
    path("import/<str:name>/correct", importing.correct),
    path("import/<str:name>/commit", importing.commit),
    path("import/<str:name>/progress", importing.progress),
    path("import/<str:name>/leave", importing.leave),
    path("import/<str:name>/bring-back", bringing_back.bring_it_back),
    path("import/<str:name>/coming-back", bringing_back.coming_back),
]
