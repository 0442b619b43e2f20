"""The frame of every help, in the language that is spoken; the library that draws it speaks English."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Any

import typer

from onward.language import gettext as _
from onward.language import later as _later

WORDS = (
    _later("[OPTIONS]"),
    _later("COMMAND [ARGS]..."),
    _later("Arguments"),
    _later("Options"),
    _later("Commands"),
    _later("[required]"),
    _later("Install completion for the current shell."),
    _later("Show completion for the current shell, to copy it or customize the installation."),
    _later("Show this message and exit."),
)
"""The library's own."""


_Drawn: Any = typer.Context.formatter_class


class SpokenFormatter(_Drawn):  # type: ignore[misc]
    """Draws a help."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """How it is called."""
        for words in WORDS[:2]:
            args = args.replace(words, _(words))
        super().write_usage(prog, args, prefix or _("Usage: "))

    def section(self, name: str) -> AbstractContextManager[None]:
        """A part of it."""
        return super().section(_(name))  # type: ignore[no-any-return]

    def write_dl(self, rows: Sequence[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        """Its lines."""
        required = "[required]"
        told = [(first, second.replace(required, _(required))) for first, second in rows]
        super().write_dl(told, *args, **kwargs)


class SpokenContext(typer.Context):
    """Of every command."""

    formatter_class = SpokenFormatter
