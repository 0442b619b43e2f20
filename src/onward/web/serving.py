"""Starting the app on the loopback: one a data folder; a second start finds the first."""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import socket
import urllib.request
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import quote

ADDRESS = "127.0.0.1"
PORT = 8463
_PORTS_TRIED = 20
_THREADS = 8


class CannotServeError(Exception):
    """The app can't be started; the message says what to do."""


@dataclass(frozen=True)
class Running:
    """An app that runs: whose process, which port, and the secret that its opened address carries."""

    pid: int
    port: int
    secret: str

    def address(self, page: str = "/") -> str:
        """What a browser is sent to."""
        return f"http://{ADDRESS}:{self.port}/enter?key={self.secret}&next={quote(page, safe='/')}"

    @property
    def alive(self) -> bool:
        """Whether it answers."""
        try:
            with urllib.request.urlopen(f"http://{ADDRESS}:{self.port}/healthz", timeout=2) as answer:
                return bool(answer.status == 200)
        except OSError:
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
        CannotServeError: if the port that was asked for is taken.
    """
    from granian import Granian  # noqa: PLC0415
    from granian.constants import Interfaces  # noqa: PLC0415

    made = Running(os.getpid(), _free_port(port), secrets.token_urlsafe(24))
    os.environ["ONWARD_START_SECRET"] = made.secret
    # A worker draws no matrices large enough to share among threads.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    server = Granian(
        "onward.web.wsgi:application",
        address=ADDRESS,
        port=made.port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=_THREADS,
        websockets=False,
        log_enabled=False,
        workers_kill_timeout=5,
    )
    note = folder / "running.json"
    _write_private(note, json.dumps(asdict(made)))
    server.on_startup(lambda: _when_it_answers(made, started))
    try:
        server.serve()
    finally:
        with contextlib.suppress(OSError):
            if json.loads(note.read_text()).get("pid") == made.pid:
                note.unlink()


def _when_it_answers(made: Running, started: Callable[[Running], None]) -> None:
    from threading import Thread  # noqa: PLC0415
    from time import sleep  # noqa: PLC0415

    def wait() -> None:
        for _ in range(200):
            if made.alive:
                started(made)
                return
            sleep(0.05)

    Thread(target=wait, daemon=True).start()


def _free_port(wanted: int | None) -> int:
    if wanted is not None:
        if not _is_free(wanted):
            raise CannotServeError(f"port {wanted} is taken; choose another with --port, or leave it out")
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
