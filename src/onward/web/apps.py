"""The pages as Django knows them."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Pages, templates, static files."""

    name = "onward.web"
    label = "web"
