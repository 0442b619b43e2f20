"""What goes out: files, the record for an authority, the calendar feed."""

from __future__ import annotations

from django.urls import URLPattern, path

from onward.web.views import calendar_feed, exporting, record

routes: list[URLPattern] = [
    path("export", exporting.export_page),
    path("export/<str:name>", exporting.export_file),
    path("record", record.record_page),
    path("record.csv", record.record_file),
    path("calendar/<str:token>.ics", calendar_feed.feed),
]
