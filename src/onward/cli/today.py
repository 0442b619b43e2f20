"""`onward today`, `onward claims`, `onward claim`, `onward why`: what the search says."""

from __future__ import annotations

from typing import Annotated

import typer

from onward.cli.entering import AsJson, SearchName, enter_search
from onward.cli.serve import Data
from onward.cli.speaking import Lang
from onward.language import later as _later


def today(data: Data = None, search: SearchName = None, as_json: AsJson = False, _lang: Lang = None) -> None:
    """Say where the search stands, and what to do next."""
    there = enter_search(data, search)
    from onward.cli.inside.telling import tell_today  # noqa: PLC0415

    tell_today(there, as_json=as_json)


def claims(data: Data = None, search: SearchName = None, as_json: AsJson = False, _lang: Lang = None) -> None:
    """Say what you may be tempted to learn, and what the search has really taught."""
    there = enter_search(data, search)
    from onward.cli.inside.telling import tell_claims  # noqa: PLC0415

    tell_claims(there, as_json=as_json)


def claim(
    text: Annotated[
        str, typer.Argument(metavar='"COLUMN = LEVEL"', help=_later("What you think makes a difference."))
    ],
    data: Data = None,
    search: SearchName = None,
    as_json: AsJson = False,
    _lang: Lang = None,
) -> None:
    """Register a claim of your own before its outcomes are known."""
    there = enter_search(data, search)
    from onward.cli.inside.claiming_it import register_it  # noqa: PLC0415

    register_it(there, text, as_json=as_json)


def why(
    words: Annotated[
        str, typer.Argument(metavar="CLAIM", help=_later("Its id, or words that occur in it: see onward claims."))
    ],
    data: Data = None,
    search: SearchName = None,
    as_json: AsJson = False,
    _lang: Lang = None,
) -> None:
    """Say why a claim has its verdict, and what would settle it."""
    there = enter_search(data, search)
    from onward.cli.inside.claiming_it import tell_why  # noqa: PLC0415

    tell_why(there, words, as_json=as_json)


today.__doc__ = _later("Say where the search stands, and what to do next.")
claims.__doc__ = _later("Say what you may be tempted to learn, and what the search has really taught.")
claim.__doc__ = "\n\n".join(
    [
        _later("Register a claim of your own before its outcomes are known."),
        _later("Examples:"),
        """
  onward claim "resume = Resume B"

  onward claim "Job level = Senior"
""",
    ]
)
why.__doc__ = "\n\n".join(
    [
        _later("Say why a claim has its verdict, and what would settle it."),
        _later("Examples:"),
        """
  onward why "resume b"

  onward why source:linkedin --json
""",
    ]
)
