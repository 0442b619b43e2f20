"""`onward` and `onward serve`: open the app."""

from __future__ import annotations

import sys
import webbrowser
from contextvars import copy_context
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onward.cli.screen import has_screen
from onward.cli.speaking import Lang
from onward.cli.stopping import stop
from onward.language import gettext as _
from onward.language import later as _later

if TYPE_CHECKING:
    from onward.web.serving import Running

Data = Annotated[
    Path | None,
    typer.Option(
        metavar="DIR",
        envvar="ONWARD_DATA",
        help=_later("The folder that your search lives in."),
        show_default=False,
    ),
]


def serve(
    port: Annotated[int | None, typer.Option(metavar="N", min=1, max=65535, help=_later("On this port."))] = None,
    data: Data = None,
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help=_later("Open it in the browser."))
    ] = True,
    _lang: Lang = None,
) -> None:
    """Open the app: your search in the browser, on this machine only."""
    from onward.web import opening, serving  # noqa: PLC0415 - other commands don't pay for the server

    folder = opening.data_folder(data)
    there = serving.running(folder)
    if there is not None:
        _runs_already(there, browser)
        return
    try:
        folder = opening.use(data)
        here = copy_context()  # it is said from a thread, which would not know the language
        serving.serve(folder, port=port, started=lambda made: here.run(_started, made, folder, browser))
    except serving.RunsAlreadyError as error:
        _runs_already(error.there, browser)
    except (opening.CannotOpenError, serving.CannotServeError) as error:
        stop(str(error))


serve.__doc__ = _later("Open the app: your search in the browser, on this machine only.")


def _runs_already(there: Running, browser: bool) -> None:
    typer.echo(_("Onward runs already: {address}").format(address=there.address()))
    _open(there, browser)


def _started(made: Running, folder: Path, browser: bool) -> None:
    typer.echo(_("Onward is open: {address}").format(address=made.address()))
    typer.echo(_("Your data: {folder}. Stop with Ctrl-C.").format(folder=folder))
    sys.stdout.flush()
    _open(made, browser)


def _open(made: Running, browser: bool) -> None:
    if browser and has_screen():
        webbrowser.open(made.opened())
