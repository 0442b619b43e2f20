"""The journal as Django knows it."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """The facts of searches."""

    name = "onward.journal"
    label = "journal"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Before the first connection."""
        from onward.journal.folding import begin  # noqa: PLC0415

        begin()
