"""Settings, and what stands there."""

from __future__ import annotations

from django.urls import URLPattern, path

from onward.web.views import backing_up, letting_in, own_searches, settings

routes: list[URLPattern] = [
    path("settings", settings.settings_page),
    path("settings/ways", settings.ways),
    path("settings/search", settings.search),
    path("settings/record", settings.on_record),
    path("settings/calendar", letting_in.calendar_link),
    path("settings/tokens", letting_in.make_token),
    path("settings/tokens/<uuid:pk>/away", letting_in.revoke_token),
    path("settings/others", letting_in.sign_out_others),
    path("settings/backup", backing_up.back_up_now),
    path("settings/backups/<str:name>", backing_up.give),
    path("searches/<uuid:pk>/away", own_searches.away),
    path("searches/<uuid:pk>/bring-back", own_searches.back),
    path("searches/<uuid:pk>/erase", own_searches.erase),
    path("documents/<uuid:pk>/rename", own_searches.rename),
]
