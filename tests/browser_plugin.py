"""A real browser against the real server. Where there is no browser, these tests are left out, and say so.

ONWARD_BROWSER names one; with ONWARD_NEEDS_BROWSER=1 a missing one is a failure (as CI asks for).
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome", "microsoft-edge")
BROWSER = Path(__file__).parent / "browser"
_QUIET = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def found_browser() -> str | None:
    """A Chromium of this machine."""
    return os.environ.get("ONWARD_BROWSER") or next(filter(None, map(shutil.which, _NAMES)), None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One process has the browser; without one, these tests are left out."""
    here = [item for item in items if BROWSER in item.path.parents]
    for item in here:
        item.add_marker(pytest.mark.xdist_group("browser"))
        if found_browser() is None and os.environ.get("ONWARD_NEEDS_BROWSER") != "1":
            item.add_marker(
                pytest.mark.skip(
                    reason="no browser was found: install Debian's chromium, or name one in ONWARD_BROWSER"
                )
            )


@dataclass(frozen=True)
class App:
    """The server of these tests.

    Attributes:
        address: where it is, without a path.
        door: the address that lets in.
        data: its data folder.
    """

    address: str
    door: str
    data: Path


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The real server, as `onward serve` starts it."""
    data = tmp_path_factory.mktemp("browser") / "data"
    env = {name: value for name, value in os.environ.items() if not name.startswith(("DJANGO_", "ONWARD_"))}
    env |= {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
    command = [
        sys.executable,
        "-m",
        "onward.cli",
        "serve",
        "--data",
        str(data),
        "--no-browser",
        "--port",
        _free_port(),
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        found = re.search(r"(http://[^/ ]+)/\S+", first)
        assert found, first
        yield App(found[1], found[0], data)
        process.terminate()
        process.wait(20)


def _free_port() -> str:
    import socket  # noqa: PLC0415

    with socket.socket() as there:
        there.bind(("127.0.0.1", 0))
        return str(there.getsockname()[1])


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser of all these tests."""
    path = found_browser()
    assert path, "no browser was found, and ONWARD_NEEDS_BROWSER asks for one: install Debian's chromium"
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - other tests don't pay for it

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=_QUIET)
        yield started
        started.close()


@pytest.fixture
def context(browser: Browser, app: App) -> Iterator[BrowserContext]:
    """A person who has come in by the door and has not chosen a search."""
    made = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB", base_url=app.address)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext, app: App, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page; an error in its console, or a refusal by the content policy, fails the test."""
    from seeing import picture  # noqa: PLC0415

    made, said = context.new_page(), list[str]()

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error" and "Failed to load resource" not in message.text:
            said.append(message.text)

    made.on("console", hear)
    made.on("pageerror", lambda error: said.append(str(error)))
    made.goto(app.door)
    yield made
    picture(made, request.node.name)
    assert said == []
