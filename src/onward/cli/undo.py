"""`onward undo`: take the latest step back."""

from __future__ import annotations

from onward.cli.entering import AsJson, SearchName, enter_search
from onward.cli.serve import Data
from onward.cli.speaking import Lang
from onward.language import later as _later


def undo(data: Data = None, search: SearchName = None, as_json: AsJson = False, _lang: Lang = None) -> None:
    """Take the latest step back, wherever it was made: here, in the app, by another program."""
    there = enter_search(data, search)
    from onward.cli.inside.undoing_it import undo_it  # noqa: PLC0415

    undo_it(there, as_json=as_json)


undo.__doc__ = _later("Take the latest step back, wherever it was made: here, in the app, by another program.")
