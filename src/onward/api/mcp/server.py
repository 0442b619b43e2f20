"""The server: its tools, and what an assistant is told before it uses them."""

from __future__ import annotations

from collections.abc import Callable
from inspect import getdoc
from typing import Any
from uuid import UUID

from mcp.server.mcpserver import MCPServer
from mcp_types import ToolAnnotations

from onward import __version__
from onward.api.mcp.reading import ReadingTools
from onward.api.mcp.writing import WritingTools

Tool = Callable[..., dict[str, Any]]
_TOLD = """Onward keeps one person's job search and says which lessons its data carry.

Find before you write: call find_applications first, and name an application by its number ("#12").
log_event and add_application only say what they would do until they are called with confirm=true; show that to the
person and ask before you confirm. Every write can be taken back with undo.
Repeat verdicts as they stand, with their counts. "can't know" and "keep watching" are answers: draw no lesson from
them, and advise no change that no verdict carries. One rejection is almost never a reason to change anything."""
_READS = ToolAnnotations(read_only_hint=True, open_world_hint=False)
_WRITES = ToolAnnotations(
    read_only_hint=False, destructive_hint=False, idempotent_hint=False, open_world_hint=False
)


def server(search: UUID) -> MCPServer:
    """A server for one search."""
    made = MCPServer("onward", title="Onward", version=__version__, instructions=_TOLD)
    reads, writes = ReadingTools(search), WritingTools(search)
    reading: tuple[Tool, ...] = (
        reads.find_applications,
        reads.read_application,
        reads.read_search,
        reads.ask_claim,
        reads.next_steps,
    )
    writing: tuple[Tool, ...] = (writes.log_event, writes.add_application, writes.undo)
    for tool in reading:
        made.add_tool(tool, description=getdoc(tool), annotations=_READS)
    for tool in writing:
        made.add_tool(tool, description=getdoc(tool), annotations=_WRITES)
    return made


def serve(search: UUID) -> None:
    """Answer on standard input and output until it is closed."""
    server(search).run("stdio")
