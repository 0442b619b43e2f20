"""The API as Django knows it."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """Tokens, and what they were answered."""

    name = "onward.api"
    label = "api"
    default_auto_field = "django.db.models.BigAutoField"
