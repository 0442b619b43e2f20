"""The one error that a reader raises for a person to see."""

from __future__ import annotations

from onward.language import gettext as _


class UnreadableError(Exception):
    """Nothing could be read: what happened, where, and what to do, in one line for a person."""

    def __init__(self, what: str, where: str, todo: str) -> None:
        super().__init__(f"{where}: {what}; {todo}")
        self.what = what
        self.where = where
        self.todo = todo


class MisjudgedError(UnreadableError):
    """There is a table, but not the row or the column in it that the person named."""


class BackupGivenError(UnreadableError):
    """It is a backup of ours, which comes back in another way."""


def give_a_table() -> str:
    """What to do where a file is of another kind."""
    return _("give a table: CSV, Excel, ODS, JSON or markdown")
