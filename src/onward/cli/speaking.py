"""The language of a command: what its terminal asks for, or --lang; help is looked up when it is shown."""

from __future__ import annotations

import os
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from onward.cli.frame import SpokenContext
from onward.cli.stopping import stop
from onward.language import LANGUAGES, nearest, of_environment, speaking
from onward.language import gettext as _
from onward.language import later as _later


def _speak(ctx: typer.Context, language: str | None) -> str | None:
    """Speak the language of --lang from here to the end of the command."""
    if language is not None:
        if nearest(language) is None:
            line = _("--lang: {language!r} is not spoken; use one of: {known}")
            stop(line.format(language=language, known=", ".join(LANGUAGES)))
        ctx.with_resource(speaking(language))
    return language


Lang = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="CODE",
        is_eager=True,
        callback=_speak,
        help=_later("The language: en or de. [default: that of the terminal]"),
    ),
]
"""An option of every command that speaks; the command need not look at it."""


class SpokenGroup(TyperGroup):
    """The whole command line, in the language of its terminal."""

    context_class = SpokenContext

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run a command."""
        with speaking(of_environment(os.environ)):
            return super().main(*args, **kwargs)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Show the help."""
        _say_help(self, ctx)
        for command in self.commands.values():
            _say_help(command, ctx)
        super().format_help(ctx, formatter)


class SpokenCommand(TyperCommand):
    """A command whose help follows the language."""

    context_class = SpokenContext

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Show the help."""
        _say_help(self, ctx)
        super().format_help(ctx, formatter)


def _say_help(command: Any, ctx: Any) -> None:
    """Put the words of the language into a command that is about to show its help, and then ends."""
    command.help = "\n\n".join(_(part) for part in (command.help or "").split("\n\n"))
    for parameter in command.get_params(ctx):
        if getattr(parameter, "help", None):
            parameter.help = _(parameter.help)
