"""The command `onward`: each command is thin and lives in a file of its own."""

from __future__ import annotations

import typer

from onward import __version__
from onward.cli.add import add
from onward.cli.backup import backup, restore
from onward.cli.entering import JournalCommand
from onward.cli.experiment import experiment
from onward.cli.export import export
from onward.cli.importing import import_files
from onward.cli.learn import learn
from onward.cli.log import log
from onward.cli.mcp import mcp
from onward.cli.search import search
from onward.cli.serve import serve
from onward.cli.simulate import simulate
from onward.cli.speaking import SpokenCommand, SpokenGroup
from onward.cli.today import claim, claims, today, why
from onward.cli.token import token
from onward.cli.undo import undo
from onward.language import later as _later

app = typer.Typer(
    name="onward",
    cls=SpokenGroup,
    help=_later("Learn only what your job search has really taught you, then move on."),
    invoke_without_command=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command(cls=SpokenCommand)(serve)
for _command in (today, log, add, undo, claims, why, claim):
    app.command(cls=JournalCommand)(_command)
app.command("import", cls=JournalCommand)(import_files)
app.command(cls=JournalCommand)(export)
app.command(cls=SpokenCommand)(backup)
app.command(cls=SpokenCommand)(restore)
app.add_typer(experiment, name="experiment")
app.add_typer(search, name="search")
app.add_typer(token, name="token")
app.command(cls=SpokenCommand)(learn)
app.command(cls=SpokenCommand)(mcp)
app.command(cls=SpokenCommand)(simulate)


def _version(shown: bool) -> None:
    if shown:
        typer.echo(f"onward {__version__}")
        raise typer.Exit


@app.callback()
def main(
    context: typer.Context,
    _shown: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help=_later("Show the version.")
    ),
) -> None:
    """Learn only what your job search has really taught you, then move on. Alone, `onward` opens the app."""
    if context.invoked_subcommand is None:
        serve(port=None, data=None, browser=True)
