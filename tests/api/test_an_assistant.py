"""An assistant over standard input and output: it finds, asks, and writes only what was confirmed."""

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from mcp import Client, StdioServerParameters

from onward import __version__

Calling = Callable[..., Awaitable[Any]]


def onward(folder: Path, *arguments: str) -> str:
    command = [sys.executable, "-m", "onward.cli", *arguments, "--data", str(folder)]
    around = {name: value for name, value in os.environ.items() if not name.startswith(("DJANGO_", "ONWARD_"))}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=around)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("assistant")
    onward(made, "search", "new", "Mine")
    onward(made, "add", "Acme", "Engineer", "--on", "2026-03-02", "--source", "LinkedIn")
    onward(made, "add", "Acme", "Analyst", "--on", "2026-03-03")
    return made


def assisted(folder: Path, work: Callable[[Client, Calling], Awaitable[None]]) -> None:
    """Run work against a server that is started as an assistant starts it."""

    async def run() -> None:
        server = StdioServerParameters(
            command=sys.executable, args=["-m", "onward.cli", "mcp", "--data", str(folder)]
        )
        async with Client(server, read_timeout_seconds=60) as client:

            async def call(name: str, **arguments: Any) -> Any:
                result = await client.call_tool(name, arguments)
                if result.is_error:
                    return str(result.content[0].text)  # type: ignore[union-attr]
                return result.structured_content

            await work(client, call)

    asyncio.run(run())


def test_it_is_told_what_each_tool_does(folder: Path) -> None:
    async def work(client: Client, call: Calling) -> None:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert set(tools) == {
            *(
                "find_applications",
                "read_application",
                "read_search",
                "ask_claim",
                "next_steps",
                "read_experiments",
            ),
            *("log_event", "add_application", "toss_coin", "undo"),
        }
        for name, tool in tools.items():
            assert len(tool.description or "") > 40, name
            assert tool.annotations is not None
            assert tool.annotations.read_only_hint == (
                name not in {"log_event", "add_application", "toss_coin", "undo"}
            )
        assert "confirm" in tools["log_event"].input_schema["properties"]
        assert client.server_info is not None
        assert (client.server_info.name, client.server_info.version) == ("onward", __version__)
        assert "confirm=true" in (client.instructions or "")

    assisted(folder, work)


def test_it_finds_and_reads(folder: Path) -> None:
    async def work(_: Client, call: Calling) -> None:
        found = await call("find_applications", words="acme engineer")
        assert [(a["number"], a["place"]) for a in found["applications"]] == [("#1", "applied")]
        whole = await call("read_application", which="#1")
        assert [(e["kind"], e["on"]) for e in whole["events"]] == [("applied", "2026-03-02")]
        assert "#2 Acme · Analyst; #1 Acme · Engineer" in await call("read_application", which="acme")
        assert "No application fits" in await call("read_application", which="zzz")
        search = await call("read_search")
        assert search["headline"]
        assert search["search"] == "Mine"
        assert (await call("next_steps"))["next"][0]["why"]
        assert (await call("ask_claim", claim="cover letter"))["claims"] == []

    assisted(folder, work)


def test_it_writes_only_what_was_confirmed(folder: Path) -> None:
    async def work(_: Client, call: Calling) -> None:
        asked = {"which": "acme engineer", "what": "rejected", "on": "2026-03-09"}
        dry = await call("log_event", **asked)
        assert (dry["done"], dry["would"]["record"]) == (False, "rejected")
        assert (await call("read_application", which="#1"))["ending"] is None
        done = await call("log_event", **asked, confirm=True)
        assert (done["done"], done["application"]["ending"]) == (True, "rejected")
        assert done["taught"].startswith("Nothing to change")
        again = await call("log_event", **asked, confirm=True)
        assert (again["done"], "already" in again["why"]) == (False, True)
        assert (await call("undo", step=done["undo"]))["done"] is False
        assert (await call("undo", step=done["undo"], confirm=True))["done"] is True
        assert "can't be taken back" in await call("undo", step=done["undo"], confirm=True)
        assert (await call("read_application", which="#1"))["ending"] is None
        assert "has not come yet" in await call("log_event", which="#1", what="offer", on="2090-01-01")
        assert "what: 'sang' is none of these" in await call("log_event", which="#1", what="sang")

    assisted(folder, work)


def test_it_adds_what_is_not_there(folder: Path) -> None:
    async def work(_: Client, call: Calling) -> None:
        new = {"employer": "Acme", "role": "Engineer", "sent_on": "2026-03-12"}
        dry = await call("add_application", **new)
        assert (dry["done"], [a["number"] for a in dry["looks_like"]]) == (False, ["#1"])
        made = await call("add_application", employer="Harbor", confirm=True)
        assert (made["done"], made["application"]["place"]) == (True, "saved")
        assert "needs an employer" in await call("add_application", employer="  ", confirm=True)

    assisted(folder, work)


def test_what_others_write_meanwhile_is_seen(folder: Path) -> None:
    async def work(_: Client, call: Calling) -> None:
        before = (await call("find_applications"))["total"]
        await asyncio.to_thread(onward, folder, "add", "Quay", "--on", date.today().isoformat())
        assert (await call("find_applications"))["total"] == before + 1
        told = json.loads(await asyncio.to_thread(onward, folder, "today", "--json"))
        assert (await call("read_search"))["headline"] == told["headline"]

    assisted(folder, work)
