"""`onward mcp`: let an assistant in, over standard input and output."""

from __future__ import annotations

from onward.cli.entering import SearchName, enter_search
from onward.cli.serve import Data
from onward.cli.speaking import Lang
from onward.language import later as _later


def mcp(data: Data = None, search: SearchName = None, _lang: Lang = None) -> None:
    """Let an assistant into one search, by the Model Context Protocol over standard input and output."""
    there = enter_search(data, search)
    from onward.api.mcp.server import serve  # noqa: PLC0415

    serve(there.pk)


mcp.__doc__ = "\n\n".join(
    [
        _later("Let an assistant into one search, by the Model Context Protocol over standard input and output."),
        _later("The app may run at the same time. Tell your assistant to start:"),
        """
  onward mcp --search "My search"
""",
    ]
)
