"""Experiments."""

from __future__ import annotations

from django.urls import URLPattern, path

from onward.web.views import experiments

routes: list[URLPattern] = [
    path("experiments", experiments.experiments_page),
    path("experiments/begin", experiments.begin),
    path("experiments/<uuid:pk>/toss", experiments.toss),
    path("experiments/<uuid:pk>/tossed/<uuid:application>", experiments.tossed),
    path("experiments/<uuid:pk>/sent/<uuid:application>", experiments.sent),
    path("experiments/<uuid:pk>/end", experiments.end),
]
