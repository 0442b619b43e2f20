"""Starting the app on the loopback: one a data folder; a second start finds the first."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import secrets
import socket
import time
import urllib.request
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import quote

from onward.language import gettext as _
from onward.web import daily
from onward.web.health import start_sign
from onward.web.heeding import heed
from onward.web.held import HeldError, held
from onward.web.tickets import ticket

ADDRESS = "127.0.0.1"
PORT = 8463
_PORTS_TRIED = 20
_THREADS = 8
_PATIENCE = 15
"""Seconds to wait until a start that came before this one answers."""


class CannotServeError(Exception):
    """The app can't be started; the message says what to do."""


class RunsAlreadyError(Exception):
    """Another start was faster; `there` is what runs."""

    def __init__(self, there: Running) -> None:
        super().__init__(there.address())
        self.there = there


@dataclass(frozen=True)
class Running:
    """An app that runs: whose process, which port, and the secret that its opened address carries."""

    pid: int
    port: int
    secret: str

    def address(self, page: str = "/") -> str:
        """What the terminal shows."""
        return f"http://{ADDRESS}:{self.port}/enter?key={self.secret}&next={quote(page, safe='/')}"

    def opened(self, page: str = "/") -> str:
        """What a browser is started with: other programs can read it, so it opens the door only once."""
        return f"http://{ADDRESS}:{self.port}/enter?ticket={ticket(self.secret)}&next={quote(page, safe='/')}"

    @property
    def alive(self) -> bool:
        """Whether it answers: this very start, and not whatever else took its port since."""
        try:
            with urllib.request.urlopen(f"http://{ADDRESS}:{self.port}/healthz", timeout=2) as answer:
                return bool(json.load(answer).get("start") == start_sign(self.secret))
        except (OSError, ValueError, AttributeError):
            return False


def running(folder: Path) -> Running | None:
    """The app that serves a data folder now, if any."""
    try:
        found = Running(**json.loads((folder / "running.json").read_text()))
    except (OSError, ValueError, TypeError):
        return None
    return found if found.alive else None


def serve(folder: Path, *, port: int | None, started: Callable[[Running], None]) -> None:
    """Serve a data folder until stopped.

    Args:
        folder: in use already (`opening.use`).
        port: which; None: the usual one or the next that is free.
        started: called once the app answers.

    Raises:
        CannotServeError: if the port that was asked for is taken, or the folder can't be written.
        RunsAlreadyError: if another start serves this folder.
    """
    try:
        with held(folder / ".serving"):
            _serve(folder, port, started)
    except HeldError:
        raise RunsAlreadyError(_the_other(folder)) from None
    except OSError as error:
        raise CannotServeError(_why(folder, error)) from error


def _serve(folder: Path, port: int | None, started: Callable[[Running], None]) -> None:
    from django.db import connections  # noqa: PLC0415

    made = Running(os.getpid(), _free_port(port), secrets.token_urlsafe(24))
    os.environ["ONWARD_START_SECRET"] = made.secret
    # A worker draws no matrices large enough to share among threads.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    connections.close_all()  # the worker opens its own
    server = _server(made.port)
    heed(server)
    note = folder / "running.json"
    # Only once the server heeds who stops it: before, nobody would take the note away.
    server.on_startup(lambda: _write_private(note, json.dumps(asdict(made))))
    server.on_startup(lambda: _when_it_answers(made, started))
    daily.begin(folder)
    try:
        server.serve()
    finally:
        daily.make(folder)
        with contextlib.suppress(OSError, ValueError):
            if json.loads(note.read_text()).get("pid") == made.pid:
                note.unlink()


def _server(port: int) -> Any:
    from granian import Granian  # noqa: PLC0415
    from granian.constants import Interfaces  # noqa: PLC0415

    return Granian(
        "onward.web.wsgi:application",
        address=ADDRESS,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=_THREADS,
        websockets=False,
        log_enabled=False,
        workers_kill_timeout=5,
    )


def _the_other(folder: Path) -> Running:
    """Who holds the folder; a start that is not ready yet is given a moment."""
    last = time.monotonic() + _PATIENCE
    while time.monotonic() < last:
        there = running(folder)
        if there is not None:
            return there
        time.sleep(0.1)
    line = _("{folder}: another start of Onward holds this folder and does not answer; stop it, then start again")
    raise CannotServeError(line.format(folder=folder))


def _why(folder: Path, error: OSError) -> str:
    if error.errno == errno.ENOSPC:
        return _("{folder}: the disk is full; free some space and start again").format(folder=folder)
    line = _("{folder}: the data folder can't be used ({why}); free it or choose another with --data")
    return line.format(folder=folder, why=error.strerror or str(error))


def _when_it_answers(made: Running, started: Callable[[Running], None]) -> None:
    def wait() -> None:
        for _again in range(200):
            if made.alive:
                started(made)
                return
            time.sleep(0.05)

    Thread(target=wait, daemon=True).start()


def _free_port(wanted: int | None) -> int:
    if wanted is not None:
        if not _is_free(wanted):
            line = _("port {port} is taken; choose another with --port, or leave it out")
            raise CannotServeError(line.format(port=wanted))
        return wanted
    for port in range(PORT, PORT + _PORTS_TRIED):
        if _is_free(port):
            return port
    with socket.socket() as any_free:
        any_free.bind((ADDRESS, 0))
        return int(any_free.getsockname()[1])


def _is_free(port: int) -> bool:
    with socket.socket() as there:
        there.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            there.bind((ADDRESS, port))
        except OSError:
            return False
    return True


def _write_private(path: Path, text: str) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as out:
        out.write(text)
