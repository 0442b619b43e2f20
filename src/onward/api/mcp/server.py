"""The server: its tools, and what an assistant is told before it uses them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from inspect import getdoc
from typing import Any
from uuid import UUID

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import ToolAnnotations
from pydantic import ValidationError

from onward import __version__
from onward.api.mcp.reading import ReadingTools
from onward.api.mcp.writing import WritingTools
from onward.api.wrong import where, why
from onward.language import speaking

Tool = Callable[..., dict[str, Any]]
_TOLD = """Onward keeps one person's job search and says which lessons its data carry.

Find before you write: call find_applications first, and name an application by its number ("#12").
log_event, add_application and toss_coin only say what they would do until they are called with confirm=true; show
that to the person and ask before you confirm. Every write can be taken back with undo, except a toss of the coin.
Repeat verdicts as they stand, with their counts. "can't know" and "keep watching" are answers: draw no lesson from
them, and advise no change that no verdict carries. One rejection is almost never a reason to change anything."""
_READS = ToolAnnotations(read_only_hint=True, open_world_hint=False)
_WRITES = ToolAnnotations(
    read_only_hint=False, destructive_hint=False, idempotent_hint=False, open_world_hint=False
)


class _Server(MCPServer):
    """Says in words what is wrong with a call; an argument that nobody knows is not left unsaid."""

    async def call_tool(self, name: str, arguments: dict[str, Any], context: Any = None) -> Any:
        """Call a tool."""
        known = {tool.name: tool.input_schema.get("properties", {}) for tool in await self.list_tools()}
        wrong = [f"{given!r} is not known here" for given in arguments if given not in known.get(name, arguments)]
        if wrong:
            raise ToolError(_refused(wrong, f"It takes: {', '.join(known[name])}."))
        try:
            return await super().call_tool(name, arguments, context)
        except ToolError as error:
            raise _said(error) from error.__cause__


def _said(error: ToolError) -> ToolError:
    """The same without what the library puts before it, and without pydantic's words."""
    if isinstance(error.__cause__, ToolError):
        return ToolError(str(error.__cause__))
    if isinstance(error.__cause__, ValidationError):
        with speaking("en"):  # as all that tools say themselves
            return ToolError(_refused([f"{where(one['loc'])}: {why(one)}" for one in error.__cause__.errors()]))
    return error


def _refused(wrong: Sequence[str], *more: str) -> str:
    return " ".join([f"{'; '.join(wrong)}.", *more, "Nothing was done."])


def server(search: UUID) -> MCPServer:
    """A server for one search."""
    made = _Server("onward", title="Onward", version=__version__, instructions=_TOLD)
    reads, writes = ReadingTools(search), WritingTools(search)
    reading: tuple[Tool, ...] = (
        reads.find_applications,
        reads.read_application,
        reads.read_search,
        reads.ask_claim,
        reads.next_steps,
        reads.read_experiments,
    )
    writing: tuple[Tool, ...] = (writes.log_event, writes.add_application, writes.toss_coin, writes.undo)
    for tool in reading:
        made.add_tool(tool, description=getdoc(tool), annotations=_READS)
    for tool in writing:
        made.add_tool(tool, description=getdoc(tool), annotations=_WRITES)
    return made


def serve(search: UUID) -> None:
    """Answer on standard input and output until it is closed."""
    server(search).run("stdio")
